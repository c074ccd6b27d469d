import { createLogger } from '@ligase/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../src/doctor/doctor.ts';
import { checkLab } from '../src/lab-check/check-lab.ts';
import { readHandlerSettings } from '../src/settings.ts';
import { startLab, type Lab } from './harness/lab.ts';
import { handlerEnvironment, startHandlerProcess } from './harness/start-handler.ts';

describe('the doctor', { timeout: 60_000 }, () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  }, 60_000);
  afterAll(() => lab[Symbol.asyncDispose]());

  const settingsWith = (settings: Readonly<Record<string, string>>) =>
    readHandlerSettings(handlerEnvironment({ access: lab.access, settings }));

  /** What the doctor says of an app that is set up right, but for some settings. */
  const examine = async (settings: Readonly<Record<string, string>> = {}) => {
    const lines: string[] = [];
    const isWell = await doctor(settingsWith(settings), (line) => void lines.push(line));
    return { isWell, lines, wrong: lines.filter((line) => line.startsWith('WRONG')) };
  };

  it('finds nothing wrong with an app that is set up as the guide says', async () => {
    const { isWell, lines } = await examine();

    expect(lines).toEqual([
      expect.stringMatching(/^ok {4}step 1: the Benchling app is Liquid handler \(app_/u),
      expect.stringMatching(/^ok {4}step 1: Benchling's webhooks can be verified with the keys of appdef_/u),
      "ok    step 2: the Benchling app's access is to Liquid handling, Registry; it is in Lab",
      'ok    step 4: the configuration has Normalisation (normalise), on Plate 96, Plate 384, Mini, Trough',
      'ok    step 5: the device is a dry run of Opentrons OT-2, which moves nothing and reports all as done',
      'ok    step 6: the store pglite:memory opens',
    ]);
    expect(isWell).toBe(true);
  });

  it('says of each setting that is wrong in which step, and what to do', async () => {
    const { isWell, wrong } = await examine({
      LIQUID_HANDLER_BENCHLING_CLIENT_SECRET: 'mistyped',
      LIQUID_HANDLER_BENCHLING_APP_DEFINITION_ID: 'appdef_Nobody00',
      LIQUID_HANDLER_LINK: 'files',
      LIQUID_HANDLER_MAY_MOVE_LIQUID: 'true',
      LIQUID_HANDLER_WORKLIST_FOLDER: '/nowhere/worklists',
      LIQUID_HANDLER_LOG_FOLDER: '/nowhere/logs',
      LIQUID_HANDLER_STORE: 'postgres://app:pass-of-the-store@127.0.0.1:1/app',
    });

    expect(isWell).toBe(false);
    expect(wrong.map((line) => line.slice(0, 13))).toEqual([
      'WRONG step 1:',
      'WRONG step 1:',
      'WRONG step 2:',
      'WRONG step 4:',
      'WRONG step 5:',
      'WRONG step 6:',
    ]);
    expect(wrong[1]).toContain('appdef_Nobody00');
    expect(wrong[4]).toContain('LIQUID_HANDLER_WORKLIST_FOLDER is /nowhere/worklists');
    expect(wrong.join('\n')).not.toMatch(/mistyped|pass-of-the-store/u);
  });

  it('starts all the same when Benchling cannot be asked, and says so in the log', async () => {
    const log: string[] = [];
    const destination = { write: (line: string) => void log.push(line) };

    await checkLab(
      settingsWith({ LIQUID_HANDLER_BENCHLING_URL: 'http://127.0.0.1:1' }),
      createLogger({ level: 'warn', destination }),
    );

    expect(log.join('')).toContain('the configuration was not checked');
  });

  describe('of a lab whose schemas are wrong', () => {
    const faults = [
      'Work Normalisation, tasks of Normalisation: no transition leads from "Approved" to "Planning". Add it to the schema\'s lifecycle.',
      'Labware Plate 96: corning_384_wellplate_112ul_flat has 16 rows and 24 columns, and plates of Plate 96 have 8 and 12. Choose the labware that they are.',
      'Labware Mini: a well of mini_4 takes 200 uL, and 500 uL of that are said to be out of reach. Mend its dead volume.',
      'Run schema Bare run: there is no field "Run of", but Task, Operator. Add it, of type text or long_text.',
      'Run schema Bare run: the field "Task" is of type integer. Make it one of type text or long_text.',
      'Run schema Bare run: the field "Operator" is required, and the app does not fill it. Make it optional.',
    ];

    beforeAll(async () => {
      const { registries = [] } = await lab.api.request('GET /registries');
      const { id } = lab.control.createSchema({
        registryId: registries[0]?.id ?? '',
        name: 'Bare run',
        type: 'assay_run',
        fields: [
          { name: 'Task', type: 'integer' },
          { name: 'Operator', type: 'text', isRequired: true },
        ],
      });
      const { statuses } = (await lab.tasks.schemas.get(lab.taskSchemaId)).statusLifecycle;
      const planning = statuses.find(({ displayName }) => displayName === 'Planning')?.id ?? '';
      lab.control.setAppConfiguration({
        appId: lab.access.appId,
        items: [
          { path: ['Run schema'], value: id },
          { path: ['Work', 'Normalisation', 'Done status'], value: planning },
          { path: ['Labware', 'Plate 96', 'Labware type'], value: 'corning_384_wellplate_112ul_flat' },
          { path: ['Labware', 'Mini', 'Dead volume'], value: '500 uL' },
        ],
      });
    });

    it('finds every fault of fields, statuses, rows, columns and volumes', async () => {
      const { wrong } = await examine();

      expect(wrong).toHaveLength(1);
      for (const fault of faults) expect(wrong[0]).toContain(fault);
    });

    it('keeps the app from starting, with all of them in one error', async () => {
      const started = startHandlerProcess({ access: lab.access });

      const words = await started.then(
        () => 'started',
        (error: unknown) => String(error),
      );
      expect(words).toContain('Benchling is not configured as the liquid handler needs it');
      for (const fault of faults) expect(words).toContain(fault);
    });
  });
});
