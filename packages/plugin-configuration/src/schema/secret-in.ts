import type { ConfigurationSchema } from './configuration-schema.ts';

/** The name of a `secure_text` of a schema, if it has one. */
export function secretIn({ items }: Pick<ConfigurationSchema, 'items'>): string | undefined {
  for (const item of Object.values(items)) {
    const inside = item.type === 'array' ? secretIn(item) : undefined;
    if (item.type === 'secure_text' || inside !== undefined) return inside ?? item.name;
  }
  return undefined;
}
