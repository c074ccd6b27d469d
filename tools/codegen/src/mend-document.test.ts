import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Schema } from './document.ts';
import { mendDocument } from './mend-document.ts';

const documentOf = (
  schemas: Readonly<Record<string, Schema>>,
  paths: OpenApiDocument['paths'] = {},
): OpenApiDocument => ({
  openapi: '3.0.1',
  paths,
  components: { schemas },
});

const posting = (schema: Schema): OpenApiDocument['paths'] => ({
  '/freezers': {
    post: { operationId: 'createFreezer', requestBody: { content: { 'application/json': { schema } } }, responses: {} },
  },
});

describe('mendDocument', () => {
  it('turns bare names in a mapping into references', () => {
    const discriminator = { propertyName: 'kind', mapping: { DNA: 'Dna', RNA: '#/components/schemas/Rna' } };

    const { components } = mendDocument(documentOf({ Oligo: { discriminator } }));

    expect(components.schemas['Oligo']?.['discriminator']).toEqual({
      propertyName: 'kind',
      mapping: { DNA: '#/components/schemas/Dna', RNA: '#/components/schemas/Rna' },
    });
  });

  it('requires a body that holds something', () => {
    const schema = { type: 'object', properties: { name: { type: 'string' } } };

    const { paths } = mendDocument(documentOf({}, posting(schema)));

    expect(paths['/freezers']).toMatchObject({ post: { requestBody: { required: true } } });
  });

  it('leaves a body optional that can only be empty', () => {
    const { paths } = mendDocument(documentOf({}, posting({ type: 'object' })));

    expect(paths['/freezers']).not.toMatchObject({ post: { requestBody: { required: true } } });
  });

  it('restates the members that a part of a schema only requires', () => {
    const Base = { type: 'object', properties: { bases: { type: 'string' }, name: { type: 'string' } } };
    const Create = { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['bases'] }] };

    const { components } = mendDocument(documentOf({ Base, Create }));

    expect(components.schemas['Create']?.allOf?.[1]).toEqual({
      required: ['bases'],
      properties: { bases: { type: 'string' } },
    });
  });

  it('requires of a closed schema only what one of its parts declares', () => {
    const Base = { type: 'object', properties: { name: { type: 'string' } } };
    const part = { required: ['name', 'samples'] };
    const parts = { allOf: [{ $ref: '#/components/schemas/Base' }, part] };

    const mended = mendDocument(documentOf({ Base, Closed: { ...parts, additionalProperties: false }, Open: parts }));

    expect(mended.components.schemas['Closed']?.allOf?.[1]).toMatchObject({ required: ['name'] });
    expect(mended.components.schemas['Open']?.allOf?.[1]).toMatchObject({ required: ['name', 'samples'] });
  });
});
