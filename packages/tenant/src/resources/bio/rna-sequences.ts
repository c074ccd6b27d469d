import { entityOperations } from '../../entities/entity-operations.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Feature } from '../../feature.ts';
import { rnaSequence } from '../../sequences/rna-sequence.ts';
import { sameBases } from '../../sequences/search-bases.ts';
import { createSequenceFinder } from '../../sequences/sequence-finder.ts';
import { searchOperation } from './search-operation.ts';
import { shownInNotation } from './shown-in-notation.ts';

/** RNA sequences: the archetypes, and looking them up by their bases. */
export function rnaSequences(engine: Engine): Feature {
  const finder = createSequenceFinder(engine, rnaSequence.family.type);
  const operations = entityOperations(engine, rnaSequence, {
    list: 'listRNASequences',
    get: 'getRNASequence',
    create: 'createRNASequence',
    update: 'updateRNASequence',
    archive: 'archiveRNASequences',
    unarchive: 'unarchiveRNASequences',
    bulkGet: 'bulkGetRNASequences',
    bulkCreate: 'bulkCreateRNASequences',
    bulkUpdate: 'bulkUpdateRNASequences',
    pathParameter: 'rna_sequence_id',
  });
  const inNotation = ['listRNASequences', 'getRNASequence', 'createRNASequence', 'updateRNASequence'];
  return {
    name: 'rna-sequences',
    operations: {
      ...shownInNotation(engine, operations, inNotation),
      matchBasesRnaSequences: {
        support: 'faithful',
        handle: searchOperation(engine, rnaSequence.family, 'bases', sameBases),
      },
      searchRnaSequences: {
        support: 'faithful',
        handle: searchOperation(engine, rnaSequence.family, 'bases', finder.containing),
      },
    },
  };
}
