import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { avoidedHairpins, avoidedPattern, avoidedSite } from './avoided-patterns.ts';
import { codonUsageTables, evenCodons } from './codon-usage-tables.ts';
import { translate } from './genetic-codes.ts';
import { optimizeCodons, type CodonWishes } from './optimize-codons.ts';
import { reverseComplement } from './reverse-complement.ts';

const coli = codonUsageTables.find(({ name }) => name === 'Escherichia coli')?.codons ?? evenCodons();
const any: CodonWishes = {
  codons: coli,
  method: 'MATCH_CODON_USAGE',
  gc: { min: 0, max: 1 },
  avoided: [],
  depletesUridine: false,
};
const gfp =
  'MSKGEELFTGVVPILVELDGDVNGHKFSVSGEGEGDATYGKLTLKFICTTGKLPVPWPTLVTTFSYGVQCFSRYPDHMKRHDFFKSAMPEGYVQERTIFFKDDGNYKTRAEVKFEGDTLVNRIELKGIDFKEDGNILGHKLEYNYNSHNVYIMADKQKNGIKVNFKIRHNIEDGSVQLADHYQQNTPIGDGPVLLPDNHYLSTQSALSKDPNEKRDHMVLLEFVTAAGITHGMDELYK*';

describe('optimising codons', () => {
  it('keeps every protein', () => {
    const protein = array(constantFrom(...Array.from('ACDEFGHIKLMNPQRSTVWY')), { maxLength: 60 }).map((letters) =>
      letters.join(''),
    );

    assert(
      property(protein, constantFrom<CodonWishes['method']>('MATCH_CODON_USAGE', 'USE_BEST_CODON'), (sent, method) => {
        expect(translate(optimizeCodons(sent, { ...any, method }), 'STANDARD')).toBe(sent);
      }),
      { numRuns: 50 },
    );
  });

  it('takes the commonest codons when asked to, and otherwise each as often as the organism does', () => {
    const commonest = optimizeCodons('LKR', { ...any, method: 'USE_BEST_CODON' });
    const many = optimizeCodons('L'.repeat(3000), any);

    const share = (many.match(/.{3}/g) ?? []).filter((codon) => codon === 'CTG').length / 3000;
    expect(commonest).toBe('CTGAAACGC');
    expect(share).toBeCloseTo(coli.get('L')?.[0]?.share ?? 0, 1);
  });

  it.each([
    [0, 0.4],
    [0.55, 1],
    [0.45, 0.5],
  ])('brings the share of G and C between %f and %f', (min, max) => {
    const bases = optimizeCodons(gfp, { ...any, gc: { min, max } });

    const share = bases.replaceAll(/[^GC]/g, '').length / bases.length;
    expect(translate(bases, 'STANDARD')).toBe(gfp);
    expect(share).toBeGreaterThanOrEqual(min);
    expect(share).toBeLessThanOrEqual(max);
  });

  it('leaves out sites on both strands, patterns, repeats and hairpins, and the bases U where it can', () => {
    const avoided = [
      avoidedSite('BsaI', 'GGTCTC'),
      avoidedSite('MspI', 'CCGG'),
      avoidedPattern({ pattern: 'GAAG', avoidReverseComplement: true }),
      avoidedPattern({ pattern: '3x2mer' }),
      avoidedHairpins({ stem: 8, window: 60 }),
    ];

    const bases = optimizeCodons(gfp, { ...any, avoided, gc: { min: 0.35, max: 0.65 } });
    const poorInU = optimizeCodons(gfp, { ...any, depletesUridine: true });

    expect(translate(bases, 'STANDARD')).toBe(gfp);
    expect(avoided.map(({ find }) => find(bases))).toEqual([[], [], [], [], []]);
    expect(reverseComplement(bases)).not.toMatch(/GGTCTC|CCGG|GAAG/);
    expect(translate(poorInU, 'STANDARD')).toBe(gfp);
    expect(poorInU.replaceAll(/[^T]/g, '').length).toBeLessThan(bases.replaceAll(/[^T]/g, '').length);
  });

  it.each([
    ['MXK', any, '"X" at position 2 stands for no single amino acid'],
    ['MMM', { ...any, gc: { min: 0.9, max: 1 } }, 'can be 0.33, and not from 0.9 to 1'],
    ['WP', { ...any, avoided: [avoidedSite('HaeIII', 'GGCC')] }, 'no way around a site of HaeIII at position 2'],
  ])('says of %s why it cannot', (protein, wishes, message) => {
    expect(() => optimizeCodons(protein, wishes)).toThrow(message);
  });
});
