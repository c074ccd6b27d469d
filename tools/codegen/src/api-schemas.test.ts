import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { apiSchemas } from './api-schemas.ts';
import type { OpenApiDocument, Schema } from './document.ts';

const ID = 'urn:test:freezers';
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const documentOf = (
  schemas: Readonly<Record<string, Schema>>,
  paths: OpenApiDocument['paths'] = {},
): OpenApiDocument => ({
  openapi: '3.0.1',
  paths,
  components: { schemas },
});

/** Whether each value passes the schema called `It`. */
function verdicts(schemas: Readonly<Record<string, Schema>>, values: readonly unknown[]): boolean[] {
  const { $id, $defs } = apiSchemas(documentOf(schemas), ID);
  const ajv = new Ajv2020({ strict: true, strictTypes: false }).addSchema({ $id, $defs });
  const validate = ajv.compile({ $ref: `${ID}#/$defs/It` });
  return values.map((value) => validate(value));
}

describe('apiSchemas', () => {
  it('accepts null where the document says nullable', () => {
    expect(verdicts({ It: { type: 'string', nullable: true } }, ['a', null, 1])).toEqual([true, true, false]);
  });

  it('accepts null among the values of a nullable enum', () => {
    expect(verdicts({ It: { type: 'string', enum: ['a'], nullable: true } }, ['a', null, 'b'])).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('accepts null for a nullable reference', () => {
    const It = { allOf: [ref('Door')], nullable: true, readOnly: true };

    expect(verdicts({ It, Door: { type: 'object' } }, [{}, null, 1])).toEqual([true, true, false]);
  });

  it('accepts null for a nullable reference with a type beside it', () => {
    const It = { allOf: [ref('Door')], nullable: true, type: 'object' };

    expect(verdicts({ It, Door: { type: 'object' } }, [{}, null, 1])).toEqual([true, true, false]);
  });

  it('accepts nothing but objects where the document names members and forgets the type', () => {
    const It = { allOf: [ref('Cold'), { required: ['name'] }] };
    const Cold = { properties: { name: { type: 'string' } }, nullable: false };

    expect(verdicts({ It, Cold }, [{ name: 'a' }, null, [], 'a'])).toEqual([true, false, false, false]);
  });

  it('reads exclusive bounds of OpenAPI 3.0', () => {
    expect(verdicts({ It: { type: 'number', minimum: 0, exclusiveMinimum: true } }, [0, 0.1])).toEqual([false, true]);
  });

  it('accepts a value that two alternatives allow', () => {
    const It = { oneOf: [ref('A'), ref('B')], discriminator: { propertyName: 'kind' } };
    const A = { type: 'object', properties: { kind: { type: 'string' } } };

    expect(verdicts({ It, A, B: A }, [{ kind: 'a' }, 1])).toEqual([true, false]);
  });

  it('accepts the members of every part of a closed composition, and no others', () => {
    const It = { allOf: [ref('Named'), ref('Cold')], additionalProperties: false };
    const Named = { type: 'object', properties: { name: { type: 'string' } } };
    const Cold = { type: 'object', additionalProperties: false, properties: { celsius: { type: 'number' } } };

    const values = [
      { name: 'a', celsius: -80 },
      { name: 'a', colour: 'red' },
    ];

    expect(verdicts({ It, Named, Cold }, values)).toEqual([true, false]);
  });

  it('still refuses unknown members where a closed schema stands alone', () => {
    const It = { type: 'object', additionalProperties: false, properties: { celsius: { type: 'number' } } };
    const Whole = { allOf: [ref('It'), { type: 'object', properties: { name: { type: 'string' } } }] };

    expect(verdicts({ It, Whole }, [{ celsius: 1 }, { celsius: 1, name: 'a' }])).toEqual([true, false]);
  });

  it('says for each operation what goes in and what comes out', () => {
    const get = {
      operationId: 'getFreezer',
      parameters: [
        { name: 'freezer_id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
      ],
      responses: { '200': { content: { 'application/json': { schema: ref('Freezer') } } }, '503': {} },
    };

    const { operations } = apiSchemas(
      documentOf({ Freezer: { type: 'object' } }, { '/freezers/{freezer_id}': { get } }),
      ID,
    );

    expect(operations['getFreezer']).toEqual({
      parameters: [
        { name: 'freezer_id', in: 'path', required: true, schema: { type: 'string' } },
        {
          name: 'ids',
          in: 'query',
          required: false,
          explode: false,
          schema: { type: 'array', items: { type: 'string' } },
        },
      ],
      responses: { '200': { $ref: 'urn:test:freezers#/$defs/Freezer' }, '503': null },
    });
  });
});
