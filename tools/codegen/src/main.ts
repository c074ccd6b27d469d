import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generate, type Version } from './generate.ts';
import { readDocument } from './read-document.ts';

const usage = 'node tools/codegen/src/main.ts --v2 FILE_OR_URL --v3 FILE_OR_URL [--out FOLDER]';

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { v2: { type: 'string' }, v3: { type: 'string' }, out: { type: 'string' } },
  });
  const out = values.out ?? join(import.meta.dirname, '../../../packages/benchling-api/src');
  const versions = (['v2', 'v3'] as const).filter((version) => values[version] !== undefined);
  if (versions.length === 0) throw new Error(`Name at least one document: ${usage}`);
  for (const version of versions) await write(version, values[version] ?? '', join(out, version));
}

async function write(version: Version, source: string, folder: string): Promise<void> {
  const files = Object.entries(await generate(version, await readDocument(source)));
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  const kilobytes = Math.round(files.reduce((sum, [, text]) => sum + text.length, 0) / 1000);
  console.log(`${version}: ${files.length} files, ${kilobytes} kB, in ${folder}`);
}

try {
  await run();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
