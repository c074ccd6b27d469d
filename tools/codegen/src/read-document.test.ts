import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readDocument } from './read-document.ts';

const yaml = 'openapi: 3.0.1\npaths: {}\ncomponents:\n  schemas: {}\n';

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'codegen-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'api.yaml');
  await writeFile(file, text);
  return file;
}

describe('readDocument', () => {
  it('reads YAML and JSON from a file', async () => {
    const fromYaml = await readDocument(await fileWith(yaml));
    const fromJson = await readDocument(await fileWith(JSON.stringify(fromYaml)));

    expect(fromJson).toEqual({ openapi: '3.0.1', paths: {}, components: { schemas: {} } });
  });

  it('reads from an address, and says what a refusal was', async () => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/api.yaml' ? 200 : 404).end(yaml);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    const document = await readDocument(`${url}/api.yaml`);

    expect(document['openapi']).toBe('3.0.1');
    await expect(readDocument(`${url}/none.yaml`)).rejects.toThrow(`Cannot read ${url}/none.yaml: it answered 404`);
  });

  it('says which file is missing', async () => {
    await expect(readDocument('/nowhere/api.yaml')).rejects.toThrow('Cannot read /nowhere/api.yaml: ENOENT');
  });

  it.for([
    ['{"openapi": ', 'is neither YAML nor JSON'],
    ['swagger: "2.0"', 'is not an OpenAPI 3.0 or 3.1 document'],
    ['', 'is not an OpenAPI 3.0 or 3.1 document'],
    ['openapi: 3.0.1', 'has no "paths" or no "components"'],
  ] as const)('refuses %j, which %s', async ([text, reason]) => {
    const file = await fileWith(text);

    await expect(readDocument(file)).rejects.toThrow(`${file} ${reason}`);
  });
});
