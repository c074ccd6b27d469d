import { type JsonObject, type OpenApiDocument, type RequestBody, resolve, type Schema } from './document.ts';
import { membersOf } from './members.ts';

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
  const chooses = resolved['oneOf'] !== undefined || resolved['anyOf'] !== undefined;
  const holdsNothing =
    !chooses && resolved.type === 'object' && Object.keys(membersOf(document, resolved).properties).length === 0;
  return holdsNothing ? body : { ...body, required: true };
}

/**
 * A part that only demands members of another part gets those members restated, since type generation looks for what is
 * required only where it is declared.
 */
function mendPart(part: Schema, whole: ReturnType<typeof membersOf>): Schema {
  if (part.$ref !== undefined || part.required === undefined) return part;
  const declared = Object.entries(whole.properties).filter(
    ([name]) => part.required?.includes(name) && part.properties?.[name] === undefined,
  );
  return declared.length === 0
    ? part
    : { ...part, properties: { ...part.properties, ...Object.fromEntries(declared) } };
}

/** A closed schema that requires a member which none of its parts declares would refuse every value. */
function mendRequired(part: Schema, whole: ReturnType<typeof membersOf>): Schema {
  const required = part.required?.filter((name) => whole.properties[name] !== undefined);
  return required === undefined || required.length === part.required?.length ? part : { ...part, required };
}

/** The document with the faults mended that would stop or weaken what is generated from it. */
export function mendDocument(document: OpenApiDocument): OpenApiDocument {
  const mend = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(mend);
    if (!isObject(node)) return node;
    const mended = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mend(value)]));
    const { discriminator, requestBody, allOf } = mended;
    if (isObject(discriminator) && isObject(discriminator['mapping']))
      mended['discriminator'] = { ...discriminator, mapping: mendMapping(discriminator['mapping']) };
    if (isObject(requestBody) && isObject(requestBody['content']))
      mended['requestBody'] = mendBody(document, requestBody as unknown as RequestBody);
    if (Array.isArray(allOf)) {
      const whole = membersOf(document, node);
      const closed = mended['additionalProperties'] === false;
      const mendOne = (part: Schema): Schema => mendPart(closed ? mendRequired(part, whole) : part, whole);
      return { ...mendOne(mended), allOf: allOf.map(mendOne) };
    }
    return mended;
  };
  return mend(document) as OpenApiDocument;
}
