/**
 * Tells which items may share a bulk request: Benchling wants one registry and one way of naming for all of them, and an
 * item with a registry id of its own has no naming strategy.
 */
export function batchKey(item: unknown): string {
  if (typeof item !== 'object' || item === null) return '';
  const { registryId, namingStrategy, entityRegistryId } = item as Readonly<Record<string, unknown>>;
  return JSON.stringify([registryId ?? null, namingStrategy ?? null, entityRegistryId !== undefined]);
}
