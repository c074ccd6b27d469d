import { describe, expect, it } from 'vitest';
import { stripProse } from './strip-prose.ts';

const document = {
  openapi: '3.0.1',
  info: { title: 'Freezers', description: 'All about freezers.' },
  tags: [{ name: 'Freezers', description: 'Cold.' }],
  paths: {
    '/freezers': {
      summary: 'Freezers',
      get: {
        operationId: 'listFreezers',
        description: 'Lists freezers.',
        'x-note': 'Ask Ann.',
        'x-bnch-rate-limit-tier': 4,
        parameters: [
          { in: 'query', name: 'description', description: 'Text.', example: 'cold', schema: { type: 'string' } },
        ],
        responses: {
          '200': {
            description: 'OK',
            headers: { 'x-rate-limit-limit': { description: 'Limit.', schema: { type: 'integer' } } },
            content: { 'application/json': { examples: { a: { value: 1 } }, schema: { type: 'object' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      title: {
        title: 'A title',
        description: 'What the freezer is called.',
        type: 'object',
        required: ['description', 'example'],
        properties: {
          description: { description: 'In words.', type: 'string', default: 'cold' },
          example: { type: 'string', enum: ['summary', 'title'] },
          properties: { type: 'object', properties: { summary: { type: 'string', example: 'x' } } },
        },
      },
    },
  },
};

describe('stripProse', () => {
  it('drops every description, summary, title and example', () => {
    const stripped = JSON.stringify(stripProse(document));

    expect(stripped).not.toMatch(/All about|Cold\.|Lists freezers|Ask Ann|Text\.|OK|Limit\.|A title|called|In words/);
  });

  it('keeps schemas, properties and parameters that bear one of these names', () => {
    const { components, paths } = stripProse(document);

    expect(components.schemas['title']).toEqual({
      type: 'object',
      required: ['description', 'example'],
      properties: {
        description: { type: 'string', default: 'cold' },
        example: { type: 'string', enum: ['summary', 'title'] },
        properties: { type: 'object', properties: { summary: { type: 'string' } } },
      },
    });
    expect(paths['/freezers']).toMatchObject({ get: { parameters: [{ in: 'query', name: 'description' }] } });
  });

  it('keeps the rate-limit tier and no other text of the vendor', () => {
    const { paths } = stripProse(document);

    expect(Object.keys(paths['/freezers']?.['get'] as object)).toEqual([
      'operationId',
      'x-bnch-rate-limit-tier',
      'parameters',
      'responses',
    ]);
  });

  it('keeps headers whose names begin with x', () => {
    const { paths } = stripProse(document);

    expect(JSON.stringify(paths)).toContain('"headers":{"x-rate-limit-limit":{"schema":{"type":"integer"}}}');
  });
});
