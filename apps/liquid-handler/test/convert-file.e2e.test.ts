import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '@ligase/plugin-auditing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addRunFiles } from './harness/add-run-file.ts';
import { startLab, type LabOptions } from './harness/lab.ts';
import { moment } from './harness/moment.ts';
import { startHandler, startHandlerProcess } from './harness/start-handler.ts';
import { startProxy } from './kills/proxy.ts';

const timeout = 60_000;

/** A lab with samples in A1 and B1 of P1, an empty plate, and runs whose input files the app converts. */
async function startWithRunFiles(options: LabOptions = {}) {
  const lab = await startLab(options);
  onTestFinished(() => lab[Symbol.asyncDispose]());
  const files = await addRunFiles(lab);
  await lab.addSamples(await lab.makePlate('P1', 96), { A1: 10, B1: 20 });
  await lab.makePlate('HITS', 96);
  return { lab, files, status: async (id: string) => (await files.read(id)).status };
}

const good = [
  ['P1', 'A1', 'HITS', 'C3', '12.5 uL'],
  ['P1', 'B01', 'HITS', 'A1', '7300 nL'],
] as const;

// As `examples/transfers-from-csv.py` of liquid-handling reads it.
const worklist =
  'source,source_well,destination,destination_well,volume_ul,tip\nP1,A1,HITS,C3,12.5,new\nP1,B1,HITS,A1,7.3,new\n';

describe('an input file of a run', { timeout: 3 * timeout }, () => {
  it('comes back from the app in the words of the device, recorded under the app', async () => {
    const startedAt = new Date();
    const { lab, files, status } = await startWithRunFiles();
    const handler = await startHandler({ access: lab.access, settings: files.settings });
    onTestFinished(() => handler[Symbol.asyncDispose]());

    const transformId = await files.generate(good);
    await expect.poll(() => status(transformId), { timeout }).toBe('SUCCEEDED');

    expect(await files.read(transformId)).toEqual({
      status: 'SUCCEEDED',
      errors: [],
      fileStatus: 'SUCCEEDED',
      fileName: 'Worklist.csv',
      text: worklist,
    });
    const audited = { since: startedAt, app: lab.access.appId, maxObjects: 500 };
    const { confirmed, onlyBenchlings } = await handler.app.get(audit).reconcile(audited);
    const done = confirmed.map(({ record }) => record?.operationId);
    expect(done.filter((operationId) => operationId === 'updateLabAutomationTransform')).toHaveLength(1);
    expect(onlyBenchlings).toEqual([]);
  });

  it('that is wrong comes back as no file, and says what is wrong of each line', async () => {
    const { lab, files, status } = await startWithRunFiles();
    const handler = await startHandler({ access: lab.access, settings: files.settings });
    onTestFinished(() => handler[Symbol.asyncDispose]());

    const ids = [
      await files.generate([
        ['P1', 'A1', 'HITS', 'A1', 'a little'],
        ['P1', 'A1', 'HITS', 'B1', '10 uL'],
        ['P1', 'A1', 'HITS', '', '10 uL'],
      ]),
      await files.generate([...good, ['P1', 'B1', 'HITS', 'A2', '95 uL']]),
      await files.generate([...good, ['NO-SUCH', 'B1', 'HITS', 'A2', '5 uL']]),
    ];
    for (const id of ids) await expect.poll(() => status(id), { timeout }).toBe('FAILED');

    const [rows, ledger, plate] = await Promise.all(ids.map((id) => files.read(id)));
    expect(rows?.errors).toEqual([
      expect.stringContaining('Line 2 of the transfer file: '),
      'Line 4 of the transfer file: "Destination well" is empty.',
    ]);
    expect(ledger?.errors).toEqual([expect.stringContaining('Line 4 of the transfer file: B1 of P1: ')]);
    expect(plate?.errors).toEqual([expect.stringContaining('Line 4: There is no plate with the barcode NO-SUCH')]);
    expect(rows?.fileStatus).toBe('FAILED');
  });

  it.each([
    ['GET /blobs/{id}/download-url', 'before'],
    ['POST /blobs', 'after'],
    ['PATCH /automation-file-transforms/{id}', 'before'],
    ['PATCH /automation-file-transforms/{id}', 'after'],
  ] as const)('comes back once although the app is killed at %s, %s Benchling has seen it', async (route, when) => {
    const proxy = await startProxy();
    onTestFinished(() => proxy[Symbol.asyncDispose]());
    const { lab, files, status } = await startWithRunFiles({ publicUrl: proxy.url });
    proxy.setTarget(`http://127.0.0.1:${lab.tenant.port}`);
    const folder = mkdtempSync(join(tmpdir(), 'liquid-handler-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const start = async () => {
      const handler = await startHandlerProcess({
        access: lab.access,
        store: `pglite:${folder}`,
        settings: files.settings,
      });
      onTestFinished(() => handler.kill());
      return handler;
    };
    const { comes, come } = moment();
    let isKilled = false;
    proxy.setHooks({
      onRequest: (request) =>
        Promise.resolve(request.route === route && !isKilled ? { moment: when, caught: come } : undefined),
      onReply: () => undefined,
    });
    const first = await start();

    const transformId = await files.generate(good);
    await comes;
    await first.kill();
    isKilled = true;
    await start();
    await expect.poll(() => status(transformId), { timeout }).toBe('SUCCEEDED');

    const { text, fileStatus } = await files.read(transformId);
    expect([fileStatus, text]).toEqual(['SUCCEEDED', worklist]);
    const requests = lab.control.listRequests({ limit: 500 });
    const handedIn = requests.filter((one) => one.operationId === 'updateLabAutomationTransform' && one.status === 200);
    expect(handedIn).toHaveLength(1);
  });
});
