import { benchling, NetworkError, RefusedError, UnknownOutcomeError } from '@ligase/core';
import { defineWorkflow, type StepInfo } from '../src/index.ts';
import { anything, text } from './any-input.ts';

/** What workflows under test did, and how they are to fare. */
export interface Lab {
  /** What was done, in order. */
  readonly done: string[];
  /** What steps were handed, by name. */
  readonly infos: Map<string, StepInfo[]>;
  /** How often the step of a plate fails before it works. */
  readonly failures: Map<string, Error[]>;
}

/** Makes a lab in which nothing happened yet. */
export function newLab(): Lab {
  return { done: [], infos: new Map(), failures: new Map() };
}

/** An error that the next attempt may not meet. */
export const busy = (): Error => new NetworkError('the robot is busy');

/** An error after which nobody knows what was done. */
export const lost = (): Error => new UnknownOutcomeError('the answer was lost');

/** Workflows that show one ability each. */
export function labWorkflows(lab: Lab) {
  const use = (name: string, info: StepInfo): void => {
    lab.infos.set(name, [...(lab.infos.get(name) ?? []), info]);
    const failure = lab.failures.get(name)?.shift();
    if (failure !== undefined) throw failure;
    lab.done.push(name);
  };

  const fillPlate = defineWorkflow({
    name: 'fill-plate',
    requires: {},
    input: text,
    async run({ step }, plate) {
      const wells = await step('count', (info) => {
        use(`count ${plate}`, info);
        return Promise.resolve(96);
      });
      const filledAt = await step('fill', (info) => {
        use(`fill ${plate}`, info);
        return Promise.resolve(new Date(0));
      });
      return { plate, wells, filledAt };
    },
  });
  const approvePlate = defineWorkflow({
    name: 'approve-plate',
    requires: {},
    input: text,
    async run({ step, waitFor, publish }, plate) {
      await step(
        'reserve',
        (info) => {
          use(`reserve ${plate}`, info);
          return Promise.resolve(`shelf of ${plate}`);
        },
        { undo: (shelf, info) => Promise.resolve(use(`free ${shelf}`, info)) },
      );
      await step('label', (info) => Promise.resolve(use(`label ${plate}`, info)), {
        undo: (_, info) => Promise.resolve(use(`unlabel ${plate}`, info)),
      });
      await publish('stage', 'labelled');
      const approval = await waitFor('approval', { timeoutMs: 20_000, schema: text });
      if (approval !== 'yes') throw new RefusedError(`${plate} was not approved`);
      await step('ship', (info) => Promise.resolve(use(`ship ${plate}`, info)));
      return 'shipped';
    },
  });
  const approveTwice = defineWorkflow({
    name: 'approve-twice',
    requires: {},
    input: text,
    run: async ({ waitFor }) => [
      await waitFor('approval', { timeoutMs: 20_000, schema: text }),
      await waitFor('approval', { timeoutMs: 20_000, schema: text }),
    ],
  });
  const answerRun = defineWorkflow({
    name: 'answer-run',
    requires: {},
    input: text,
    run: ({ tell }, runId) => tell(runId, 'approval', 'yes'),
  });
  const waitBriefly = defineWorkflow({
    name: 'wait-briefly',
    requires: {},
    input: anything,
    run: async ({ waitFor, sleep, now }) => {
      const before = await now();
      await sleep(60);
      return { answer: (await waitFor('never', { timeoutMs: 50 })) ?? 'none', sleptMs: (await now()) - before };
    },
  });
  const fillRack = defineWorkflow({
    name: 'fill-rack',
    requires: {},
    input: text,
    async run({ child }, rack) {
      const [left, right] = [await child(fillPlate, `${rack} left`), await child(fillPlate, `${rack} right`)];
      return [left.plate, right.plate];
    },
  });
  const approveRack = defineWorkflow({
    name: 'approve-rack',
    requires: {},
    input: text,
    run: ({ child }, rack) => child(approvePlate, rack),
  });
  const writeEntry = defineWorkflow({
    name: 'write-entry',
    requires: { benchling },
    input: text,
    run: ({ step, deps }, name) =>
      step('create', async () => {
        const entry = await deps.benchling.request('POST /entries', { body: { name, folderId: 'lib_lab' } });
        return entry.id;
      }),
  });
  const countMinutes = defineWorkflow({
    name: 'count-minutes',
    requires: {},
    input: text,
    schedules: [{ name: 'often', cron: '* * * * * *', timeZone: 'Europe/Zurich', input: (at) => at.toISOString() }],
    run: ({ step, actor }, at) =>
      step('count', (info) => Promise.resolve(use(`tick ${actor.kind} ${at.slice(0, 2)}`, info))),
  });
  return {
    fillPlate,
    approvePlate,
    approveTwice,
    answerRun,
    waitBriefly,
    fillRack,
    approveRack,
    writeEntry,
    countMinutes,
  };
}
