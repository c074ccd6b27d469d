import type { TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { all } from './all.ts';
import { anotherApp, runsLab } from './runs-lab.ts';

async function automation(options: Parameters<typeof runsLab>[0] = {}) {
  const lab = await runsLab(options);
  const { id: runId } = await lab.run();
  const csv = async (text: string) => (await lab.service.blobs.upload({ name: 'od.csv' }, Buffer.from(text))).id;
  const text = async (blobId: string | undefined): Promise<string> => {
    const pieces = await all(lab.service.blobs.download(blobId ?? ''));
    return Buffer.concat(pieces).toString();
  };
  const held = async () => await all(lab.service.results.list({ schemaId: lab.schemas.result }));
  const configure = (direction: 'INPUT' | 'OUTPUT', more: object): void =>
    lab.control.configureAutomationFile({
      schemaId: lab.schemas.run,
      direction,
      fileName: direction === 'INPUT' ? 'Worklist' : 'Reader',
      ...more,
    });
  return { ...lab, runId, csv, text, held, configure };
}

/** A tenant that does what is asked at a path, and whose answer finds nobody alive. */
function dyingAfter(tenant: TestTenant, path: string, dying: AbortController): TestTenant {
  return {
    ...tenant,
    async handle(request) {
      const reply = await tenant.handle(request);
      if (request.url.includes(path)) dying.abort(new Error('killed'));
      return reply;
    },
  };
}

const customTransformId = '588aca02-1a20-4b94-a40f-b3f3a0081749';

describe('input files', () => {
  it('are made of a run, and replaced by a file of the app', async () => {
    const { service, runId, csv, text } = await automation();
    const [generator] = await all(service.inputs.ofRun(runId));

    const made = await service.inputs.generate(generator?.id ?? '');
    const own = await service.inputs.setFile(made.id, await csv('A;PLATE;1'));

    expect(generator).toMatchObject({ status: 'NOT_STARTED', automationFileConfig: { name: 'Worklist' } });
    expect(made.status).toBe('SUCCEEDED');
    expect(await text(made.file?.id)).toContain('Ada');
    expect(await text(own.file?.id)).toBe('A;PLATE;1');
    expect((await service.inputs.setFile(made.id, null)).file).toBeNull();
  });

  it('wait for the transform of the app, which hands in its file once, or says what is wrong', async () => {
    const { service, runId, csv, text, configure, sent, control } = await automation();
    configure('INPUT', { columns: [{ heading: 'Who', field: 'Operator' }], customTransformId });
    const [generator] = await all(service.inputs.ofRun(runId));
    const waiting = await service.inputs.generate(generator?.id ?? '');
    const { id = '', blobId } = waiting.transforms?.[0] ?? {};
    const file = await csv((await text(blobId ?? '')).replace('Who', 'WHO'));
    control.failNext({ operationId: 'updateLabAutomationTransform', reset: true });

    const done = await service.transforms.succeed(id, file);
    const again = await service.transforms.succeed(id, file);
    const finished = await service.inputs.get(waiting.id);
    const second = await service.inputs.generate(waiting.id);
    const failed = await service.transforms.fail(second.transforms?.[0]?.id ?? '', ['No such labware']);

    expect([done, again]).toMatchObject([
      { status: 'SUCCEEDED', blobId: file },
      { status: 'SUCCEEDED', blobId: file },
    ]);
    expect(finished).toMatchObject({ status: 'SUCCEEDED', file: { id: file } });
    expect(failed).toMatchObject({
      status: 'FAILED',
      errors: { topLevelErrors: [{ errorMessage: 'No such labware' }] },
    });
    expect(sent('updateLabAutomationTransform')).toBe(2);
  });
});

describe('output files', () => {
  it('are put there and read once, although answers are lost and it is done again', async () => {
    const { service, runId, csv, schemas, held, configure, control, sent } = await automation();
    configure('OUTPUT', { resultSchemaId: schemas.result });
    const draft = { runId, fileName: 'Reader', blobId: await csv('Well,OD\nA1,0.5\nB1,0.7\n') };
    control.failNext({ operationId: 'createAutomationOutputProcessor', reset: true });
    control.failNext({ operationId: 'processOutputWithAutomationOutputProcessor', reset: true });

    const put = await service.outputs.put(draft);
    const same = await service.outputs.put(draft);
    const read = await service.outputs.process(put.item.id);
    const again = await service.outputs.process(put.item.id);

    expect([put.did, same.did, same.item.id]).toEqual(['created', 'unchanged', put.item.id]);
    expect([read.status, again.status]).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(read.progressStats).toMatchObject({ rowsSucceeded: 2, rowsFailed: 0 });
    expect(await held()).toHaveLength(2);
    expect(sent('processOutputWithAutomationOutputProcessor')).toBe(1);
  });

  it('are read once when the process dies that has asked for it, before Benchling has begun', async () => {
    const { tenant, service, runId, csv, schemas, held, configure, sent } = await automation({ taskDelayMs: 60_000 });
    configure('OUTPUT', { resultSchemaId: schemas.result });
    const put = await service.outputs.put({ runId, fileName: 'Reader', blobId: await csv('Well,OD\nA1,0.5\n') });
    const dying = new AbortController();
    const operation = 'processOutputWithAutomationOutputProcessor';
    const dead = (await anotherApp(dyingAfter(tenant, ':process-output', dying))).outputs;
    await expect(dead.process(put.item.id, { signal: dying.signal })).rejects.toThrow('killed');

    const read = await (await anotherApp(tenant)).outputs.process(put.item.id);

    expect(read.status).toBe('SUCCEEDED');
    expect(await held()).toHaveLength(1);
    expect(sent(operation)).toBe(1);
  });

  it('with bad rows say which, in a file of errors', async () => {
    const { service, runId, csv, schemas, text, held, configure } = await automation();
    configure('OUTPUT', { resultSchemaId: schemas.result });
    const blobId = await csv('Well,OD\nA1,0.5\nB1,much\n');
    const { item } = await service.outputs.put({ runId, fileName: 'Reader', blobId, keepsGoodRows: true });

    const read = await service.outputs.process(item.id);

    expect(read.progressStats).toMatchObject({ rowsSucceeded: 1, rowsFailed: 1 });
    expect(await text(read.errorFile?.id)).toContain('much');
    expect(await held()).toHaveLength(1);
  });

  it('that were never asked to be read are listed, and archived', async () => {
    const { service, runId, csv } = await automation();
    const { item } = await service.outputs.put({ runId, fileName: 'Reader', blobId: await csv('Well\nA1\n') });

    const listed = await all(service.outputs.list({ assayRunId: runId }));
    await service.outputs.archive([item.id], 'Made in error');

    expect(listed.map(({ id, status }) => [id, status])).toEqual([[item.id, 'NOT_STARTED']]);
    expect(await all(service.outputs.list({ assayRunId: runId }))).toEqual([]);
  });
});
