import { Validator } from '@seriousme/openapi-schema-validator';
import { operations as operationsOfV2 } from '@ligase/benchling-api/v2';
import { operations as operationsOfV3 } from '@ligase/benchling-api/v3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { coverage, coverageV3 } from '../coverage.ts';
import { openLocalTenant, type LocalTenant } from '../local-tenant.ts';

interface Described {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;
}

const versions = ['v2', 'v3'] as const;

async function openTenant(): Promise<LocalTenant> {
  const tenant = await openLocalTenant();
  onTestFinished(() => tenant.close());
  return tenant;
}

async function textOf(tenant: LocalTenant, url: string): Promise<string> {
  const { status, body } = await tenant.handle({ method: 'GET', url, headers: {} });
  expect(status).toBe(200);
  return String(body);
}

const documentOf = async (tenant: LocalTenant, version: string): Promise<Described> =>
  JSON.parse(await textOf(tenant, `/api/${version}/openapi.json`)) as Described;

/** The keywords of everything in a document, with those of its schemas; the names that the API gives are no keywords. */
function keywords(node: unknown, named = false): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => keywords(one));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (named) return keywords(value);
    if (['enum', 'const', 'default', 'required'].includes(key)) return [key];
    return [
      key,
      ...keywords(value, ['properties', 'patternProperties', 'schemas', 'responses', 'paths'].includes(key)),
    ];
  });
}

describe('the OpenAPI document of a tenant', () => {
  it.for(versions)('is valid for %s', async (version) => {
    const tenant = await openTenant();

    const document = await documentOf(tenant, version);

    expect(await new Validator().validate(document as object as Record<string, unknown>)).toEqual({ valid: true });
  });

  it('names exactly the operations that the tenant serves', async () => {
    const tenant = await openTenant();
    const documents = await Promise.all(versions.map((version) => documentOf(tenant, version)));

    const [v2, v3] = documents.map(({ paths }) =>
      Object.values(paths)
        .flatMap((methods) => Object.values(methods).flatMap(({ operationId }) => operationId ?? []))
        .toSorted(),
    );

    const served = [coverage(tenant), coverageV3(tenant)].map((covered) =>
      covered.flatMap(({ operationId, support }) => (support === 'refused' ? [] : operationId)).toSorted(),
    );
    expect(v2).toEqual(served[0]);
    expect(v3).toEqual(served[1]);
    expect(v2).toHaveLength(Object.keys(operationsOfV2).length);
    expect(v3?.length).toBeLessThan(Object.keys(operationsOfV3).length);
  });

  it.for(versions)('has no word of the documents that the contract of %s comes from', async (version) => {
    const tenant = await openTenant();

    const document = await documentOf(tenant, version);

    const text = JSON.stringify(document);
    const described = [...text.matchAll(/"description":"([^"]*)"/g)].map(([, words]) => words);
    expect(new Set(described).size).toBeLessThan(15);
    expect(keywords(document)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:summary|example|examples|externalDocs)$/)]),
    );
  });

  it('says where the tenant listens, once it does', async () => {
    const tenant = await openTenant();
    const before = await documentOf(tenant, 'v2');
    const { url } = await tenant.listen();

    const document = await documentOf(tenant, 'v2');

    expect(document.servers).toEqual([{ url: `${url}/api/v2` }]);
    expect(document.paths).toEqual(before.paths);
  });

  it.for(versions)(
    'knows that the server refuses headers that are too long, in one form for both versions: %s',
    async (version) => {
      const tenant = await openTenant();

      const document = await documentOf(tenant, version);

      expect(document).toMatchObject({ components: { responses: { 431: { content: { 'application/json': {} } } } } });
    },
  );

  it.for(versions)('is the same in YAML for %s', async (version) => {
    const tenant = await openTenant();
    const document = await documentOf(tenant, version);

    const yaml: unknown = parse(await textOf(tenant, `/api/${version}/openapi.yaml`));

    expect(yaml).toEqual(document);
  });

  it('says that the token of API v3 stands at the address of the tenant itself', async () => {
    const tenant = await openTenant();

    const { paths } = await documentOf(tenant, 'v3');

    expect(paths['/oauth/token']).toMatchObject({ servers: [{ url: 'http://127.0.0.1' }] });
  });
});
