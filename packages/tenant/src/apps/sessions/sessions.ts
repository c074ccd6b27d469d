import { invalidRequest, notFound } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { Principal } from '../../identity/principal.ts';
import type { Apps } from '../apps.ts';
import { isOwn, ownApp } from '../own-item.ts';
import { sessionBody, sessionFamily, statusAt, type EndStatus, type SessionBody } from './session-family.ts';
import { keptMessages, type NewMessage } from './session-messages.ts';

/** What a new session is made of. */
export interface NewSession {
  readonly appId: string;
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly messages?: readonly NewMessage[];
}

/** What can be changed of a session that runs. */
export interface SessionChanges {
  /** Takes the place of those before. */
  readonly messages?: readonly NewMessage[];
  readonly status?: EndStatus;
  /** Not less than before. */
  readonly timeoutSeconds?: number;
}

/** The sessions of apps: what an app says of work that takes longer. */
export interface Sessions {
  readonly family: Family;
  /** A session of one's own. */
  find(principal: Principal, id: string): ItemRow | undefined;
  /** A session of one's own. @throws {TenantApiError} 404 */
  seen(principal: Principal, id: string): ItemRow;
  /** @throws {TenantApiError} 400, 403 */
  create(actor: Actor, session: NewSession): ItemRow;
  /** @throws {TenantApiError} 400 when the session has ended or timed out. */
  update(actor: Actor, row: ItemRow, changes: SessionChanges): ItemRow;
}

/** Benchling's client library knows a closed session by these words. */
const closed = 'Session has been closed and cannot be updated';

/** Keeps sessions as items that only their app sees. */
export function createSessions(engine: Engine, apps: Apps): Sessions {
  const { clock } = engine.context;
  const family = sessionFamily(clock);
  const find = (principal: Principal, id: string): ItemRow | undefined => {
    const row = engine.items.get(id);
    return row?.type === family.type && isOwn(principal, row) ? row : undefined;
  };
  return {
    family,
    find,
    seen(principal, id) {
      const row = find(principal, id);
      if (row === undefined) throw notFound(id);
      return row;
    },
    create(actor, { appId, name, timeoutSeconds, messages = [] }) {
      const app = ownApp(apps, actor.principal, appId);
      const body: SessionBody = {
        app: { id: app.id },
        status: 'RUNNING',
        timeoutSeconds,
        messages: keptMessages(messages),
      };
      return createItem(engine, actor, family, { name, scopeId: app.principalId, body });
    },
    update(actor, row, { messages, status, timeoutSeconds }) {
      if (statusAt(row, clock.now()) !== 'RUNNING') throw invalidRequest(closed);
      const before = sessionBody(row);
      if (timeoutSeconds !== undefined && timeoutSeconds < before.timeoutSeconds)
        throw invalidRequest(
          `Invalid timeoutSeconds: ${timeoutSeconds}. It can only be increased, and is ${before.timeoutSeconds}.`,
        );
      const after: SessionBody = {
        ...before,
        status: status ?? before.status,
        timeoutSeconds: timeoutSeconds ?? before.timeoutSeconds,
        messages: messages === undefined ? before.messages : keptMessages(messages),
      };
      const properties = (['status', 'timeoutSeconds', 'messages'] as const).map((property) => ({
        property,
        from: before[property],
        to: after[property],
      }));
      return updateItem(engine, actor, family, row, { ...row, body: JSON.stringify(after) }, { properties });
    },
  };
}
