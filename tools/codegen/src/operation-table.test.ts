import { describe, expect, it } from 'vitest';
import type { JsonObject, OpenApiDocument, Schema } from './document.ts';
import { operationTable } from './operation-table.ts';

const body = (schema: Schema, type = 'application/json'): JsonObject => ({ content: { [type]: { schema } } });
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const list = (items: Schema, more: JsonObject = {}): Schema => ({ type: 'array', items, ...more });
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({ type: 'object', properties });

const document: OpenApiDocument = {
  openapi: '3.0.1',
  paths: {
    '/freezers': {
      get: { operationId: 'listFreezers', tags: ['Freezers'], responses: { '200': body(ref('Freezers')) } },
      post: {
        operationId: 'createFreezer',
        requestBody: body(ref('Freezer')),
        responses: { '201': body(ref('Freezer')) },
      },
    },
    '/freezers/{freezer_id}': {
      get: { operationId: 'getFreezer', deprecated: true, responses: { '200': body(ref('Freezer')) } },
      patch: { operationId: 'updateFreezer', responses: { '200': body(ref('Freezer')) } },
      delete: { operationId: 'deleteFreezer', responses: { '204': {} } },
    },
    '/freezers/{freezer_id}/doors': {
      get: { operationId: 'listDoors', responses: { '200': body(object({ doors: list({}) })) } },
    },
    '/freezers/{registry_id}:upsert': {
      patch: { operationId: 'upsertFreezer', responses: { '200': {}, '201': {} } },
    },
    '/freezers:archive': {
      post: {
        operationId: 'archiveFreezers',
        requestBody: body(object({ freezerIds: list({}), reason: {} })),
        responses: { '200': {} },
      },
    },
    '/freezers:bulk-create': {
      post: {
        operationId: 'bulkCreateFreezers',
        requestBody: body(object({ freezers: list(ref('Freezer'), { maxItems: 1000 }) })),
        responses: { '400': {}, '202': body(object({ taskId: {} })) },
      },
    },
    '/freezers:defrost': {
      post: {
        operationId: 'defrost',
        tags: ['Tier 4 Rate Limit', 'Freezers'],
        parameters: [{ $ref: '#/components/parameters/Early' }],
        requestBody: body(object({ steps: list({}) })),
        responses: { '303': {}, '404': {} },
        'x-bnch-rate-limit-tier': 4,
      },
    },
    '/token': {
      post: {
        operationId: 'generateToken',
        requestBody: body(ref('Token'), 'application/x-www-form-urlencoded'),
        responses: { '200': {} },
      },
    },
  },
  components: {
    parameters: { Early: { name: 'EARLY-ACCESS', in: 'header' } },
    schemas: {
      Token: object({ grant_type: {} }),
      Freezer: object({ name: {}, shelves: list({}, { maxItems: 9 }) }),
      Freezers: { allOf: [object({ nextToken: {} }), object({ freezers: list(ref('Freezer')) })] },
    },
  },
};

describe('operationTable', () => {
  const table = operationTable(document);

  it.for([
    ['GET /freezers', 'list'],
    ['POST /freezers', 'create'],
    ['GET /freezers/{freezer_id}', 'get'],
    ['PATCH /freezers/{freezer_id}', 'update'],
    ['DELETE /freezers/{freezer_id}', 'delete'],
    ['GET /freezers/{freezer_id}/doors', 'list'],
    ['PATCH /freezers/{registry_id}:upsert', 'upsert'],
    ['POST /freezers:archive', 'archive'],
    ['POST /freezers:bulk-create', 'bulk-create'],
    ['POST /freezers:defrost', 'special'],
    ['POST /token', 'special'],
  ])('knows that %s is of the kind %s', ([route, archetype]) => {
    expect(table.get(route ?? '')?.archetype).toBe(archetype);
  });

  it('finds where a list keeps its items and whether it has pages', () => {
    expect(table.get('GET /freezers')).toMatchObject({ listKey: 'freezers', paged: true, successSchema: 'Freezers' });
    expect(table.get('GET /freezers/{freezer_id}/doors')).toMatchObject({ listKey: 'doors' });
    expect(table.get('GET /freezers/{freezer_id}/doors')).not.toHaveProperty('paged');
  });

  it('finds the batch in a body and how many it may hold', () => {
    expect(table.get('POST /freezers:bulk-create')).toMatchObject({ bulk: { key: 'freezers', max: 1000 }, task: true });
    expect(table.get('POST /freezers:archive')?.bulk).toEqual({ key: 'freezerIds' });
  });

  it('takes a list inside one item for no batch', () => {
    expect(table.get('POST /freezers')).not.toHaveProperty('bulk');
    expect(table.get('POST /freezers:defrost')).not.toHaveProperty('bulk');
  });

  it('names the first good status, or a redirect where there is none', () => {
    expect(table.get('POST /freezers:bulk-create')?.success).toBe(202);
    expect(table.get('PATCH /freezers/{registry_id}:upsert')?.success).toBe(200);
    expect(table.get('POST /freezers:defrost')?.success).toBe(303);
  });

  it('keeps what else is declared', () => {
    expect(table.get('GET /freezers/{freezer_id}')).toMatchObject({ deprecated: true });
    expect(table.get('POST /freezers:defrost')).toMatchObject({ tag: 'Freezers', rateTier: 4, earlyAccess: true });
    expect(table.get('POST /token')?.bodyType).toBe('application/x-www-form-urlencoded');
  });
});
