import type { TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { memorySharedState } from '@ligase/core';
import { resultsFrom, runIdOf, type FieldValues, type Result } from '../src/index.ts';
import { all } from './all.ts';
import { anotherApp, runsLab } from './runs-lab.ts';

const wells = (...names: string[]): FieldValues[] => names.map((Well, index) => ({ Well, OD: index / 10 }));

async function reading(...given: Parameters<typeof runsLab>) {
  const lab = await runsLab(...given);
  const { id: runId } = await lab.run();
  const options = {
    schemaId: lab.schemas.result,
    projectId: lab.tenant.projectId,
    by: ['Well'],
    among: { assayRunIds: [runId] },
  };
  const ofRun = (rows: FieldValues[]): FieldValues[] => rows.map((row) => ({ ...row, Run: runId }));
  const held = async () => await all(lab.service.results.list({ schemaId: lab.schemas.result }));
  return { ...lab, runId, options, ofRun, held };
}

describe('results', () => {
  it('are put there once, all of them or none, however often it is done', async () => {
    const { service, options, ofRun, held } = await reading();

    const first = await service.results.put(ofRun(wells('A1', 'B1')), options);
    const again = await service.results.put(ofRun(wells('A1', 'B1', 'C1')), options);

    expect(first.map(({ did }) => did)).toEqual(['created', 'created']);
    expect(again.map(({ did, item }) => [did, item.fields['Well']?.value])).toEqual([
      ['unchanged', 'A1'],
      ['unchanged', 'B1'],
      ['created', 'C1'],
    ]);
    expect(await held()).toHaveLength(3);
  });

  it('of another run are others, although they are of the same wells', async () => {
    const { service, options, ofRun, held, run } = await reading();
    const { id: otherId } = await run();
    await service.results.put(ofRun(wells('A1')), options);

    const other = await service.results.put([{ Well: 'A1', OD: 3, Run: otherId }], {
      ...options,
      among: { assayRunIds: [otherId] },
    });

    expect(other.map(({ did }) => did)).toEqual(['created']);
    expect(await held()).toHaveLength(2);
  });

  it.each([
    ['createAssayResultsTransaction', 'after'],
    ['createAssayResultsInTransaction', 'before'],
    ['createAssayResultsInTransaction', 'after'],
    ['commitAssayResultsTransaction', 'before'],
    ['commitAssayResultsTransaction', 'after'],
  ])('are there once when the process dies at %s, %s it was done', async (operationId, when) => {
    const { service, options, ofRun, held, tenant } = await reading();
    const rows = ofRun(wells(...Array.from({ length: 150 }, (_, index) => `W${index}`)));
    const dying = new AbortController();
    const mortal: TestTenant = {
      ...tenant,
      async handle(request) {
        dying.signal.throwIfAborted();
        const dies = operationOf(request.url) === operationId;
        if (dies) dying.abort(new Error('killed'));
        if (when === 'before') dying.signal.throwIfAborted();
        const answer = await tenant.handle(request);
        dying.signal.throwIfAborted();
        return answer;
      },
    };
    const first = await anotherApp(mortal);

    const dead = first.results.put(rows, options, { signal: dying.signal });
    await expect(dead).rejects.toThrow('killed');
    await service.results.put(rows, options);

    expect(new Set((await held()).map(({ fields }) => fields['Well']?.value)).size).toBe(150);
    expect(await held()).toHaveLength(150);
  });

  it.each(['createAssayResultsTransaction', 'createAssayResultsInTransaction', 'commitAssayResultsTransaction'])(
    'are there once although the answer to %s is lost, or a fault answers',
    async (operationId) => {
      const { service, options, ofRun, held, control } = await reading();
      for (const fault of [{ reset: true }, { status: 503 }]) {
        control.failNext({ operationId, ...fault });
        await Promise.allSettled([service.results.put(ofRun(wells('A1', 'B1')), options)]);
      }

      await service.results.put(ofRun(wells('A1', 'B1')), options);

      expect(await held()).toHaveLength(2);
    },
  );

  it('are put in one go although the answer to the commit is lost', async () => {
    const { service, options, ofRun, held, control } = await reading();
    control.failNext({ operationId: 'commitAssayResultsTransaction', reset: true });

    const put = await service.results.put(ofRun(wells('A1', 'B1')), options);

    expect(put.map(({ did }) => did)).toEqual(['created', 'created']);
    expect(await held()).toHaveLength(2);
  });

  it('are there once when another process puts them while they are gathered', async () => {
    const { service, options, ofRun, held, tenant } = await reading();
    const rows = ofRun(wells('A1', 'B1'));
    const slow: TestTenant = {
      ...tenant,
      async handle(request) {
        if (request.url.endsWith('/results')) await service.results.put(rows, options);
        return await tenant.handle(request);
      },
    };
    const other = await anotherApp(slow);

    const put = await other.results.put(rows, options);

    expect(put.map(({ did }) => did)).toEqual(['unchanged', 'unchanged']);
    expect(await held()).toHaveLength(2);
  });

  it('that are there with other values are named, and nothing is sent', async () => {
    const { service, options, ofRun, held, sent } = await reading();
    await service.results.put(ofRun(wells('A1')), options);

    const putting = service.results.put(ofRun([{ Well: 'A1', OD: 9 }, { Well: 'B1' }]), options);

    await expect(putting).rejects.toThrow('Results are there with other values, and are never changed');
    expect(await held()).toHaveLength(1);
    expect(sent('createAssayResultsTransaction')).toBe(1);
  });

  it('that Benchling refuses are kept none of, with the reason of each', async () => {
    const { service, options, held } = await reading();

    const putting = service.results.put(
      [
        { Well: 'A1', OD: 1 },
        { Well: 'B1', OD: 'much' },
      ],
      {
        ...options,
        among: {},
      },
    );

    await expect(putting).rejects.toMatchObject({
      code: 'API_INVALID',
      message: expect.stringContaining('OD') as string,
    });
    expect(await held()).toEqual([]);
  });

  it('are made in bulk, found by their ids, archived and brought back', async () => {
    const { service, schemas, tenant, held } = await reading();
    const drafts = wells('A1', 'B1').map((fields) => ({
      schemaId: schemas.result,
      fields,
      projectId: tenant.projectId,
    }));

    const made = await all(service.results.bulkCreate(drafts));
    const ids = (await held()).map(({ id }) => id);
    const found = await service.results.bulkGet(ids);
    await service.results.archive(ids, 'Made in error');
    const gone = await held();
    await service.results.unarchive(ids);

    expect(made.map(({ ok }) => ok)).toEqual([true, true]);
    expect(found.map(({ id }) => id)).toEqual(ids);
    expect([gone.length, (await held()).length]).toEqual([0, 2]);
    expect((await service.results.get(ids[0] ?? '')).schema?.id).toBe(schemas.result);
  });

  it('of a transaction that is aborted are never seen', async () => {
    const { service, schemas, tenant, held } = await reading();
    const { transactions } = service.results;
    const transactionId = await transactions.begin();

    await transactions.add(transactionId, [
      { schemaId: schemas.result, fields: { Well: 'A1' }, projectId: tenant.projectId },
    ]);
    await transactions.abort(transactionId);

    expect(await held()).toEqual([]);
    await expect(transactions.commit(transactionId)).rejects.toMatchObject({ code: 'API_INVALID' });
  });
});

describe('results since a cursor', () => {
  it('come once each, the oldest first, a few at a time', async () => {
    const { service, options, ofRun, tenant, schemas } = await reading();
    let cursor = resultsFrom(new Date(tenant.clock.now()));
    for (const well of ['A1', 'B1', 'C1']) {
      await service.results.put(ofRun([{ Well: well }]), options);
      await tenant.clock.advance(60_000);
    }
    const seen: unknown[] = [];

    for (let polls = 0; polls < 4; polls += 1) {
      const next = await service.results.since(cursor, { schemaId: schemas.result, limit: 2 });
      seen.push(
        next.results.map(({ fields }) => fields['Well']?.value),
        next.hasMore,
      );
      cursor = JSON.parse(JSON.stringify(next.cursor)) as typeof cursor;
    }

    expect(seen).toEqual([['A1', 'B1'], true, ['C1'], false, [], false, [], false]);
  });

  it('come again with the cursor that was not kept, when a process dies with them', async () => {
    const { service, options, ofRun, tenant, schemas } = await reading();
    const cursor = resultsFrom(new Date(tenant.clock.now()));
    await service.results.put(ofRun(wells('A1')), options);

    const lost = await service.results.since(cursor, { schemaId: schemas.result });
    await service.results.put(ofRun(wells('A1', 'B1')), options);
    const again = await service.results.since(cursor, { schemaId: schemas.result });

    expect([lost.results.length, again.results.length]).toEqual([1, 2]);
  });

  it('come although they are made by the thousand in one moment', async () => {
    const { service, options, ofRun, tenant, schemas } = await reading();
    let cursor = resultsFrom(new Date(tenant.clock.now()));
    const rows = ofRun(wells(...Array.from({ length: 250 }, (_, index) => `W${index}`)));
    await service.results.put(rows, options);
    const ids: string[] = [];

    for (let polls = 0; polls < 5; polls += 1) {
      const next = await service.results.since(cursor, { schemaId: schemas.result, limit: 100 });
      ids.push(...next.results.map(({ id }) => id));
      cursor = next.cursor;
    }

    expect(ids).toHaveLength(250);
    expect(new Set(ids).size).toBe(250);
  });

  it('come late when they become visible late, as those of a transaction may, and only once', async () => {
    const { service, options, ofRun, tenant, schemas } = await reading();
    let cursor = resultsFrom(new Date(tenant.clock.now()));
    await service.results.put(ofRun(wells('A1', 'B1', 'C1', 'D1')), options);
    const [late, ...others] = await all(service.results.list({ schemaId: schemas.result }));
    await service.results.archive([late?.id ?? ''], 'Other');
    await tenant.clock.advance(300_000);
    await service.results.put(ofRun(wells('A1', 'B1', 'C1', 'D1', 'E1').slice(4)), options);
    const first = await service.results.since(cursor, { schemaId: schemas.result });
    cursor = first.cursor;

    await service.results.unarchive([late?.id ?? '']);
    const second = await service.results.since(cursor, { schemaId: schemas.result });
    const third = await service.results.since(second.cursor, { schemaId: schemas.result });

    expect(first.results).toHaveLength(others.length + 1);
    expect(second.results.map(({ id }) => id)).toEqual([late?.id]);
    expect(third.results).toEqual([]);
  });

  it('that were given do not come again when many older ones become visible late', async () => {
    const { service, options, ofRun, tenant, schemas, held } = await reading();
    const start = resultsFrom(new Date(tenant.clock.now()));
    await service.results.put(ofRun(wells('A1', 'B1', 'C1')), options);
    const late = (await held()).map(({ id }) => id);
    await service.results.archive(late, 'Other');
    await tenant.clock.advance(60_000);
    await service.results.put(ofRun([{ Well: 'D1' }]), options);
    const given: string[] = [];
    let { cursor, results } = await service.results.since(start, { schemaId: schemas.result });
    given.push(...results.map(({ id }) => id));

    await service.results.unarchive(late);
    for (let polls = 0; polls < 3; polls += 1) {
      ({ cursor, results } = await service.results.since(cursor, { schemaId: schemas.result, limit: 2 }));
      given.push(...results.map(({ id }) => id));
    }

    expect(given).toHaveLength(4);
    expect(new Set(given).size).toBe(4);
  });
});

describe('results that are new', () => {
  const wellsOf = (results: readonly Result[]): unknown[] => results.map(({ fields }) => fields['Well']?.value);

  it('are handed on once, and again when whoever took them failed', async () => {
    const { service, options, ofRun, tenant, schemas } = await reading();
    const { result: schemaId } = schemas;
    const taken: unknown[] = [];
    const take = async (results: readonly Result[]) => void taken.push(wellsOf(results));
    for (const well of ['A1', 'B1', 'C1']) {
      await service.results.put(ofRun([{ Well: well }]), options);
      await tenant.clock.advance(1000);
    }

    const failing = service.results.takeNew({ schemaId }, () => Promise.reject(new Error('Slack is away')));
    await expect(failing).rejects.toThrow('Slack is away');
    const more = [
      await service.results.takeNew({ schemaId, limit: 2 }, take),
      await service.results.takeNew({ schemaId, limit: 2 }, take),
      await service.results.takeNew({ schemaId, limit: 2 }, take),
    ];

    expect(taken).toEqual([['A1', 'B1'], ['C1'], []]);
    expect(more).toEqual([true, false, false]);
  });

  it('are handed on by one process after the other, with a state that they share, and not from before the look back', async () => {
    const { service, options, ofRun, tenant, schemas } = await reading();
    const { result: schemaId } = schemas;
    const share = memorySharedState({ clock: tenant.clock });
    const [one, other] = [await anotherApp(tenant, { share }), await anotherApp(tenant, { share })];
    const taken: unknown[] = [];
    const take = async (results: readonly Result[]) => void taken.push(wellsOf(results));
    await service.results.put(ofRun(wells('A1')), options);
    await tenant.clock.advance(3_600_000);
    await service.results.put(ofRun(wells('A1', 'B1')), options);

    await one.results.takeNew({ schemaId, lookBackMs: 60_000 }, take);
    await service.results.put(ofRun(wells('A1', 'B1', 'C1')), options);
    await other.results.takeNew({ schemaId, lookBackMs: 60_000 }, take);

    expect(taken).toEqual([['B1'], ['C1']]);
  });

  it('tell of which run they are', async () => {
    const { service, options, ofRun, held, runId } = await reading();
    await service.results.put(ofRun(wells('A1')), options);

    const [result] = await held();

    expect(runIdOf(result ?? { fields: {} })).toBe(runId);
    expect(runIdOf({ fields: {} })).toBeUndefined();
  });
});

function operationOf(url: string): string {
  if (url.endsWith('/result-transactions')) return 'createAssayResultsTransaction';
  if (url.endsWith('/results')) return 'createAssayResultsInTransaction';
  return url.endsWith(':commit') ? 'commitAssayResultsTransaction' : '';
}
