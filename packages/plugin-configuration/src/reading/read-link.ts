import type { LinkSpec, PartSpecs } from '../schema/configuration-schema.ts';
import type { Link } from '../schema/configuration-values.ts';
import { findItem } from './find-item.ts';
import { joined, right, wrong, type Reading, type ReadingSource } from './reading.ts';

/** Reads an item that names something of the tenant, with what is chosen in that. */
export function readLink(source: ReadingSource, spec: LinkSpec, path: readonly string[]): Reading {
  const link = readOne(source, path, spec);
  // Where no schema is chosen, none of its fields can be.
  if (link.value === undefined) return link;
  const sides = [
    ['fields', spec.fields, path, 'field'],
    ['outputFields', spec.outputFields, [...path, source.outputSegment], 'field'],
    ['options', spec.options, path, 'dropdown_option'],
  ] as const;
  const parts = sides.flatMap(([side, specs, above, type]) =>
    specs === undefined ? [] : [{ side, ...readParts(source, specs, above, type) }],
  );
  return {
    value: Object.freeze(Object.assign({}, link.value, ...parts.map(({ side, value }) => ({ [side]: value })))),
    faults: [...link.faults, ...parts.flatMap(({ faults }) => faults)],
  };
}

function readParts(source: ReadingSource, specs: PartSpecs, above: readonly string[], type: string): Reading {
  const readings = Object.values(specs).map(({ name, required }) =>
    readOne(source, [...above, name], { type, required }),
  );
  return joined(Object.keys(specs), readings);
}

function readOne(
  source: ReadingSource,
  path: readonly string[],
  { type, required }: { readonly type: string; readonly required?: true | undefined },
): Reading {
  const kind = type.replaceAll('_', ' ');
  const fill = `choose the ${kind}`;
  const found = findItem(source, path, { type, required, fill });
  if (!('item' in found)) return found;
  const { value: id, linkedResource } = found.item;
  if (typeof id !== 'string') return wrong(path, 'ill-typed', `holds no id; ${fill}`);
  const name = nameOf(linkedResource);
  if (name !== undefined) return right(Object.freeze({ accessible: true, id, name } satisfies Link));
  const what = `is set to ${id}, which the app may not see; give the app access to it, or choose another ${kind}`;
  return wrong(path, 'inaccessible', what, Object.freeze({ accessible: false, id } satisfies Link));
}

/** Of what the app may not see, Benchling sends the id and no name. */
function nameOf(linkedResource: unknown): string | undefined {
  const { name } = (linkedResource ?? {}) as { readonly name?: unknown };
  return typeof name === 'string' ? name : undefined;
}
