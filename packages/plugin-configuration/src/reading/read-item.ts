import type { ArraySpec, ItemSpec } from '../schema/configuration-schema.ts';
import { readLink } from './read-link.ts';
import { isScalar, readScalar } from './read-scalar.ts';
import { joined, wrong, type Reading, type ReadingSource } from './reading.ts';

/** Reads one item with all that is below it. @throws {ConfigurationError} `CONFIG_KEY_UNAVAILABLE` */
export async function readItem(source: ReadingSource, spec: ItemSpec, above: readonly string[] = []): Promise<Reading> {
  const path = [...above, spec.name];
  if (spec.type === 'array') return readArray(source, spec, path);
  return isScalar(spec) ? readScalar(source, spec, path) : readLink(source, spec, path);
}

/** Reads several items into one object. @throws {ConfigurationError} `CONFIG_KEY_UNAVAILABLE` */
export async function readItems(
  source: ReadingSource,
  specs: Readonly<Record<string, ItemSpec>>,
  above: readonly string[] = [],
): Promise<Reading> {
  const readings = await Promise.all(Object.values(specs).map((spec) => readItem(source, spec, above)));
  return joined(Object.keys(specs), readings);
}

async function readArray(
  source: ReadingSource,
  { name: array, minElements = 0, items }: ArraySpec,
  path: readonly string[],
): Promise<Reading> {
  const names = source.items.rowsOf(array);
  const rows = await Promise.all(names.map((row) => readItems(source, items, [...path, row])));
  const lacking = minElements - names.length;
  const few = `has ${names.length} of ${minElements} rows; add ${lacking} more`;
  return {
    value: Object.freeze(rows.map(({ value: values }, index) => Object.freeze({ name: names[index], values }))),
    faults: [...(lacking > 0 ? wrong(path, 'missing', few).faults : []), ...rows.flatMap(({ faults }) => faults)],
  };
}
