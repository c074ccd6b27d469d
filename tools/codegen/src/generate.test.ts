import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generate, type Version } from './generate.ts';
import { readDocument } from './read-document.ts';

const folder = process.env['BENCHLING_OPENAPI_DIR'];
const committed = join(import.meta.dirname, '../../../packages/benchling-api/src');
const skipped = folder === undefined ? ' [skipped: set BENCHLING_OPENAPI_DIR to the folder of openapi-v2.yaml]' : '';

describe('generate', () => {
  it.skipIf(folder === undefined).for<Version>(['v2', 'v3'])(
    `gives the committed files of %s again, byte for byte${skipped}`,
    { timeout: 60_000 },
    async (version) => {
      const document = await readDocument(join(folder ?? '', `openapi-${version}.yaml`));

      const files = await generate(version, document);

      for (const [name, text] of Object.entries(files)) {
        const there = await readFile(join(committed, version, name), 'utf8');
        expect(text === there, `${version}/${name} differs from what is committed`).toBe(true);
      }
    },
  );
});
