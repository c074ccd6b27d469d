import type { ApiSchemas, JsonSchema, OperationSchemas, ParameterSchema } from '@ligase/benchling-api';
import { definitions, surroundings } from './definitions.ts';
import { type OpenApiDocument, type Parameter, operationsOf, type Placed, resolve, type Schema } from './document.ts';
import { jsonSchema } from './json-schema.ts';
import { firstContent } from './members.ts';

type Convert = (schema: Schema | undefined) => JsonSchema;

const parameterSchema = (parameter: Parameter, convert: Convert): ParameterSchema => ({
  name: parameter.name,
  in: parameter.in,
  required: parameter.required === true,
  schema: convert(parameter.schema),
  ...(parameter.style === undefined ? {} : { style: parameter.style }),
  ...(parameter.explode === undefined ? {} : { explode: parameter.explode }),
});

function operationSchemas(document: OpenApiDocument, { operation }: Placed, convert: Convert): OperationSchemas {
  const body = operation.requestBody && resolve(document, operation.requestBody);
  const [type, schema] = firstContent(body?.content) ?? [];
  const responses = Object.entries(operation.responses).map(([status, response]) => {
    const content = firstContent(resolve(document, response).content);
    return [status, content === undefined ? null : convert(content[1])] as const;
  });
  return {
    parameters: (operation.parameters ?? []).map((one) => parameterSchema(resolve(document, one), convert)),
    ...(type === undefined ? {} : { body: { type, required: body?.required === true, schema: convert(schema) } }),
    responses: Object.fromEntries(responses),
  };
}

/** The JSON Schemas of everything that goes into and comes out of the operations of a document. */
export function apiSchemas(document: OpenApiDocument, id: string): ApiSchemas {
  const around = surroundings(document, id);
  const convert: Convert = (schema) => jsonSchema(schema ?? {}, around);
  const operations = operationsOf(document).map(
    (placed) => [placed.operation.operationId, operationSchemas(document, placed, convert)] as const,
  );
  return { $id: id, $defs: definitions(document), operations: Object.fromEntries(operations) };
}
