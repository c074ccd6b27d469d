import { invalidRequest } from '../api-error.ts';
import { entityFamily, type EntityKind } from '../entities/entity-kind.ts';
import { RNA } from './check-bases.ts';
import { basesFacet, nucleotideFeatures } from './nucleotide-members.ts';
import { sameBases } from './search-bases.ts';
import { writtenStrand } from './strand.ts';

const family = entityFamily({
  type: 'rna_sequence',
  label: 'RNA Sequence',
  prefix: 'seq_',
  path: '/rna-sequences',
  listKey: 'rnaSequences',
  idsKey: 'rnaSequenceIds',
  showsUrl: true,
});

/** RNA sequences: linear strands, also with modified nucleotides, and the features that lie on them. */
export const rnaSequence: EntityKind = {
  family: { ...family, filters: { ...family.filters, bases: sameBases } },
  own: (engine, principal, sent, before) => {
    if (sent['isCircular'] === true) throw invalidRequest('Invalid isCircular: true. An RNA sequence is linear.');
    const strand = writtenStrand(engine, sent, before, RNA);
    const molecule = { bases: strand.bases, isCircular: false };
    const { members, facets } = nucleotideFeatures(engine, principal, molecule, sent, before);
    return {
      members: {
        ...strand,
        isCircular: false,
        length: strand.bases.length,
        ...members,
        alignmentIds: before?.['alignmentIds'] ?? [],
      },
      facets: [basesFacet(molecule), ...facets],
    };
  },
};
