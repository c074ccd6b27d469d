import { entityOperations } from '../../entities/entity-operations.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Feature } from '../../feature.ts';
import { aaSequence, containsAminoAcids, sameAminoAcids } from '../../sequences/aa-sequence.ts';
import { searchOperation } from './search-operation.ts';

/** AA sequences: the archetypes, and looking them up by their amino acids. */
export function aaSequences(engine: Engine): Feature {
  return {
    name: 'aa-sequences',
    operations: {
      ...entityOperations(engine, aaSequence, {
        list: 'listAASequences',
        get: 'getAASequence',
        create: 'createAASequence',
        update: 'updateAASequence',
        upsert: 'upsertAaSequence',
        archive: 'archiveAASequences',
        unarchive: 'unarchiveAASequences',
        bulkGet: 'bulkGetAASequences',
        bulkCreate: 'bulkCreateAASequences',
        bulkUpdate: 'bulkUpdateAASequences',
        bulkUpsert: 'bulkUpsertAASequences',
        pathParameter: 'aa_sequence_id',
      }),
      matchAminoAcidsAaSequences: {
        support: 'faithful',
        handle: searchOperation(engine, aaSequence.family, 'aminoAcids', sameAminoAcids),
      },
      searchAaSequences: {
        support: 'faithful',
        handle: searchOperation(engine, aaSequence.family, 'aminoAcids', containsAminoAcids),
      },
    },
  };
}
