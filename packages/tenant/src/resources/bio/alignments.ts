import {
  identity,
  alignToConsensus,
  alignToTemplate,
  type AlignOptions,
  type ToAlign,
} from '../../alignments/align-sequences.ts';
import {
  alignmentFamily,
  alignmentSummary,
  type AlignedSequence,
  type AlignmentBody,
} from '../../alignments/alignment.ts';
import { readSequenceFile } from '../../alignments/read-sequence-file.ts';
import { invalidRequest } from '../../api-error.ts';
import { createEntity } from '../../entities/create-entity.ts';
import type { EntityInput } from '../../entities/entity-kind.ts';
import { updateEntity } from '../../entities/update-entity.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { Condition } from '../../engine/filter.ts';
import { commaList } from '../../engine/filters.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createLookup } from '../../engine/lookup.ts';
import { itemValue } from '../../engine/present.ts';
import { answerList, getOperation } from '../../engine/read-operations.ts';
import { demand, itemOfPath, visible } from '../../engine/rights.ts';
import { createItem, deleteItem } from '../../engine/write-item.ts';
import type { Feature, ServedOperation } from '../../feature.ts';
import type { Call } from '../../request.ts';
import { dnaSequence } from '../../sequences/dna-sequence.ts';
import { rnaSequence } from '../../sequences/rna-sequence.ts';
import { showAlignments } from './show-alignments.ts';

interface AlignmentInput {
  readonly name?: string;
  readonly files: readonly { readonly sequenceId?: string; readonly name?: string; readonly data?: string }[];
  readonly mafftOptions?: { readonly adjustDirection?: 'fast' | 'accurate' | 'disabled' };
  readonly shouldDisableCircularSequenceRotation?: boolean;
  readonly templateSequenceId?: string;
  readonly sequenceId?: string;
  readonly newSequence?: { readonly folderId?: string };
}

interface Member extends ToAlign {
  readonly id: string | null;
}

/** The operationIds of one API for alignments. */
interface AlignmentNames {
  readonly list: string;
  readonly get: string;
  readonly remove: string;
  readonly toTemplate: string;
  readonly toConsensus: string;
  readonly pathParameter: string;
  /** The types of sequences that it aligns. */
  readonly types: readonly string[];
}

/** Alignments of nucleotides, under their own name and under the older one that knows only DNA. */
export function alignments(engine: Engine): Feature {
  return {
    name: 'alignments',
    operations: {
      ...alignmentOperations(engine, alignmentFamily('/nucleotide-alignments', 'alignments'), {
        list: 'listNucleotideAlignments',
        get: 'getNucleotideAlignment',
        remove: 'deleteNucleotideAlignment',
        toTemplate: 'createTemplateNucleotideAlignment',
        toConsensus: 'createConsensusNucleotideAlignment',
        pathParameter: 'alignment_id',
        types: ['dna_sequence', 'rna_sequence', 'dna_oligo', 'rna_oligo'],
      }),
      ...alignmentOperations(engine, alignmentFamily('/dna-alignments', 'dnaAlignments'), {
        list: 'listDNAAlignments',
        get: 'getDNAAlignment',
        remove: 'deleteDNAAlignment',
        toTemplate: 'createDnaTemplateAlignment',
        toConsensus: 'createDnaConsensusAlignment',
        pathParameter: 'dna_alignment_id',
        types: ['dna_sequence', 'dna_oligo'],
      }),
    },
  };
}

