import { TaskError, UnknownOutcomeError, type Benchling } from '@ligase/core';
import { array, assert, asyncProperty, boolean, nat, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DnaSequence } from '../contract.ts';
import { createMissing } from './create-missing.ts';

interface Item {
  readonly name: string;
  readonly bases: string;
  readonly isCircular: boolean;
}

interface FolderOptions {
  /** How many good sequences each batch keeps, should it fail. Default: none. */
  readonly keeps?: readonly number[];
  /** Whether a failed batch names every sequence at fault, or only the first. Default: true. */
  readonly namesAll?: boolean;
  /** Whether batches fail without any sequence being at fault. Default: false. */
  readonly isBusy?: boolean;
}

/** A folder whose bulk creates fail when the name of a sequence begins with "bad". */
function failingFolder({ keeps = [], namesAll = true, isBusy = false }: FolderOptions = {}) {
  const held: DnaSequence[] = [];
  const sizes: number[] = [];
  const failure = new TaskError('TASK_FAILED', 'Task t failed.');
  const unknown = new UnknownOutcomeError('It may or may not have been made.', { cause: failure });
  const make = (items: readonly Item[]): readonly DnaSequence[] => {
    const made = items.map((item, at) => ({ ...item, id: `seq_${held.length + at}` }));
    held.push(...made);
    return made;
  };
  const client = {
    async *list(_: string, { query }: { query: Record<string, string> }) {
      const names = (query['names.anyOf.caseSensitive'] ?? '').split(',');
      yield* held.filter(({ name }) => names.includes(name));
    },
    async *bulk(_: string, { items }: { items: readonly Item[] }) {
      const kept = keeps[sizes.push(items.length) - 1] ?? 0;
      const bad = items.filter(({ name }) => name.startsWith('bad'));
      if (bad.length === 0 && !isBusy) {
        yield* make(items).map((value, index) => ({ index, ok: true, value }));
        return;
      }
      make(items.filter((item) => !bad.includes(item)).slice(0, kept));
      const named = namesAll ? bad : bad.slice(0, 1);
      yield* items.map((item, index) =>
        named.includes(item)
          ? { index, ok: false, state: 'not-done', error: failure }
          : { index, ok: false, state: 'unknown', error: unknown },
      );
    },
  };
  return { benchling: client as unknown as Benchling, held, sizes };
}

const sequence = (name: string): Item => ({ name, bases: 'ACGT', isCircular: true });
const place = { folderId: 'lib_1' };

describe('the sequences that a folder misses', () => {
  it.each([0, 1, 2])('are created once each when a failed batch keeps %i of them', async (kept) => {
    const folder = failingFolder({ keeps: [kept] });
    const wanted = ['a', 'bad 1', 'b', 'bad 2', 'c'].map(sequence);

    const outcomes = await createMissing(folder.benchling, wanted, place, {});

    expect(outcomes.map((outcome) => ('error' in outcome ? 'refused' : outcome.sequence.name))).toEqual([
      'a',
      'refused',
      'b',
      'refused',
      'c',
    ]);
    expect(folder.held.map(({ name }) => name).toSorted()).toEqual(['a', 'b', 'c']);
    expect(folder.sizes).toEqual([5, 3 - kept].filter((size) => size > 0));
  });

  it('are refused when their batch failed as a whole, but for those that it kept', async () => {
    const folder = failingFolder({ keeps: [1], isBusy: true });

    const outcomes = await createMissing(folder.benchling, ['a', 'b', 'c'].map(sequence), place, {});

    expect(outcomes).toMatchObject([
      { sequence: { name: 'a' } },
      { error: { message: 'Task t failed.' } },
      { error: { message: 'Task t failed.' } },
    ]);
    expect(folder.sizes).toEqual([3]);
  });

  it('are neither lost nor doubled, whatever failed batches name and keep', async () => {
    const cases = record({
      areBad: array(boolean(), { minLength: 1, maxLength: 15 }),
      keeps: array(nat(6), { maxLength: 16 }),
      namesAll: boolean(),
    });

    await assert(
      asyncProperty(cases, async ({ areBad, ...options }) => {
        const folder = failingFolder(options);
        const wanted = areBad.map((isBad, at) => sequence(`${isBad ? 'bad' : 'good'} ${at}`));

        const outcomes = await createMissing(folder.benchling, wanted, place, {});

        const good = wanted.filter(({ name }) => name.startsWith('good')).map(({ name }) => name);
        expect(folder.held.map(({ name }) => name).toSorted()).toEqual(good.toSorted());
        expect(outcomes.map((outcome) => 'error' in outcome)).toEqual(areBad);
        expect(outcomes.flatMap((one) => ('error' in one ? [] : [one.sequence.name]))).toEqual(good);
      }),
    );
  });
});
