import { isLigaseError } from '@ligase/core';

/** Marks the calls of this plugin, so that its own look-ups never count as use. */
export const ownCall = { context: { workflow: 'ligase-access' } } as const;

/** What could be read, or why it could not. */
export type Readable<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string };

/** Turns a refusal into an answer; every other error goes on. */
export async function orUnknown<T>(reading: Promise<T>): Promise<Readable<T>> {
  try {
    return { known: true, value: await reading };
  } catch (error) {
    if (!isLigaseError(error) || !refusals.has(error.code)) throw error;
    return { known: false, why: error.message };
  }
}

/** Reads a whole list. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const refusals: ReadonlySet<string> = new Set(['AUTH_FORBIDDEN', 'API_NOT_FOUND', 'API_INVALID']);
