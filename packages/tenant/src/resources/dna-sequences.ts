import { entityOperations } from '../entities/entity-operations.ts';
import type { Engine } from '../engine/engine.ts';
import type { Condition } from '../engine/filter.ts';
import { answerList } from '../engine/read-operations.ts';
import type { Feature, ServedOperation } from '../feature.ts';
import type { Call } from '../request.ts';
import { dnaSequence, sameBases } from '../sequences/dna-sequence.ts';
import { refused } from './refused.ts';

interface SearchBody {
  readonly bases: string;
  readonly archiveReason?: string;
  readonly registryId?: string | null;
  readonly schemaId?: string;
  readonly nextToken?: string;
  readonly pageSize?: number;
  readonly sort?: string;
}

/** DNA sequences: the archetypes, and looking them up by their bases. */
export function dnaSequences(engine: Engine): Feature {
  const search = (call: Call, condition: (bases: string) => Condition): ReturnType<typeof answerList> => {
    const { bases, archiveReason = 'NOT_ARCHIVED', registryId, ...query } = call.body as SearchBody;
    const archived = archiveReason === 'Archived' ? 'ANY_ARCHIVED' : archiveReason;
    const registry = registryId === undefined ? {} : { registryId: registryId ?? 'null' };
    return answerList(engine, dnaSequence.family, {
      principal: call.principal,
      query: { ...query, ...registry, archiveReason: archived },
      conditions: [condition(bases)],
      counted: false,
    });
  };
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
      matchBasesDnaSequences: { support: 'faithful', handle: (call) => search(call, sameBases) },
      searchDnaSequences: {
        support: 'partial',
        differs: 'Finds new sequences at once, where Benchling indexes later; searches the strand that is written.',
        handle: (call) => search(call, containsBases),
      },
      ...refusedOperations,
    },
  };
}

/** Sequences that contain the bases; circular ones also over their origin. */
function containsBases(bases: string): Condition {
  return {
    sql: `instr(
      upper(body ->> '$.bases' || CASE WHEN body ->> '$.isCircular' THEN substr(body ->> '$.bases', 1, ?) ELSE '' END),
      ?
    ) > 0`,
    values: [bases.length - 1, bases.toUpperCase()],
  };
}

const refusedOperations: Record<string, ServedOperation> = {
  autoAnnotateDnaSequences: refused('it has no feature libraries yet.'),
  autofillDNASequenceParts: refused('it does not compare sequences with one another yet.'),
  autofillDNASequenceTranscriptions: refused('it has no RNA sequences yet.'),
  autofillDNASequenceTranslations: refused('it has no amino acid sequences yet.'),
  findMatchingRegionsDnaSequences: refused('it does not align sequences yet.'),
  optimizeCodons: refused('it has no codon usage tables yet.'),
};
