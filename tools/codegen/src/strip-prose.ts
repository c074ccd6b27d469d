import type { JsonObject, OpenApiDocument } from './document.ts';

const PROSE = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs']);

/** Keywords whose members are named by the API, so that a member called `description` is a name and no prose. */
const NAMES = new Set([
  'paths',
  'webhooks',
  'schemas',
  'responses',
  'requestBodies',
  'parameters',
  'headers',
  'content',
  'properties',
  'patternProperties',
  'mapping',
]);

/** Keywords whose value is data. */
const DATA = new Set(['enum', 'const', 'default', 'required']);

const KEPT_EXTENSIONS = new Set(['x-bnch-rate-limit-tier']);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isProse = (keyword: string): boolean =>
  PROSE.has(keyword) || (keyword.startsWith('x-') && !KEPT_EXTENSIONS.has(keyword));

function stripNames(names: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(names).map(([name, value]) => [name, strip(value)]));
}

function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strip);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([keyword]) => !isProse(keyword))
      .map(([keyword, value]) => {
        if (DATA.has(keyword)) return [keyword, value];
        return [keyword, NAMES.has(keyword) && isObject(value) ? stripNames(value) : strip(value)];
      }),
  );
}

/** The document without a word of prose: only what a machine needs to call the API and to check what it says. */
export function stripProse(document: JsonObject): OpenApiDocument {
  const { openapi, paths, webhooks, components } = document;
  const { schemas, parameters, responses, requestBodies } = components as JsonObject;
  const kept = { openapi, paths, webhooks, components: { schemas, parameters, responses, requestBodies } };
  return strip(JSON.parse(JSON.stringify(kept))) as OpenApiDocument;
}
