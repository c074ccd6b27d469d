import { auditFilesDiffer } from '../audit/audit-feature.ts';
import type { AuditFormat } from '../audit/audit-exports.ts';
import { logsOfMakers } from '../audit/logs-of-makers.ts';
import type { NumberedRow } from '../audit/audit-log.ts';
import { invalidRequest, notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { Condition, Filter } from '../engine/filter.ts';
import { readable } from '../engine/list-items.ts';
import { decodePageToken, encodePageToken } from '../engine/page-token.ts';
import { allOf, pageSize } from '../engine/paging.ts';
import type { Feature } from '../feature.ts';
import type { Principal } from '../identity/principal.ts';
import type { Call, Reply } from '../request.ts';
import { anyOf, timeFilters } from './filters.ts';
import { demandPageSize } from './list-page.ts';
import { shape } from './shape.ts';
import { operationTask } from './task-state.ts';
import type { V3Parts } from './v3-parts.ts';

const filters: Readonly<Record<string, Filter>> = {
  'id.anyOf': anyOf('id'),
  'action.anyOf': anyOf("content ->> 'action'"),
  'reasonCode.anyOf': anyOf("content ->> 'reasonCode'"),
  'objectId.anyOf': anyOf('item_developer_id'),
  'userId.anyOf': anyOf('user_id'),
  ...timeFilters('createdAt', 'created_at'),
};

/** The audit log in API v3: of what a caller can read, whoever did it; tenant admins see all of it. */
export function auditLogFeature(parts: V3Parts): Feature {
  const { audit, auditExports, context, engine } = parts;
  const seenBy = (principal: Principal): Condition[] =>
    readable(engine, principal).map(({ sql, values }) => ({
      sql: `item_developer_id IN (
        SELECT id FROM items WHERE ${sql} AND (type NOT IN (SELECT value FROM json_each(?)) OR creator_id = ?)
      )`,
      values: [...values, JSON.stringify(logsOfMakers), principal.id],
    }));
  const list = ({ principal, query }: Call): Reply => {
    demandPageSize(query);
    const descending = query['sort'] === 'createdAt:desc';
    const size = pageSize(query);
    const asking = { db: context.db, readable: readable(engine, principal) };
    const asked = Object.entries(query).flatMap(([name, value]) => filters[name]?.(String(value), name, asking) ?? []);
    const conditions = [...seenBy(principal), ...asked.map(withTimesAsText), ...after(query['nextToken'], descending)];
    const rows = audit.find(allOf(conditions), { limit: size + 1, descending });
    const page = rows.slice(0, size);
    const last = rows.length > size ? page.at(-1) : undefined;
    return {
      body: {
        items: page.map((row) => shape(query, view(row))),
        nextToken: last ? encodePageToken({ value: Date.parse(last.createdAt), id: last.id }) : '',
      },
    };
  };
  const after = (token: unknown, descending: boolean): Condition[] => {
    if (typeof token !== 'string' || token === '') return [];
    const { id } = decodePageToken(token, true);
    const [end] = audit.find({ sql: 'id = ?', values: [id] }, { limit: 1, descending });
    if (end === undefined) throw invalidRequest('Invalid nextToken: send on the nextToken of the page before.');
    return [{ sql: `number ${descending ? '<' : '>'} ?`, values: [end.number] }];
  };
  return {
    name: 'audit log v3',
    operationsV3: {
      'AuditLog.List': { support: 'faithful', handle: list },
      'AuditLog.Get': {
        support: 'faithful',
        handle({ principal, path, query }) {
          const id = path['audit_log_id'] ?? '';
          const where = allOf([{ sql: 'id = ?', values: [id] }, ...seenBy(principal)]);
          const [row] = audit.find(where, { limit: 1, descending: false });
          if (row === undefined) throw notFound(id);
          return { body: shape(query, view(row)) };
        },
      },
      'AuditLog.Export': {
        support: 'partial',
        differs: auditFilesDiffer,
        taskPath: '/tasks/audit-log/export',
        accept: ({ principal, body }) => void auditExports.objectOfLog(principal, (body as ExportInput).objectId),
        runTask({ principal, body }) {
          const { objectId, format } = body as ExportInput;
          return { downloadUrl: auditExports.create(principal, objectId, format) };
        },
      },
      'AuditLog.Export.Get': operationTask(context.tasks, 'AuditLog.Export'),
    },
  };
}

interface ExportInput {
  readonly objectId: string;
  readonly format: AuditFormat;
}

// The log keeps its times as texts of one form, whose order is that of time.
function withTimesAsText({ sql, values }: Condition): Condition {
  return { sql, values: values.map((value) => (typeof value === 'number' ? timestamp(value) : value)) };
}

function view({ number: _number, ...row }: NumberedRow): object {
  return { __typename: 'AuditLog', ...row };
}
