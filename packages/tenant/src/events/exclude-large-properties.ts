/** The most bytes that an item may have in an event, as the bus takes 256 KB at most. */
const maxBytes = 256 * 1024;

/** The item of an event with what does not fit left out. */
export interface FittingItem {
  /** Its JSON text. */
  readonly resource: string;
  readonly excludedProperties: readonly string[];
}

/** Leaves out the largest properties of an item until its JSON text fits; its id stays. */
export function excludeLargeProperties(item: string): FittingItem {
  let bytes = Buffer.byteLength(item);
  if (bytes <= maxBytes) return { resource: item, excludedProperties: [] };
  const members = JSON.parse(item) as Readonly<Record<string, unknown>>;
  const sizes = Object.entries(members).map(([name, value]) => ({ name, bytes: bytesOf({ [name]: value }) }));
  const excluded = new Set<string>();
  for (const member of sizes.toSorted((a, b) => b.bytes - a.bytes)) {
    if (bytes <= maxBytes) break;
    if (member.name === 'id') continue;
    excluded.add(member.name);
    bytes -= member.bytes;
  }
  const kept = Object.fromEntries(Object.entries(members).filter(([name]) => !excluded.has(name)));
  return { resource: JSON.stringify(kept), excludedProperties: [...excluded] };
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
