import { describe, expect, it } from 'vitest';
import { chainHash, chainStart, verifyAuditChain, type ChainedRow } from './audit-chain.ts';

function chain(contents: readonly string[]): ChainedRow[] {
  let hash = chainStart;
  return contents.map((content, index) => {
    hash = chainHash(hash, index + 1, content);
    return { number: index + 1, content, hash };
  });
}

describe('verifyAuditChain', () => {
  it('finds an untouched log intact', () => {
    const rows = chain(['created', 'renamed', 'archived']);

    const verdict = verifyAuditChain(rows, 3);

    expect(verdict).toEqual({ intact: true, rows: 3, head: rows[2]?.hash });
  });

  it('finds a changed row', () => {
    const rows = chain(['created', 'renamed', 'archived']).map((row) =>
      row.number === 2 ? { ...row, content: 'renamed by nobody' } : row,
    );

    const verdict = verifyAuditChain(rows, 3);

    expect(verdict).toEqual({ intact: false, number: 2, problem: 'altered' });
  });

  it('finds a removed row, also when it was the newest', () => {
    const rows = chain(['created', 'renamed', 'archived']);

    const middle = verifyAuditChain(
      rows.filter(({ number }) => number !== 2),
      3,
    );
    const newest = verifyAuditChain(rows.slice(0, 2), 3);

    expect(middle).toEqual({ intact: false, number: 2, problem: 'missing' });
    expect(newest).toEqual({ intact: false, number: 3, problem: 'missing' });
  });

  it('finds two rows that changed places', () => {
    const rows = chain(['created', 'renamed', 'archived']);
    const swapped = rows.map((row, index) => ({
      ...row,
      ...rows[index === 0 ? 1 : index === 1 ? 0 : 2],
      number: index + 1,
    }));

    const verdict = verifyAuditChain(swapped, 3);

    expect(verdict).toEqual({ intact: false, number: 1, problem: 'altered' });
  });
});
