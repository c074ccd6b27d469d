import type { ApiSchemas, JsonSchema, OperationSchemas } from '@ligase/benchling-api';
import { firstContent } from './body-members.ts';
import { type OpenApiDocument, type Parameter, operationsOf, type Placed, resolve, type Schema } from './document.ts';
import { jsonSchema } from './json-schema.ts';

const toDefinition = (reference: string): string => reference.replace('#/components/schemas/', '#/$defs/');

/** The content types whose bodies are JSON values, or fields that one can be made of. */
function operationSchemas(document: OpenApiDocument, id: string, { operation }: Placed): OperationSchemas {
  const convert = (schema: Schema | undefined): JsonSchema =>
    jsonSchema(schema ?? {}, (reference) => `${id}${toDefinition(reference)}`);
  const parameter = ({ name, in: place, required, schema, style, explode }: Parameter) => ({
    name,
    in: place as 'path' | 'query' | 'header',
    required: required === true,
    schema: convert(schema),
    ...(style === undefined ? {} : { style }),
    ...(explode === undefined ? {} : { explode }),
  });
  const body = operation.requestBody && resolve(document, operation.requestBody);
  const [type, schema] = firstContent(body?.content) ?? [];
  const responses = Object.entries(operation.responses).map(([status, response]) => {
    const content = firstContent(resolve(document, response).content);
    return [status, content === undefined ? null : convert(content[1])] as const;
  });
  return {
    parameters: (operation.parameters ?? []).map((one) => parameter(resolve(document, one))),
    ...(body === undefined || type === undefined
      ? {}
      : { body: { type, required: body.required === true, schema: convert(schema) } }),
    responses: Object.fromEntries(responses),
  };
}

/** The JSON Schemas of everything that goes into and comes out of the operations of a document. */
export function apiSchemas(document: OpenApiDocument, id: string): ApiSchemas {
  const definitions = Object.entries(document.components.schemas);
  const operations = operationsOf(document).map(
    (placed) => [placed.operation.operationId, operationSchemas(document, id, placed)] as const,
  );
  return {
    $id: id,
    $defs: Object.fromEntries(definitions.map(([name, schema]) => [name, jsonSchema(schema, toDefinition)])),
    operations: Object.fromEntries(operations),
  };
}
