import { entityOperations } from '../entities/entity-operations.ts';
import type { Engine } from '../engine/engine.ts';
import type { Feature } from '../feature.ts';
import { dnaSequence } from '../sequences/dna-sequence.ts';
import { sameBases } from '../sequences/search-bases.ts';
import { createSequenceFinder } from '../sequences/sequence-finder.ts';
import { searchOperation } from './bio/search-operation.ts';

/** DNA sequences: the archetypes, and looking them up by their bases. */
export function dnaSequences(engine: Engine): Feature {
  const finder = createSequenceFinder(engine, dnaSequence.family.type);
  return {
    name: 'dna-sequences',
    operations: {
      ...entityOperations(engine, dnaSequence, {
        list: 'listDNASequences',
        get: 'getDNASequence',
        create: 'createDNASequence',
        update: 'updateDNASequence',
        upsert: 'upsertDNASequence',
        archive: 'archiveDNASequences',
        unarchive: 'unarchiveDNASequences',
        bulkGet: 'bulkGetDNASequences',
        bulkCreate: 'bulkCreateDNASequences',
        bulkUpdate: 'bulkUpdateDNASequences',
        bulkUpsert: 'bulkUpsertDnaSequences',
        pathParameter: 'dna_sequence_id',
      }),
      matchBasesDnaSequences: {
        support: 'faithful',
        handle: searchOperation(engine, dnaSequence.family, 'bases', sameBases),
      },
      searchDnaSequences: {
        support: 'faithful',
        handle: searchOperation(engine, dnaSequence.family, 'bases', finder.containing),
      },
    },
  };
}
