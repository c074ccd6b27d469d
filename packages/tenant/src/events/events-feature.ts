import { invalidRequest } from '../api-error.ts';
import type { Engine } from '../engine/engine.ts';
import { hideNames, mayShowLinks } from '../engine/fields/hide-names.ts';
import type { Condition } from '../engine/filter.ts';
import { commaList } from '../engine/filters.ts';
import { readable } from '../engine/list-items.ts';
import { createLookup } from '../engine/lookup.ts';
import { pageSize } from '../engine/paging.ts';
import { parseTime } from '../engine/time-range.ts';
import type { Feature } from '../feature.ts';
import { RawJson } from '../request.ts';
import { eventMigrations } from './event-log.ts';
import { eventTypes } from './event-types.ts';
import type { Events } from './events.ts';

/** The events of a tenant in API v2. */
export function eventsFeature(engine: Engine, { log }: Events): Feature {
  return {
    name: 'events',
    migrations: eventMigrations,
    operations: {
      listEvents: {
        support: 'faithful',
        handle({ principal, query }) {
          const { poll } = query;
          const size = pageSize(query);
          const start = startOf(log, query);
          const conditions = [...asked(query), ...readable(engine, principal)];
          const found = log.after(start, conditions, size + 1);
          const page = found.slice(0, size);
          const more = found.length > size || poll === true;
          const nextToken = more ? tokenOf(page.at(-1)?.number ?? start) : '';
          const lookup = createLookup(engine, principal);
          // They hold their items as those were, which links in them may say more about than the reader may know.
          const events = page
            .map(({ payload }) => (mayShowLinks(payload) ? hideNames(payload, lookup) : payload))
            .join(',');
          return { body: new RawJson(`{"events":[${events}],"nextToken":${JSON.stringify(nextToken)}}`) };
        },
      },
    },
  };
}

type Query = Readonly<Record<string, unknown>>;

/** The number of the event behind which the page begins. */
function startOf(log: Events['log'], query: Query): number {
  const { nextToken, startingAfter } = query;
  if (typeof nextToken === 'string' && nextToken !== '') return numberOfToken(nextToken);
  if (typeof startingAfter !== 'string') return 0;
  const number = log.numberOf(startingAfter);
  if (number === undefined) {
    throw invalidRequest(`Invalid startingAfter: ${startingAfter}. The last two weeks have no such event.`, {
      invalidId: startingAfter,
    });
  }
  return number;
}

function asked(query: Query): Condition[] {
  const conditions: Condition[] = [];
  const { 'createdAt.gte': from, eventTypes: types } = query;
  if (typeof from === 'string') {
    const time = parseTime(from);
    if (time === undefined) throw invalidRequest(`createdAt.gte takes a time such as "2020-05-23", not "${from}".`);
    conditions.push({ sql: 'occurred_at >= ?', values: [time] });
  }
  if (typeof types === 'string') {
    const wanted = commaList(types);
    const unknown = wanted.filter((type) => !eventTypes.includes(type));
    if (unknown.length > 0) {
      throw invalidRequest(`Invalid eventTypes: ${unknown.join(', ')}. There is ${eventTypes.join(', ')}.`);
    }
    conditions.push({
      sql: 'events.type IN (SELECT value FROM json_each(?))',
      values: [JSON.stringify(wanted)],
    });
  }
  return conditions;
}

function tokenOf(number: number): string {
  return Buffer.from(JSON.stringify([number])).toString('base64');
}

function numberOfToken(token: string): number {
  const [, digits] = /^\[(\d{1,15})\]$/u.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
  if (digits === undefined) throw invalidRequest('Invalid nextToken: send on the nextToken of the page before.');
  return Number(digits);
}
