import { auditingPlugin, memorySink } from '@ligase/plugin-auditing';
import { createTestApp, startTestTenant, type MemoryLogger } from '@ligase/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workflows, workflowsPlugin, type Workflows } from '../src/index.ts';
import { busy, labWorkflows, lost, newLab } from './lab-workflows.ts';

const ada = { kind: 'user', id: 'ent_ada' } as const;

/** What workflows do, wherever their runs are kept. */
export function describeWorkflows(place: string, store: () => string): void {
  describe(`workflows kept in ${place}`, () => {
    const lab = newLab();
    const defined = labWorkflows(lab);
    const { fillPlate, approvePlate, approveTwice, answerRun, approveRack, waitBriefly, fillRack, writeEntry } =
      defined;
    const { countMinutes } = defined;
    const sink = memorySink();
    let runs: Workflows;
    let log: MemoryLogger;
    let stop: () => Promise<void>;

    beforeAll(async () => {
      const tenant = await startTestTenant();
      const plugins = [
        auditingPlugin({ sink }),
        workflowsPlugin({ workflows: Object.values(defined), store: store() }),
      ] as const;
      const app = await createTestApp({ tenant, plugins });
      runs = app.get(workflows);
      log = app.log;
      stop = async () => {
        await app.stop();
        await tenant[Symbol.asyncDispose]();
      };
    }, 60_000);
    afterAll(() => stop());

    const waitsFor = async (runId: string, topic: string): Promise<void> => {
      await expect
        .poll(async () => (await runs.waitingOn(runId))?.topic, { interval: 10, timeout: 10_000 })
        .toBe(topic);
    };

    it('does each step once, and gives what the workflow gave', async () => {
      const runId = await runs.start(fillPlate, 'plate 1');

      const outcome = await runs.outcome(runId);

      expect(outcome).toEqual({
        status: 'succeeded',
        runId,
        output: { plate: 'plate 1', wells: 96, filledAt: new Date(0) },
      });
      expect(lab.done.filter((one) => one.endsWith('plate 1'))).toEqual(['count plate 1', 'fill plate 1']);
      expect((await runs.steps(runId)).map(({ name }) => name)).toEqual(['count', 'fill']);
    });

    it('starts one run however often a delivery comes', async () => {
      const asked = Array.from({ length: 20 }, () => runs.start(fillPlate, 'plate 2', { key: 'msg_2' }));

      const ids = new Set(await Promise.all(asked));

      expect([...ids]).toEqual(['test-app/fill-plate/msg_2']);
      await runs.outcome('test-app/fill-plate/msg_2');
      expect(lab.done.filter((one) => one === 'fill plate 2')).toHaveLength(1);
    });

    it('turns an input away that the workflow does not take', async () => {
      const starting = runs.start('fill-plate', 3);

      await expect(starting).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        message: expect.stringContaining('expected a text'),
      });
    });

    it('says which workflows there are when it is asked for another', async () => {
      await expect(runs.start('fill-tube', 'x')).rejects.toMatchObject({
        code: 'WORKFLOW_UNKNOWN',
        message: expect.stringContaining('fill-plate'),
      });
    });

    it('tries a step again that may work the next time, under one key', async () => {
      lab.failures.set('count plate 3', [busy(), busy()]);

      const runId = await runs.start(fillPlate, 'plate 3', { key: 'three' });

      expect(await runs.outcome(runId)).toMatchObject({ status: 'succeeded' });
      expect(lab.infos.get('count plate 3')).toMatchObject([
        { attempt: 1, key: 'test-app/fill-plate/three/count' },
        { attempt: 2, key: 'test-app/fill-plate/three/count' },
        { attempt: 3, key: 'test-app/fill-plate/three/count' },
      ]);
    });

    it('never tries a step again of which nobody knows what it did, and tells a person only the id', async () => {
      lab.failures.set('fill plate 4', [lost()]);

      const runId = await runs.start(fillPlate, 'plate 4');

      expect(await runs.outcome(runId)).toEqual({ status: 'failed', runId });
      expect(lab.infos.get('fill plate 4')).toHaveLength(1);
      expect(await runs.get(runId)).toMatchObject({
        status: 'failed',
        error: { code: 'API_UNKNOWN_OUTCOME', message: 'the answer was lost' },
      });
    });

    it('goes on from the step that failed when a person says so, under the keys it had', async () => {
      lab.failures.set('fill plate 5', [lost()]);
      const failed = await runs.start(fillPlate, 'plate 5', { key: 'five' });
      await runs.outcome(failed);
      expect((await runs.deadLetters()).map(({ runId }) => runId)).toContain(failed);

      const again = await runs.rerun(failed);

      expect(await runs.outcome(again)).toMatchObject({ status: 'succeeded' });
      expect(lab.infos.get('count plate 5')).toHaveLength(1);
      expect(lab.infos.get('fill plate 5')?.map(({ key }) => key)).toEqual([
        'test-app/fill-plate/five/fill',
        'test-app/fill-plate/five/fill',
      ]);
      expect((await runs.deadLetters()).map(({ runId }) => runId)).not.toContain(failed);
      expect(await runs.get(again)).toMatchObject({ forkedFrom: failed });
    });

    it('takes a dead letter off the list that a person dismissed', async () => {
      lab.failures.set('count plate 6', [lost()]);
      const runId = await runs.start(fillPlate, 'plate 6');
      await runs.outcome(runId);

      await runs.dismiss(runId);

      expect((await runs.deadLetters()).map((run) => run.runId)).not.toContain(runId);
      expect(await runs.get(runId)).toMatchObject({ status: 'failed' });
    });

    it('waits for a person, shows what it waits for, and drops a second click', async () => {
      const runId = await runs.start(approvePlate, 'plate 7');
      await waitsFor(runId, 'approval');
      expect(await runs.published(runId, 'stage')).toBe('labelled');

      await runs.signal(runId, 'approval', 'yes', { key: 'click' });
      await runs.signal(runId, 'approval', 'yes', { key: 'click' });

      expect(await runs.outcome(runId)).toEqual({ status: 'succeeded', runId, output: 'shipped' });
      expect(await runs.waitingOn(runId)).toBeUndefined();
    });

    it('takes a click that comes twice for one answer, and another for the next', async () => {
      const runId = await runs.start(approveTwice, 'plate 14');

      for (const [answer, key] of [
        ['Ada', 'click 1'],
        ['Ada', 'click 1'],
        ['Bob', 'click 2'],
      ] as const)
        await runs.signal(runId, 'approval', answer, { key });

      expect(await runs.outcome(runId)).toMatchObject({ output: ['Ada', 'Bob'] });
    });

    it('takes an answer of another run, once, although that run is repeated', async () => {
      const runId = await runs.start(approveTwice, 'plate 15');
      const answering = await runs.start(answerRun, runId);
      const told = await runs.outcome(answering);

      const toldAgain = await runs.outcome(await runs.rerun(answering, { fromStep: 0 }));
      await runs.signal(runId, 'approval', 'Bob', { key: 'click 2' });

      expect([told, toldAgain]).toMatchObject([{ output: true }, { output: true }]);
      expect(await runs.outcome(runId)).toMatchObject({ output: ['yes', 'Bob'] });
    });

    it('lets a run know that there is none that it could answer', async () => {
      const answering = await runs.start(answerRun, 'testing/approve-twice/none');

      const outcome = await runs.outcome(answering);

      expect(outcome).toMatchObject({ status: 'succeeded', output: false });
    });

    it('passes over an answer that is not as it should be, and takes the next', async () => {
      const runId = await runs.start(approvePlate, 'plate 8');
      await waitsFor(runId, 'approval');

      await runs.signal(runId, 'approval', { ok: true }, { key: 'first' });
      await runs.signal(runId, 'approval', 'yes', { key: 'second' });

      expect(await runs.outcome(runId)).toMatchObject({ status: 'succeeded' });
    });

    it('keeps an answer that came before the question', async () => {
      const runId = await runs.start(approvePlate, 'plate 9', { delayMs: 200 });
      await runs.signal(runId, 'approval', 'yes', { key: 'early' });

      const outcome = await runs.outcome(runId);

      expect(outcome).toMatchObject({ status: 'succeeded' });
    });

    it('takes back what it did, the last first, when it is refused', async () => {
      const runId = await runs.start(approvePlate, 'plate 10');

      await runs.signal(runId, 'approval', 'no', { key: 'no' });

      expect(await runs.outcome(runId)).toEqual({ status: 'refused', runId, message: 'plate 10 was not approved' });
      expect(lab.done.filter((one) => one.endsWith('plate 10'))).toEqual([
        'reserve plate 10',
        'label plate 10',
        'unlabel plate 10',
        'free shelf of plate 10',
      ]);
      expect((await runs.list({ status: 'refused' })).map((run) => run.runId)).toContain(runId);
    });

    it('is a dead letter when it could not take back everything, and took back the rest', async () => {
      lab.failures.set('unlabel plate 11', [lost()]);
      const runId = await runs.start(approvePlate, 'plate 11');

      await runs.signal(runId, 'approval', 'no', { key: 'no' });

      expect(await runs.outcome(runId)).toEqual({ status: 'failed', runId });
      expect(lab.done).toContain('free shelf of plate 11');
      expect((await runs.get(runId))?.error?.message).toContain('undo label');
    });

    it('leaves what it did when it is cancelled, and does no more', async () => {
      const runId = await runs.start(approvePlate, 'plate 12');
      await waitsFor(runId, 'approval');

      await runs.cancel(runId);

      expect(await runs.outcome(runId)).toEqual({ status: 'cancelled', runId });
      expect(lab.done.filter((one) => one.endsWith('plate 12'))).toEqual(['reserve plate 12', 'label plate 12']);
    });

    it('sleeps, tells the time, and gives up a wait', async () => {
      const runId = await runs.start(waitBriefly, undefined);

      const outcome = await runs.outcome(runId);

      expect(outcome).toMatchObject({ output: { answer: 'none' } });
      expect((outcome as { output: { sleptMs: number } }).output.sleptMs).toBeGreaterThanOrEqual(60);
    });

    it('gives no outcome of a run that goes on', async () => {
      const runId = await runs.start(approvePlate, 'plate 13');

      const outcome = await runs.outcome(runId, { timeoutMs: 50 });

      expect(outcome).toBeUndefined();
      await runs.cancel(runId);
    });

    it('runs other workflows once and uses what they give', async () => {
      const runId = await runs.start(fillRack, 'rack 1', { actor: ada });

      const outcome = await runs.outcome(runId);

      expect(outcome).toMatchObject({ output: ['rack 1 left', 'rack 1 right'] });
      const [left] = (await runs.steps(runId)).flatMap(({ childRunId }) => childRunId ?? []);
      expect(await runs.get(left ?? '')).toMatchObject({ workflow: 'fill-plate', actor: ada, parentRunId: runId });
    });

    it('is cancelled with the runs that it started', async () => {
      const runId = await runs.start(approveRack, 'rack 3');
      const childOf = async () =>
        (await runs.list({ workflow: 'approve-plate' })).find((run) => run.parentRunId === runId);
      await expect.poll(childOf, { interval: 10, timeout: 10_000 }).toBeDefined();
      const child = (await childOf())?.runId ?? '';
      await waitsFor(child, 'approval');

      await runs.cancel(runId);

      expect(await runs.outcome(child)).toMatchObject({ status: 'cancelled' });
      expect(lab.done).not.toContain('ship rack 3');
    });

    it('refuses with the words of the run that it waited for', async () => {
      const runId = await runs.start(approveRack, 'rack 2');
      const childOf = async () =>
        (await runs.list({ workflow: 'approve-plate' })).find((run) => run.parentRunId === runId);
      await expect.poll(childOf, { interval: 10, timeout: 10_000 }).toBeDefined();

      await runs.signal((await childOf())?.runId ?? '', 'approval', 'no', { key: 'no' });

      expect(await runs.outcome(runId)).toMatchObject({ status: 'refused', message: 'rack 2 was not approved' });
    });

    it('says of every change who asked for it, in which run and in which step', async () => {
      const runId = await runs.start(writeEntry, 'Run 42', { actor: ada, correlationId: 'msg_42' });

      await runs.outcome(runId);

      expect(sink.records.at(-1)).toMatchObject({
        action: 'entry.create',
        actor: ada,
        workflow: 'write-entry',
        runId,
        step: 'create',
        correlationId: 'msg_42',
      });
    });

    it('starts by itself when its schedule says so', async () => {
      await expect.poll(() => lab.done, { interval: 50, timeout: 10_000 }).toContain('tick schedule 20');

      const [newest] = await runs.list({ workflow: countMinutes.name });

      expect(newest).toMatchObject({ actor: { kind: 'schedule', id: 'count-minutes#often' } });
    });

    it('says that it does not know a run', async () => {
      await expect(runs.signal('no-such-run', 'approval', 'yes', { key: 'k' })).rejects.toMatchObject({
        code: 'RUN_UNKNOWN',
      });
    });

    it('writes nothing of the engine above its own level of detail', () => {
      const loud = log.lines.filter(
        ({ level, message }) => level !== 'debug' && /dbos|queue|migrat|version/i.test(message ?? ''),
      );

      expect(loud).toEqual([]);
    });
  });
}
