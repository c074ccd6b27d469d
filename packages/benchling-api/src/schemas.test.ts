import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { ApiSchemas, JsonSchema } from './api-schemas.ts';
import { operations as rowsOfV2 } from './v2/operations.ts';
import { schemas as v2 } from './v2/schemas.ts';
import { operations as rowsOfV3 } from './v3/operations.ts';
import { schemas as v3 } from './v3/schemas.ts';

const versions = [
  ['v2', v2(), rowsOfV2],
  ['v3', v3(), rowsOfV3],
] as const;

const validator = ({ $id, $defs }: ApiSchemas): Ajv2020 =>
  new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    validateFormats: false,
    logger: false,
  }).addSchema({ $id, $defs });

const schemasOf = ({ operations }: ApiSchemas): JsonSchema[] =>
  Object.values(operations).flatMap(({ parameters, body, responses }) => [
    ...parameters.map(({ schema }) => schema),
    ...(body === undefined ? [] : [body.schema]),
    ...Object.values(responses).filter((schema) => schema !== null),
  ]);

const prose = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs']);

/** Every keyword that stands where a schema is expected, with its place. A property's name is no keyword. */
function keywords(schema: unknown, place: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((part, index) => keywords(part, `${place}/${index}`));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const here = `${place}/${keyword}`;
    if (['enum', 'const', 'default', 'required'].includes(keyword)) return [here];
    const parts = keyword === 'properties' ? Object.entries(value as object) : [];
    return [
      here,
      ...(parts.length > 0
        ? parts.flatMap(([name, part]) => keywords(part, `${here}/${name}`))
        : keywords(value, here)),
    ];
  });
}

describe('schemas', () => {
  it.for(versions)('of every parameter, body and reply of %s compile', { timeout: 60_000 }, ([, schemas]) => {
    const ajv = validator(schemas);
    const distinct = new Map(schemasOf(schemas).map((schema) => [JSON.stringify(schema), schema]));

    const compile = () => [...distinct.values()].map((schema) => ajv.compile(schema));

    expect(compile).not.toThrow();
  });

  it.for(versions)('of %s cover exactly the operations of the table', ([, schemas, rows]) => {
    const ids = Object.values(rows).map(({ id }) => id);

    expect(Object.keys(schemas.operations).toSorted()).toEqual(ids.toSorted());
  });

  it.for(versions)('of %s declare each placeholder of a path', ([, schemas, rows]) => {
    const lacking = Object.values(rows).flatMap(({ id, path }) => {
      const declared = schemas.operations[id]?.parameters.filter((parameter) => parameter.in === 'path') ?? [];
      const rest = declared.reduce((left, { name }) => left.replace(`{${name}}`, ''), path);
      return /[{}]/.test(rest) ? [path] : [];
    });

    expect(lacking).toEqual([]);
  });

  it.for(versions)('of %s hold no prose', ([, schemas]) => {
    const all = Object.entries(schemas.$defs).flatMap(([name, schema]) => keywords(schema, name));
    const found = [...all, ...keywords(schemasOf(schemas), '')].filter((place) => prose.has(place.replace(/.*\//, '')));

    expect(found).toEqual([]);
  });

  it('accept a plasmid to be created and say what is wrong with a bad one', () => {
    const validate = validator(v2()).compile(v2().operations['createDNASequence']?.body?.schema ?? false);
    const plasmid = { name: 'pUC19', bases: 'TCGCGC', isCircular: true, folderId: 'lib_1', registryId: 'src_1' };

    const accepted = validate(plasmid);
    const nameless = validate({ bases: 'TCGCGC', isCircular: true });
    const misspelt = validate({ ...plasmid, isCirclar: true });

    expect([accepted, nameless, misspelt]).toEqual([true, false, false]);
  });

  it('are parsed once', () => {
    expect(v2()).toBe(v2());
  });
});
