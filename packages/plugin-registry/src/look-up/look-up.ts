import { InputError, isLigaseError, type Benchling } from '@ligase/core';
import type { RegistryCall } from '../contract.ts';
import { itemKinds, usualKinds, type ItemKind, type ItemQuery } from '../items/item-kinds.ts';
import { registryItem, type RegistryItem, type WireItem } from '../items/registry-item.ts';
import { withPlaces } from '../items/with-places.ts';
import { howItMatches, type Match } from './match.ts';

/** Where to look, and for how much. */
export interface LookUpOptions extends RegistryCall {
  /** Default: custom entities, sequences and oligos. Each kind costs requests. */
  readonly kinds?: readonly ItemKind[];
  /** How many are given at most, up to 50. Default: 10. */
  readonly limit?: number;
  /** From how many characters on things that merely contain the text are looked for. Default: 3. */
  readonly minIncludedChars?: number;
  /**
   * Which of some items may be given at all, such as those that a person may read: asked, the best first, until `limit` may be. What it
   * leaves out is as if it were not there: it does not keep what merely contains the text from being looked for. Default: all.
   */
  readonly only?: (items: readonly RegistryItem[]) => Promise<readonly RegistryItem[]>;
}

/** Something that was found, and how it matches: by the whole text, by how it begins, or somewhere within. */
export interface Found {
  readonly item: RegistryItem;
  readonly match: Match;
}

/** A kind that could not be looked through. */
export interface Unanswered {
  readonly kind: ItemKind;
  readonly why: string;
}

/** What was found, the best first. */
export interface LookUpAnswer {
  readonly found: readonly Found[];
  /** Whether there is more than was given. */
  readonly hasMore: boolean;
  /** Kinds that Benchling did not answer for; what is of them may be missing. */
  readonly unanswered: readonly Unanswered[];
}

const maxTextChars = 255;

/** Finds what people call so: exactly, or when there is nothing, partly. `signal` ends every request. */
export async function lookUp(
  benchling: Benchling,
  text: string,
  options: LookUpOptions,
  signal: AbortSignal | undefined,
): Promise<LookUpAnswer> {
  const { kinds = usualKinds, limit: wanted = 10, minIncludedChars = 3, only, signal: callerSignal } = options;
  const sought = text.trim();
  if (sought === '') throw new InputError('INPUT_INVALID', 'There is nothing to look up: the text is empty.');
  if (sought.length > maxTextChars)
    throw new InputError(
      'INPUT_INVALID',
      `A name to look up has at most ${maxTextChars} characters, not ${sought.length}.`,
    );
  const limit = Math.max(1, Math.min(wanted, 50));
  const look = async (part: 'whole' | 'within'): Promise<LookUpAnswer> => {
    const looks = await Promise.all(
      [...new Set(kinds)].map((kind) =>
        lookThrough({ benchling, kind, text: sought, part, limit, signal, callerSignal }),
      ),
    );
    return await gathered(looks, limit, only);
  };
  const whole = await look('whole');
  const isDone = whole.found.length > 0 || sought.length < minIncludedChars;
  const answer = isDone ? whole : await look('within');
  const items = await withPlaces(
    benchling,
    answer.found.map(({ item }) => item),
    signal,
  );
  return { ...answer, found: answer.found.map(({ match }, index) => ({ match, item: items[index] as RegistryItem })) };
}

interface Look {
  readonly kind: ItemKind;
  readonly found: readonly Found[];
  readonly hasMore: boolean;
  /** Why the kind could not be looked through. */
  readonly failure?: unknown;
}

async function lookThrough(of: {
  readonly benchling: Benchling;
  readonly kind: ItemKind;
  readonly text: string;
  readonly part: 'whole' | 'within';
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
  readonly callerSignal: AbortSignal | undefined;
}): Promise<Look> {
  const { benchling, kind, text, part, limit, signal, callerSignal } = of;
  const { list, listByCode } = itemKinds[kind];
  const query: ItemQuery = {
    // What was archived is said so to whoever asks for it by its name; among many it would be in the way.
    archiveReason: part === 'whole' ? 'ANY_ARCHIVED_OR_NOT_ARCHIVED' : 'NOT_ARCHIVED',
    pageSize: limit,
  };
  const call = { signal, prefetch: false } as const;
  try {
    if (kind === 'entry' && part === 'within') return { kind, found: [], hasMore: false };
    const byName = { ...query, ...(part === 'whole' ? { name: text } : { nameIncludes: text }) };
    const pages = await Promise.all([
      firstPage(list(benchling, byName, call)),
      part === 'whole' && listByCode !== undefined ? orNone(firstPage(listByCode(benchling, text, query, call))) : none,
    ]);
    const items = new Map(pages.flatMap((page) => page.items).map((wire) => [wire.id, registryItem(kind, wire)]));
    return {
      kind,
      found: [...items.values()].flatMap((item) => {
        const match = howItMatches(item, text);
        return match === undefined ? [] : [{ item, match }];
      }),
      hasMore: pages.some(({ hasMore }) => hasMore),
    };
  } catch (failure) {
    if (callerSignal?.aborted === true) throw failure;
    return { kind, found: [], hasMore: false, failure };
  }
}

const none = { items: [], hasMore: false } as const;

async function firstPage(listing: { pages(): AsyncIterable<{ items: readonly WireItem[]; nextToken: string }> }) {
  for await (const { items, nextToken } of listing.pages()) return { items, hasMore: nextToken !== '' };
  return none;
}

/** Barcodes and display ids that are not there are refused, not left out. */
async function orNone<T>(page: Promise<T>): Promise<T | typeof none> {
  try {
    return await page;
  } catch (error) {
    if (isLigaseError(error) && error.code === 'API_INVALID') return none;
    throw error;
  }
}

async function gathered(
  looks: readonly Look[],
  limit: number,
  only: LookUpOptions['only'] = (items) => Promise.resolve(items),
): Promise<LookUpAnswer> {
  const failed = looks.filter((look) => 'failure' in look);
  if (failed.length === looks.length && failed.length > 0) throw failed[0]?.failure;
  const ranked = looks.flatMap((look) => look.found).toSorted(byRank);
  const found: Found[] = [];
  let asked = 0;
  while (asked < ranked.length && found.length < limit) {
    const some = ranked.slice(asked, asked + limit);
    asked += some.length;
    // oxlint-disable-next-line no-await-in-loop -- what it takes to know who may read something is asked for no more than is shown
    const ids = new Set((await only(some.map(({ item }) => item))).map(({ id }) => id));
    found.push(...some.filter(({ item }) => ids.has(item.id)));
  }
  const isMore = asked < ranked.length || found.length > limit || looks.some(({ hasMore }) => hasMore);
  return {
    found: found.slice(0, limit),
    // That there is more of what may not be given is told no more than what there is.
    hasMore: isMore && found.length > 0,
    unanswered: failed.map(({ kind, failure }) => ({
      kind,
      why: failure instanceof Error ? failure.message : String(failure),
    })),
  };
}

const ranks: Readonly<Record<Match, number>> = { exact: 0, prefix: 1, within: 2 };

function byRank(one: Found, other: Found): number {
  return (
    ranks[one.match] - ranks[other.match] ||
    Number(one.item.isArchived) - Number(other.item.isArchived) ||
    one.item.name.length - other.item.name.length ||
    one.item.name.localeCompare(other.item.name) ||
    one.item.id.localeCompare(other.item.id)
  );
}
