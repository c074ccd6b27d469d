import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { ApiSchemas } from '@ligase/benchling-api';
import { describe, expect, it } from 'vitest';
import { generate, type Version } from './generate.ts';
import { readDocument } from './read-document.ts';

const folder = process.env['BENCHLING_OPENAPI_DIR'];
const committed = join(import.meta.dirname, '../../../packages/benchling-api/src');
if (folder === undefined)
  console.warn(
    'NOT CHECKED: whether the committed files are up to date. Set BENCHLING_OPENAPI_DIR to the folder of openapi-v2.yaml.',
  );

const freezers = {
  openapi: '3.0.1',
  paths: {
    '/freezers': {
      get: {
        operationId: 'listFreezers',
        description: 'Where it is cold.',
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    nextToken: { type: 'string' },
                    freezers: { type: 'array', items: { $ref: '#/components/schemas/Freezer' } },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: { Freezer: { type: 'object', properties: { name: { type: 'string', pattern: '^\\w`${x}$' } } } },
  },
};

describe('generate', () => {
  it.skipIf(folder === undefined).for<Version>(['v2', 'v3'])(
    'gives the committed files of %s again, byte for byte',
    { timeout: 60_000 },
    async (version) => {
      const document = await readDocument(join(folder ?? '', `openapi-${version}.yaml`));

      const files = Object.entries(await generate(version, document));

      const there = await Promise.all(files.map(([name]) => readFile(join(committed, version, name), 'utf8')));
      const differing = files.filter(([, text], index) => text !== there[index]).map(([name]) => name);
      expect(differing).toEqual([]);
    },
  );

  it('writes rows, routes and schemas for a document of another tenant', async () => {
    const files = await generate('v2', freezers);

    expect(files['routes.ts']).toContain("'GET /freezers': operations['listFreezers'];");
    expect(files['routes.ts']).toContain("'GET /freezers': 'freezers';");
    expect(files['operations.ts']).toContain('"GET /freezers":{"id":"listFreezers","method":"GET"');
    expect(files['paths.ts']).toContain('export interface operations');
    expect(files['schemas.ts']).toContain(
      '"Freezer":{"type":"object","properties":{"name":{"type":"string","pattern":',
    );
    expect(files['index.ts']).toContain("export const basePath = '/api/v2';");
    expect(JSON.stringify(files)).not.toContain('Where it is cold');
  });

  it('keeps text that would end a template', async () => {
    const { 'schemas.ts': text } = await generate('v2', freezers);

    const written = text?.slice(text.indexOf('`'), text.lastIndexOf('`') + 1) ?? '';
    const read = JSON.parse(runInNewContext(written) as string) as ApiSchemas;

    expect(read.$defs['Freezer']).toMatchObject({ properties: { name: { pattern: '^\\w`${x}$' } } });
  });
});