function alignmentOperations(engine: Engine, family: Family, names: AlignmentNames): Record<string, ServedOperation> {
  const summary = alignmentSummary(family);
  const known: Condition = {
    sql: `pk IN (SELECT pk FROM item_facets WHERE name = 'reference' AND value IN
      (SELECT id FROM items WHERE type IN (SELECT value FROM json_each(?))))`,
    values: [JSON.stringify(names.types)],
  };
  const seen = (call: Call, id: string, member: string): ItemRow => {
    const row = visible(engine, call.principal, names.types, id);
    if (row) return row;
    throw invalidRequest(`Invalid ${member}: ${id}. It does not exist or you may not have permissions to view it.`, {
      invalidId: id,
    });
  };
  const members = (call: Call): Member[] =>
    (call.body as AlignmentInput).files.flatMap((file, index): Member[] => {
      if (file.sequenceId !== undefined) return [memberOf(seen(call, file.sequenceId, `files.${index}.sequenceId`))];
      const { name = `File ${index + 1}`, data = '' } = file;
      return readSequenceFile(name, Buffer.from(data, 'base64')).map((one) => ({
        ...one,
        isCircular: false,
        id: null,
      }));
    });
  const keep = (call: Call, reference: ItemRow, alignedSequences: readonly AlignedSequence[]): object => {
    demand(engine, call.principal, 'write', reference);
    const { name = reference.name } = call.body as AlignmentInput;
    const body: AlignmentBody = { referenceSequenceId: reference.id, alignedSequences };
    const row = createItem(engine, call, family, {
      name,
      projectId: reference.project_id,
      registryId: reference.registry_id,
      body,
      facets: [{ name: 'reference', value: reference.id }],
    });
    showAlignments(engine, row, (ids) => [...ids, row.id]);
    return itemValue(family, row, createLookup(engine, call.principal));
  };
  const differs =
    'Sequences are aligned pair by pair to the template or to the sequence that is most like the others, by Needleman and Wunsch and not by MAFFT or Clustal Omega; of their options only adjustDirection counts.';
  return {
    [names.list]: {
      support: 'faithful',
      handle: (call) => {
        const ids = commaList((call.query['sequenceIds'] ?? '') as string);
        const invalidIds = ids.filter((id) => !visible(engine, call.principal, names.types, id));
        if (invalidIds.length > 0)
          throw invalidRequest(`Invalid sequenceIds: ${invalidIds.join(', ')}.`, { invalidIds });
        const { principal, query } = call;
        return answerList(engine, summary, { principal, query, conditions: [known], counted: true });
      },
    },
    [names.get]: { support: 'faithful', handle: getOperation(engine, family, names.pathParameter) },
    [names.remove]: {
      support: 'faithful',
      handle: (call) => {
        const row = itemOfPath(engine, call.principal, family.type, call.path[names.pathParameter] ?? '');
        demand(engine, call.principal, 'write', row);
        showAlignments(engine, row, (ids) => ids.filter((id) => id !== row.id));
        deleteItem(engine, call, family, row);
        return { body: {} };
      },
    },
    [names.toTemplate]: {
      support: 'partial',
      differs,
      runTask: (call) => {
        const { templateSequenceId = '' } = call.body as AlignmentInput;
        const template = seen(call, templateSequenceId, 'templateSequenceId');
        const sequences = members(call);
        const { reference, rows } = alignToTemplate(memberOf(template), sequences, optionsOf(call));
        return keep(call, template, [
          aligned(memberOf(template), reference, reference),
          ...sequences.map((one, index) => aligned(one, rows[index] ?? '', reference)),
        ]);
      },
    },
    [names.toConsensus]: {
      support: 'partial',
      differs,
      runTask: (call) => {
        const sequences = members(call);
        const { reference, rows } = alignToConsensus(sequences, optionsOf(call));
        const consensus = consensusRow(engine, call, reference, seen);
        return keep(call, consensus, [
          aligned(memberOf(consensus), reference),
          ...sequences.map((one, index) => aligned(one, rows[index] ?? '')),
        ]);
      },
    },
  };
}

function optionsOf({ body }: Call): AlignOptions {
  const { mafftOptions, shouldDisableCircularSequenceRotation } = body as AlignmentInput;
  return {
    adjustsDirection: mafftOptions?.adjustDirection !== 'disabled',
    rotatesCircular: shouldDisableCircularSequenceRotation !== true,
  };
}

/** The sequence that holds a consensus: a new one in a folder, or one that is there and is written over. */
function consensusRow(
  engine: Engine,
  call: Call,
  reference: string,
  seen: (call: Call, id: string, member: string) => ItemRow,
): ItemRow {
  const { name = 'Consensus', sequenceId, newSequence } = call.body as AlignmentInput;
  const bases = reference.replaceAll('-', '');
  if (sequenceId !== undefined) {
    const row = seen(call, sequenceId, 'sequenceId');
    if (row.type === 'rna_sequence')
      return updateEntity(engine, rnaSequence, call, row, { bases: bases.replaceAll('T', 'U') });
    if (row.type === 'dna_sequence') return updateEntity(engine, dnaSequence, call, row, { bases });
    throw invalidRequest(`Invalid sequenceId: ${sequenceId} is an oligo, and a consensus is kept in a sequence.`);
  }
  if (newSequence?.folderId === undefined)
    throw invalidRequest('newSequence.folderId or sequenceId is a required field');
  const sent: EntityInput = { name, bases, isCircular: false, folderId: newSequence.folderId };
  return createEntity(engine, dnaSequence, call, sent);
}

function memberOf(row: ItemRow): Member {
  const { bases, isCircular = false } = JSON.parse(row.body) as {
    readonly bases: string;
    readonly isCircular?: boolean;
  };
  return { id: row.id, name: row.name, bases, isCircular };
}

function aligned({ id, name }: Member, row: string, template?: string): AlignedSequence {
  return {
    name,
    bases: row,
    sequenceId: id,
    dnaSequenceId: id,
    trimStart: 0,
    trimEnd: row.replaceAll('-', '').length,
    ...(template === undefined ? {} : { pairwiseIdentity: identity(template, row) }),
  };
}
