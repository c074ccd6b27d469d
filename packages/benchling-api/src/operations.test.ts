import { describe, expect, it } from 'vitest';
import { operations as v2 } from './v2/operations.ts';
import { operations as v3 } from './v3/operations.ts';

const versions = [
  ['v2', 402, v2],
  ['v3', 874, v3],
] as const;

describe('operations', () => {
  it.for(versions)('of %s are %i', ([, count, table]) => {
    const rows = Object.values(table);

    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
  });

  it.for(versions)('of %s stand under their method and path', ([, , table]) => {
    const misplaced = Object.entries(table).filter(([route, { method, path }]) => route !== `${method} ${path}`);

    expect(misplaced).toEqual([]);
  });

  it.for(versions)('of %s succeed with a status that they declare', ([, , table]) => {
    const odd = Object.values(table).filter(({ success, statuses }) => !statuses.includes(success) || success >= 400);

    expect(odd).toEqual([]);
  });

  it('know which lists have pages', () => {
    const lists = Object.values(v2).filter(({ archetype }) => archetype === 'list');

    expect(lists.every(({ listKey }) => listKey !== undefined)).toBe(true);
    expect(lists.filter(({ paged }) => paged)).toHaveLength(60);
    expect(v2['GET /boxes/{box_id}/contents'].listKey).toBe('containers');
  });

  it('know which answers are tasks', () => {
    expect(Object.values(v2).filter(({ task }) => task)).toHaveLength(60);
    expect(v2['POST /dna-sequences:bulk-create'].task).toBe(true);
    expect(v2['POST /dna-sequences'].task).toBeUndefined();
  });

  it('know how many items a batch may hold, as declared or as documented', () => {
    expect(v2['POST /custom-entities:bulk-create'].bulk).toEqual({ key: 'customEntities', max: 2500 });
    expect(v2['POST /assay-results:bulk-create'].bulk).toEqual({ key: 'assayResults', max: 4000 });
    expect(v2['POST /transfers'].bulk).toEqual({ key: 'transfers', max: 5000 });
    expect(v2['POST /entries:archive'].bulk).toEqual({ key: 'entryIds' });
    expect(v3['POST /dna-sequence:batch-create'].bulk).toEqual({ key: 'items', max: 25 });
  });

  it('name the tier of every call of v3 but the token', () => {
    const tierless = Object.values(v3).filter(({ rateTier }) => rateTier === undefined);

    expect(tierless.map(({ path }) => path)).toEqual(['/oauth/token']);
  });

  it('say which calls of v3 are early access', () => {
    expect(Object.values(v3).filter(({ earlyAccess }) => earlyAccess)).toHaveLength(806);
    expect(v3['POST /dna-sequence'].tag).toBe('DnaSequence');
  });
});
