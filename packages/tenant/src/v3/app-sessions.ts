import type { Principal } from '../identity/principal.ts';
import { sessionBody, statusAt } from '../apps/sessions/session-family.ts';
import type { NewSession, SessionChanges } from '../apps/sessions/sessions.ts';
import { invalidRequest } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { Condition } from '../engine/filter.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { RowList } from '../engine/read-page.ts';
import type { Feature } from '../feature.ts';
import { demandShape } from '../input/demand-shape.ts';
import { listOf, objectSchema, oneOf, text, type ValueSchema } from '../input/input-schema.ts';
import type { Call } from '../request.ts';
import { batch } from './batch.ts';
import type { BulkOperation } from './bulk.ts';
import { rowFilters } from './filters.ts';
import { listPage } from './list-page.ts';
import { createRefs } from './refs.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

type ChangedSession = SessionChanges & { readonly id: string };

const listing = '/app-session/items';

// The bounds of API v2, which API v3 does not repeat.
const messages = listOf(
  objectSchema({ content: text(3, 200) }, { style: oneOf('NONE', 'INFO', 'WARNING', 'SUCCESS', 'ERROR') }),
);
const timeoutSeconds: ValueSchema = { type: 'integer', minimum: 1, maximum: 2_592_000 };
const created = objectSchema({ appId: text(), name: text(3, 100), timeoutSeconds }, { messages });
const changes = { messages, status: oneOf('SUCCEEDED', 'FAILED', 'COMPLETED_WITH_WARNINGS'), timeoutSeconds };
const changed = objectSchema({ id: text() }, changes);
const changedByPath = objectSchema({}, changes);

const list: RowList = {
  select: `SELECT id, name, name_folded, scope_id, created_at, modified_at FROM items WHERE type = 'app_session'`,
  filters: rowFilters,
  defaultSort: 'modifiedAt:desc',
};

/** The sessions of apps in API v3: the same as in API v2, and a list of one's own. */
export function appSessionFeature(parts: V3Parts, bulk: BulkOperation): Feature {
  const { context, engine, sessions } = parts;
  const refs = createRefs(parts);
  const view = (row: ItemRow): object => {
    const { app, timeoutSeconds: seconds, messages: shown } = sessionBody(row);
    return {
      __typename: 'AppSession',
      id: row.id,
      name: row.name,
      app: refs.app(app.id),
      status: statusAt(row, context.clock.now()),
      timeoutSeconds: seconds,
      messages: shown.map((message) => ({ __typename: 'AppSessionMessage', ...message })),
      createdAt: timestamp(row.created_at),
      modifiedAt: timestamp(row.modified_at),
    };
  };
  const ofPath = ({ principal, path }: Call): ItemRow => sessions.seen(principal, path['app_session_id'] ?? '');
  const ofBody = ({ principal }: Call, id: string): ItemRow => {
    const row = sessions.find(principal, id);
    if (row !== undefined) return row;
    throw invalidRequest(`Invalid id: ${id}. It does not exist or you may not have permissions to view it.`, {
      invalidId: id,
    });
  };
  const create = (call: Call, input: object): ItemRow => {
    demandShape(created, input);
    return sessions.create(call, input as NewSession);
  };
  const updateNamed = (call: Call, input: object): ItemRow => {
    demandShape(changed, input);
    const { id, ...rest } = input as ChangedSession;
    return sessions.update(call, ofBody(call, id), rest);
  };

  return {
    name: 'app sessions v3',
    operationsV3: {
      'AppSession.List': {
        support: 'faithful',
        handle: (call) =>
          listPage(context.db, call, {
            list,
            conditions: ownedBy(call.principal),
            view(id) {
              const row = engine.items.get(id);
              return row && view(row);
            },
          }),
      },
      'AppSession.Get': { support: 'faithful', handle: (call) => ({ body: shape(call.query, view(ofPath(call))) }) },
      'AppSession.Create': {
        support: 'faithful',
        handle(call) {
          const row = create(call, call.body as object);
          return { body: view(row), headers: { location: refs.url(`/app-session/${row.id}`) } };
        },
      },
      'AppSession.Update': {
        support: 'faithful',
        handle(call) {
          const row = ofPath(call);
          demandShape(changedByPath, call.body);
          return { body: view(sessions.update(call, row, call.body as SessionChanges)) };
        },
      },
      'AppSession.BatchCreate': { support: 'faithful', handle: batch((call, item) => view(create(call, item))) },
      'AppSession.BatchUpdate': { support: 'faithful', handle: batch((call, item) => view(updateNamed(call, item))) },
      'AppSession.BulkCreate': bulk({ listing, input: created, work: (call, input) => create(call, input).id }),
      'AppSession.BulkUpdate': bulk({ listing, input: changed, work: (call, input) => updateNamed(call, input).id }),
    },
  };
}

function ownedBy({ id, isTenantAdmin }: Principal): Condition[] {
  return isTenantAdmin ? [] : [{ sql: 'scope_id = ?', values: [id] }];
}
