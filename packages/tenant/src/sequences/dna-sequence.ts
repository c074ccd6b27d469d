import { entityFamily, type EntityKind } from '../entities/entity-kind.ts';
import { visible } from '../engine/rights.ts';
import { checkBases, DNA } from './check-bases.ts';
import { basesFacet, nucleotideFeatures } from './nucleotide-members.ts';
import { sameBases } from './search-bases.ts';
import { checkParts, type FeatureInput } from './sequence-features.ts';

const family = entityFamily({
  type: 'dna_sequence',
  label: 'DNA Sequence',
  prefix: 'seq_',
  path: '/dna-sequences',
  listKey: 'dnaSequences',
  idsKey: 'dnaSequenceIds',
  showsUrl: true,
});

/** DNA sequences: bases, and the features that lie on them. */
export const dnaSequence: EntityKind = {
  family: { ...family, filters: { ...family.filters, bases: sameBases } },
  own: (engine, principal, sent, before) => {
    const bases = (sent['bases'] ?? before?.['bases'] ?? '') as string;
    const isCircular = (sent['isCircular'] ?? before?.['isCircular'] ?? false) === true;
    if (typeof sent['bases'] === 'string') checkBases(bases, DNA);
    const molecule = { bases, isCircular };
    const { members, facets } = nucleotideFeatures(engine, principal, molecule, sent, before);
    const transcriptions = (sent['transcriptions'] ?? before?.['transcriptions'] ?? []) as readonly FeatureInput[];
    const transcript = (id: string) =>
      sent['transcriptions'] === undefined ? engine.items.get(id) : visible(engine, principal, ['rna_sequence'], id);
    return {
      members: {
        bases,
        isCircular,
        length: bases.length,
        ...members,
        transcriptions: checkParts(molecule, transcriptions, transcript, 'transcriptions'),
        dnaAlignmentIds: before?.['dnaAlignmentIds'] ?? [],
      },
      facets: [basesFacet(molecule), ...facets],
    };
  },
};
