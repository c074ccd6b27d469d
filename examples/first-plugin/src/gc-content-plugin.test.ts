import { sequences, sequencesPlugin } from '@ligase/plugin-sequences';
import { createTestApp, startTestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { gcContent, gcContentPlugin } from './gc-content-plugin.ts';

async function startLab() {
  const tenant = await startTestTenant();
  const app = await createTestApp({ tenant, plugins: [gcContentPlugin(), sequencesPlugin()] });
  const create = async (bases: string): Promise<string> => {
    const sequence = { name: 'pTest', bases, isCircular: true, folderId: tenant.folderId };
    return (await app.get(sequences).create(sequence)).id;
  };
  return { app, create };
}

describe('the GC content of a sequence', () => {
  it.each([
    ['GGCC', 100],
    ['ACGT', 50],
    ['acg', 66.7],
    ['GSNNNNAW', 50],
    ['NNNN', 0],
  ])('of %s is %d %', async (bases, percent) => {
    const { app, create } = await startLab();
    const id = await create(bases);

    const told = await app.get(gcContent).ofSequence(id);

    expect(told).toBe(percent);
  });

  it('cannot be told of a sequence that is not there', async () => {
    const { app } = await startLab();

    const asking = app.get(gcContent).ofSequence('seq_none');

    await expect(asking).rejects.toMatchObject({ code: 'API_NOT_FOUND' });
  });
});
