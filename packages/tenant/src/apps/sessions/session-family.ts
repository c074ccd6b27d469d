import type { TenantClock } from '../../clock/clock.ts';
import type { Family } from '../../engine/family.ts';
import type { ItemRow } from '../../engine/item-row.ts';

/** How a session stands that its app has ended. */
export type EndStatus = 'SUCCEEDED' | 'FAILED' | 'COMPLETED_WITH_WARNINGS';

/** How a session stands. */
export type SessionStatus = 'RUNNING' | EndStatus | 'TIMEOUT';

/** What an app tells people while it works. */
export interface SessionMessage {
  readonly content: string;
  readonly style: 'NONE' | 'INFO' | 'SUCCESS' | 'WARNING' | 'ERROR';
}

/** The stored body of a session. */
export interface SessionBody {
  readonly app: { readonly id: string };
  /** `TIMEOUT` is never stored: it comes with time. */
  readonly status: 'RUNNING' | EndStatus;
  readonly timeoutSeconds: number;
  readonly messages: readonly SessionMessage[];
}

/** What is stored of a session. */
export function sessionBody(row: ItemRow): SessionBody {
  return JSON.parse(row.body) as SessionBody;
}

/** How a session stands at a time: one that was not ended within its time has timed out. */
export function statusAt(row: ItemRow, now: number): SessionStatus {
  const { status, timeoutSeconds } = sessionBody(row);
  return status === 'RUNNING' && now > row.created_at + timeoutSeconds * 1000 ? 'TIMEOUT' : status;
}

/** Sessions of apps; they are only shown, so nothing has to happen when one times out. */
export function sessionFamily(clock: TenantClock): Family {
  return {
    type: 'app_session',
    label: 'App Session',
    prefix: 'sesn_',
    path: '/app-sessions',
    listKey: 'appSessions',
    headOnly: true,
    head: (row, lookup) => ({
      ...sessionBody(row),
      id: row.id,
      name: row.name,
      status: statusAt(row, clock.now()),
      createdAt: lookup.time(row.created_at),
      modifiedAt: lookup.time(row.modified_at),
    }),
    filters: {},
    defaultSort: 'createdAt',
  };
}
