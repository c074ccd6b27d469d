/** The most bytes that an event may have on the bus that carries it. */
const maxEventBytes = 256 * 1024;

/** An event with what does not fit left out. */
export interface FittingEvent {
  readonly resource: Readonly<Record<string, unknown>>;
  readonly excludedProperties: readonly string[];
}

/** Leaves out the largest properties of a resource until it fits; its id stays. */
export function excludeLargeProperties(
  resource: Readonly<Record<string, unknown>>,
  maxBytes: number = maxEventBytes,
): FittingEvent {
  const sizes = Object.entries(resource).map(([name, value]) => ({ name, bytes: bytesOf({ [name]: value }) }));
  let total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const excluded = new Set<string>();
  for (const { name, bytes } of sizes.toSorted((a, b) => b.bytes - a.bytes)) {
    if (total <= maxBytes) break;
    if (name === 'id') continue;
    excluded.add(name);
    total -= bytes;
  }
  if (excluded.size === 0) return { resource, excludedProperties: [] };
  return {
    resource: Object.fromEntries(Object.entries(resource).filter(([name]) => !excluded.has(name))),
    excludedProperties: [...excluded],
  };
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
