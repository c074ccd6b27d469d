import type { Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';
import { listSequences } from '../operations/list-sequences.ts';

/** Benchling takes this many names in one filter. */
const maxNames = 100;
/** The names travel in the address; so many characters stay below what servers take there. */
const maxNameChars = 4000;

/** What makes two sequences of a folder the same to an import, apart from the name. */
interface Bases {
  readonly bases: string;
  readonly isCircular: boolean;
}

/** Whether two sequences have the same topology and the same bases from the same first one on, in whatever case. */
export function hasSameBases(one: Bases, other: Bases): boolean {
  return (
    one.isCircular === other.isCircular &&
    one.bases.length === other.bases.length &&
    one.bases.toUpperCase() === other.bases.toUpperCase()
  );
}

/** What a folder or a registry has under some names: by name, the sequences that have it as their name or as an alias. */
export async function findExisting(
  benchling: Benchling,
  where: { readonly folderId: string } | { readonly registryId: string },
  names: readonly string[],
  options: SequenceCallOptions,
): Promise<ReadonlyMap<string, readonly DnaSequence[]>> {
  const wanted = new Set(names);
  const existing = new Map<string, DnaSequence[]>();
  for (const filter of filtersOf([...wanted])) {
    const listing = listSequences(benchling, { ...where, ...filter, pageSize: 100 }, options);
    for await (const sequence of listing) {
      for (const name of new Set([sequence.name, ...(sequence.aliases ?? [])])) {
        if (wanted.has(name)) existing.set(name, [...(existing.get(name) ?? []), sequence]);
      }
    }
  }
  return existing;
}

type NameFilter = { readonly name: string } | { readonly 'names.anyOf.caseSensitive': string };

/** As few filters as ask for all names. A name with a comma would be read as two, and is asked for by itself. */
function filtersOf(names: readonly string[]): readonly NameFilter[] {
  const alone = names.filter((name) => name.includes(','));
  const groups: string[][] = [];
  let chars = 0;
  for (const name of names.filter((name) => !name.includes(','))) {
    const group = groups.at(-1);
    chars += encodeURIComponent(name).length + 1;
    if (group !== undefined && group.length < maxNames && chars <= maxNameChars) group.push(name);
    else {
      groups.push([name]);
      chars = encodeURIComponent(name).length + 1;
    }
  }
  return [
    ...alone.map((name) => ({ name })),
    ...groups.map((group) => ({ 'names.anyOf.caseSensitive': group.join(',') })),
  ];
}
