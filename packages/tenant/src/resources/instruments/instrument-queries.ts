import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import { EVERYONE } from '../../engine/item-row.ts';
import { getOperation } from '../../engine/read-operations.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { Feature } from '../../feature.ts';

/** What an instrument was asked and what it said. */
export interface InstrumentAnswer {
  readonly command: string;
  /** Default: a connection that has no name. */
  readonly connectionId?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Default `SUCCEEDED`. */
  readonly status?: string;
  readonly info?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Queries of instruments, and how to set what they say. */
export interface InstrumentQueries extends Feature {
  /** Makes a query, or changes the one with this id; gives the id. Benchling's gateway does this for instruments. */
  set(actor: Actor, answer: InstrumentAnswer & { readonly id?: string }): string;
}

const instrumentQuery: Family = {
  type: 'instrument_query',
  label: 'Instrument Query',
  prefix: 'insq_',
  path: '/instruments',
  listKey: 'instrumentQueries',
  head: (row, lookup) => ({ id: row.id, createdAt: lookup.time(row.created_at) }),
  filters: {},
  defaultSort: 'createdAt:asc',
};

/** Queries of instruments: a stand-in whose answers the control API sets. */
export function instrumentQueries(engine: Engine): InstrumentQueries {
  return {
    name: 'instrument-queries',
    set: (actor, { id, command, ...given }) => {
      const body = {
        command,
        connectionId: 'conn_local',
        params: {},
        status: 'SUCCEEDED',
        info: '',
        values: {},
        ...given,
      };
      const before = id === undefined ? undefined : engine.items.get(id);
      return engine.context.db.transaction(() => {
        if (before?.type !== instrumentQuery.type) {
          const made = { ...(id === undefined ? {} : { id }), name: command, scopeId: EVERYONE, body };
          return createItem(engine, actor, instrumentQuery, made).id;
        }
        const after = { ...before, name: command, body: JSON.stringify(body) };
        const properties = [{ property: 'answer', from: JSON.parse(before.body) as unknown, to: body }];
        return updateItem(engine, actor, instrumentQuery, before, after, { properties }).id;
      });
    },
    operations: {
      getInstrumentQuery: {
        support: 'partial',
        differs: 'The control API says what instruments answer, and everyone in the tenant may read it.',
        handle: getOperation(engine, instrumentQuery, 'instrument_query_id'),
      },
    },
  };
}
