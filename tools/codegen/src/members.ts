import { type Content, type OpenApiDocument, resolve, type Schema } from './document.ts';

/** The members of an object schema, with those of everything it is composed of. */
export interface Members {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

/** What an object of this schema may hold. */
export function membersOf(document: OpenApiDocument, schema: Schema): Members {
  const own = resolve(document, schema);
  const parts = (own.allOf ?? []).map((part) => membersOf(document, part));
  return {
    properties: Object.assign({}, ...parts.map((part) => part.properties), own.properties) as Members['properties'],
    required: [...parts.flatMap((part) => part.required), ...(own.required ?? [])],
  };
}

/** The members that are lists, by name. */
export function listsOf(document: OpenApiDocument, { properties }: Members): readonly (readonly [string, Schema])[] {
  return Object.entries(properties)
    .map(([name, schema]) => [name, resolve(document, schema)] as const)
    .filter(([, schema]) => schema.type === 'array' || schema.type?.includes('array'));
}

/** The name of the component that a schema is, when it is one. */
export const componentName = (schema: Schema | undefined): string | undefined =>
  schema?.$ref?.match(/^#\/components\/schemas\/([^/]+)$/)?.[1];

/** The first content type of a body, with its schema. */
export const firstContent = (content: Content | undefined): readonly [string, Schema | undefined] | undefined => {
  const [type, media] = Object.entries(content ?? {})[0] ?? [];
  return type === undefined ? undefined : [type, media?.schema];
};
