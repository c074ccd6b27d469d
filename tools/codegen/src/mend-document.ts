import { type JsonObject, type OpenApiDocument, type RequestBody, resolve, type Schema } from './document.ts';

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** Benchling writes some mappings as bare schema names, which type generation cannot follow. */
function mendMapping(mapping: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(mapping).map(([value, target]) => [
      value,
      typeof target === 'string' && /^\w+$/.test(target) ? `#/components/schemas/${target}` : target,
    ]),
  );
}

/** Neither document marks its bodies as required, though Benchling refuses a call that lacks one. */
function mendBody(document: OpenApiDocument, body: RequestBody): RequestBody {
  const schema = Object.values(body.content)[0]?.schema;
  const resolved: Schema = schema === undefined ? {} : resolve(document, schema);
  const holdsNothing = Object.keys(resolved.properties ?? {}).length === 0 && resolved.type === 'object';
  return holdsNothing && resolved.allOf === undefined ? body : { ...body, required: true };
}

/** The document with the faults mended that would stop or weaken what is generated from it. */
export function mendDocument(document: OpenApiDocument): OpenApiDocument {
  const mend = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(mend);
    if (!isObject(node)) return node;
    const { discriminator, requestBody } = node;
    const mended = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mend(value)]));
    if (isObject(discriminator) && isObject(discriminator['mapping']))
      mended['discriminator'] = { ...discriminator, mapping: mendMapping(discriminator['mapping']) };
    if (isObject(requestBody) && isObject(requestBody['content']))
      mended['requestBody'] = mendBody(document, mended['requestBody'] as RequestBody);
    return mended;
  };
  return mend(document) as OpenApiDocument;
}
