import type { ApiSchemas } from '@ligase/benchling-api';
import { schemas as schemasV2 } from '@ligase/benchling-api/v2/schemas';
import { schemas as schemasV3 } from '@ligase/benchling-api/v3/schemas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLab, type OpenedLab } from '../contract/open-lab.ts';
import { callerOf, type CallEnd, type Caller, type SentCall } from './callers.ts';
import { hidingPlace, type HidingPlace } from './hiding-place.ts';
import { judgedCalls, notDriven, operationsNamed, type JudgedCall } from './judged-calls.ts';

// Whoever reads a container sees the ids of all that it holds, so to look at it or to take it out tells nothing new.
const ofContents = operationsNamed('getContainerContent updateContainerContent deleteContainerContent');
const snapshot = 'hidden-items';
let lab: OpenedLab;
let hiding: HidingPlace;
let insider: Caller;
let calls: readonly JudgedCall[];

beforeAll(async () => {
  lab = await openLab();
  calls = judgedCalls(lab).filter(({ id }) => !notDriven.has(id));
  hiding = await hidingPlace(lab);
  lab.tenant.control.saveSnapshot({ name: snapshot });
  insider = callerOf(lab, hiding.insider, snapshot);
}, 60_000);

afterAll(() => lab.tenant.close());

it('answers for a hidden item as for one that does not exist, wherever a call names it', async () => {
  const told: string[] = [];
  let compared = 0;

  for (const { id, call } of calls) {
    if (ofContents.has(id)) continue;
    for (const itemId of hiding.namedBy(call)) {
      hiding.hide(itemId);
      const hidden = await insider(call);
      hiding.hide(itemId);
      const absent = await insider(renamed(call, itemId, absentId(itemId)));
      compared += 1;
      if (differ(hidden, absent, itemId)) told.push(`${id} of ${itemId}: ${hidden.text} but ${absent.text}`);
    }
  }

  expect(compared).toBeGreaterThan(200);
  expect(told).toEqual([]);
}, 240_000);

it('finds by what a hidden item is called as by what nothing is called', async () => {
  const look = callerOf(lab, hiding.insider);
  const filters = calls.flatMap(filtersOf);
  const told: string[] = [];
  let compared = 0;

  for (const { id: itemId, called } of hiding.everyType()) {
    hiding.hide(itemId);
    for (const { id, call, parameter } of filters) {
      if (call.url.includes(itemId)) continue;
      for (const value of called) {
        if (value !== itemId && !/display|registry|barcode|name/iu.test(parameter)) continue;
        const hidden = await look(filtered(call, parameter, value));
        const absent = await look(filtered(call, parameter, absentId(value)));
        compared += 1;
        if (differ(hidden, absent, value) && !showsOnlyOthers(hidden, itemId, value))
          told.push(`${id} by ${parameter}=${value} (${itemId}): ${hidden.text} but ${absent.text}`);
      }
    }
    lab.tenant.control.restoreSnapshot({ name: snapshot });
  }

  expect(compared).toBeGreaterThan(10_000);
  expect(told).toEqual([]);
}, 240_000);

it('names a hidden item to nobody', async () => {
  const look = callerOf(lab, hiding.insider);
  const reads = calls.filter(({ call }) => call.method === 'GET');
  const told: string[] = [];

  hiding.nameAll();
  for (const { id: itemId } of hiding.everyType()) {
    hiding.hide(itemId);
    for (const { id, call } of reads) {
      const { text } = await look(call);
      if (text.includes(hiding.nameOf(itemId))) told.push(`${id} names ${itemId}: ${text}`);
    }
  }
  lab.tenant.control.restoreSnapshot({ name: snapshot });

  expect(told).toEqual([]);
}, 240_000);

const schemas: Readonly<Record<string, ApiSchemas>> = { v2: schemasV2(), v3: schemasV3() };
// What shapes an answer, and what is no name: an error may say more about one text than about another.
const namingNothing =
  /^(?:pageSize|nextToken|sort|returning|omit|schemaFields|poll|chemicalSubstructure.*|(?:created|modified)At.*)$/u;

/** A call of a list for each parameter that it can be filtered by with a text. */
function filtersOf({ id, call }: JudgedCall): readonly (JudgedCall & { readonly parameter: string })[] {
  if (call.method !== 'GET') return [];
  const { parameters = [] } = schemas[call.url.includes('/v3/') ? 'v3' : 'v2']?.operations[id] ?? {};
  return parameters
    .filter(({ in: place, name }) => place === 'query' && !namingNothing.test(name) && !call.url.includes(`${name}=`))
    .map(({ name: parameter }) => ({ id, call, parameter }));
}

/** Of the same form, and nothing is called so. */
function absentId(id: string): string {
  return `${id.slice(0, -3)}${id.includes('-') ? 'fff' : 'ZZZ'}`;
}

function filtered(call: SentCall, parameter: string, value: string): SentCall {
  const url = `${call.url}${call.url.includes('?') ? '&' : '?'}${parameter}=${encodeURIComponent(value)}`;
  return { ...call, url };
}

function renamed(call: SentCall, id: string, to: string): SentCall {
  return JSON.parse(JSON.stringify(call).replaceAll(id, to)) as SentCall;
}

/** Whether answers tell a hidden item from none. Where both are answered alike, and one shows an id as links do, it has told nothing. */
function differ(hidden: CallEnd, absent: CallEnd, id: string): boolean {
  const said = ({ status, text, count, rows }: CallEnd, named: string): string =>
    `${status} ${rows} ${count} ${text.replaceAll(named, 'ID').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:\+00:00|Z)|atsk_\w+/gu, '…')}`;
  if (said(hidden, id) === said(absent, absentId(id))) return false;
  const areDone = hidden.status === 200 && absent.status === 200;
  const areAlike = hidden.rows === absent.rows && sizesOf(hidden) === sizesOf(absent);
  return !(areDone && areAlike && hidden.text.includes(id));
}

/** Whether a list has other items alone, each of which says the value of itself: a folder says in which it is. */
function showsOnlyOthers({ status, text }: CallEnd, itemId: string, value: string): boolean {
  const items = status === 200 ? listsOf(text).flatMap(([, list]) => list) : [];
  return (
    items.length > 0 &&
    items.every((item) => (item as { readonly id?: unknown }).id !== itemId && JSON.stringify(item).includes(value))
  );
}

/** How long the lists of an answer are. */
function sizesOf({ text }: CallEnd): string {
  return listsOf(text)
    .map(([name, list]) => `${name} ${list.length}`)
    .join();
}

function listsOf(text: string): readonly (readonly [string, readonly unknown[]])[] {
  return Object.entries(JSON.parse(text) as object).filter(([, value]) => Array.isArray(value));
}
