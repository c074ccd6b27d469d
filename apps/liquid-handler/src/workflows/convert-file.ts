import { inventory } from '@ligase/plugin-inventory/contract';
import { runs } from '@ligase/plugin-runs/contract';
import { defineWorkflow, type RunContext } from '@ligase/workflows';
import { bench } from '../bench.ts';
import { configuration } from '../configuration.ts';
import { convertTransfers } from '../deck/convert-transfers.ts';
import { anyInput } from './any-input.ts';

/** A transform that Benchling waits for. */
export interface TransformInput {
  readonly transformId: string;
}

const requirements = { bench, configuration, inventory, runs } as const;

const mostBytes = 10_000_000;

/** The file of a run that Benchling has written. */
interface Source {
  readonly blobId: string;
  /** Without its ending. */
  readonly name: string;
}

/** Converts the input file of a run for the device and hands it to Benchling, or says by line why it cannot be. */
export const convertFile = defineWorkflow({
  name: 'convert-file',
  requires: requirements,
  input: anyInput<TransformInput>(),
  async run(run, { transformId }) {
    const { transforms, blobs } = run.deps.runs;
    const source = await run.step('look', async (): Promise<Source | undefined> => {
      const { status, customTransformId, blobId } = await transforms.get(transformId);
      const isOurs = customTransformId === run.deps.bench.transformId && status === 'RUNNING';
      if (!isOurs || typeof blobId !== 'string') return undefined;
      return { blobId, name: (await blobs.get(blobId)).name.replace(/\.[^.]*$/u, '') };
    });
    if (source === undefined) return;
    const made = await makeFile(run, source).catch(async (error: unknown) => {
      const words = error instanceof Error ? error.message : String(error);
      await run.step('say that it failed', () => transforms.fail(transformId, [words]));
      throw error;
    });
    await run.step('answer', () =>
      'errors' in made ? transforms.fail(transformId, made.errors) : transforms.succeed(transformId, made.fileId),
    );
  },
});

/** Makes the device's file, whose id stays the same once it is known: a process that dies then hands in the same one. */
async function makeFile(
  { deps, step }: RunContext<typeof requirements>,
  { blobId, name }: Source,
): Promise<{ readonly fileId: string } | { readonly errors: readonly string[] }> {
  const { blobs } = deps.runs;
  const { extension, encoding } = deps.bench.dialect;
  const converted = await step('convert', () =>
    convertTransfers(blobs.download(blobId, { maxBytes: mostBytes }), name, deps),
  );
  if ('errors' in converted) return converted;
  // A blob is nobody's until a transform names it: one that a dead process left is never seen.
  const fileId = await step('keep file', async () => {
    const file = { name: `${name}${extension}`, mimeType: 'text/plain' };
    return (await blobs.upload(file, Buffer.from(converted.text, encoding))).id;
  });
  return { fileId };
}
