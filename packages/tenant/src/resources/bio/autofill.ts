import { invalidRequest } from '../../api-error.ts';
import type { EntityBody, EntityInput, EntityKind } from '../../entities/entity-kind.ts';
import { updateEntity } from '../../entities/update-entity.ts';
import { eachItem } from '../../engine/each-item.ts';
import type { Engine } from '../../engine/engine.ts';
import type { FieldDefinition } from '../../engine/fields/field-definition.ts';
import type { Condition } from '../../engine/filter.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand, itemOfBody } from '../../engine/rights.ts';
import { schemaOf, type Schema } from '../../engine/schema.ts';
import type { ServedOperation, Support } from '../../feature.ts';
import type { Call } from '../../request.ts';
import type { Molecule } from '../../sequences/check-span.ts';
import { dnaSequence } from '../../sequences/dna-sequence.ts';
import { findBases, findTranslated, type Occurrence } from '../../sequences/occurrences.ts';
import { rnaSequence } from '../../sequences/rna-sequence.ts';
import { candidates, type Candidate } from './candidates.ts';

/** What one kind of autofill looks for and how it writes what it finds. */
interface Filling {
  /** The kind that is filled. */
  readonly kind: EntityKind;
  /** The member that says where what is found lies. */
  readonly member: 'parts' | 'translations' | 'transcriptions';
  /** The type of what is looked for. */
  readonly type: string;
  /** The type of the fields that link to it. */
  readonly fieldType: string;
  readonly find: (molecule: Molecule, residues: string) => readonly Occurrence[];
  readonly written: (candidate: Candidate, found: Occurrence) => object;
}

const SEQUENCES_MAX = 2000;

const part: Filling['written'] = ({ row }, found) => ({ sequenceId: row.id, ...found });
const translation: Filling['written'] = ({ row }, found) => ({ name: row.name, ...found });

// RNA has but one strand.
const onTop =
  (find: typeof findBases): Filling['find'] =>
  (molecule, residues) =>
    find(molecule, residues, [1]);

/** Filling in where other sequences lie on a sequence, and the fields that link to them. */
export function autofill(engine: Engine): Record<string, ServedOperation> {
  const dna = { kind: dnaSequence, member: 'parts', type: 'dna_sequence', written: part } as const;
  const translated = {
    member: 'translations',
    type: 'aa_sequence',
    fieldType: 'translation_link',
    written: translation,
  } as const;
  const faithful = { support: 'faithful' } as const;
  return {
    autofillDNASequenceParts: filling(engine, faithful, {
      ...dna,
      fieldType: 'part_link',
      find: (...of) => findBases(...of),
    }),
    autofillDNASequenceTranscriptions: filling(
      engine,
      {
        support: 'partial',
        differs:
          'A transcription link is a field of type entity_link to a schema of RNA, as API v2 has no type for it.',
      },
      {
        ...dna,
        member: 'transcriptions',
        type: 'rna_sequence',
        fieldType: 'entity_link',
        find: (...of) => findBases(...of),
      },
    ),
    autofillDNASequenceTranslations: filling(engine, faithful, {
      ...translated,
      kind: dnaSequence,
      find: (...of) => findTranslated(...of),
    }),
    autofillRNASequenceParts: filling(engine, faithful, {
      kind: rnaSequence,
      member: 'parts',
      type: 'rna_sequence',
      fieldType: 'part_link',
      written: part,
      find: onTop(findBases),
    }),
    autofillRNASequenceTranslations: filling(engine, faithful, {
      ...translated,
      kind: rnaSequence,
      find: onTop(findTranslated),
    }),
  };
}

function filling(engine: Engine, support: Support, what: Filling): ServedOperation {
  const { kind } = what;
  const idsKey = kind.family.idsKey ?? 'ids';
  const sentIds = ({ body }: Call): readonly string[] => (body as Readonly<Record<string, string[]>>)[idsKey] ?? [];
  return {
    ...support,
    accept: (call) => {
      const { length } = sentIds(call);
      if (length > SEQUENCES_MAX)
        throw invalidRequest(`${idsKey} takes ${SEQUENCES_MAX} items at most, not ${length}.`);
    },
    runTask: (call) => {
      const ids = sentIds(call);
      const known = new Map<string, readonly Candidate[]>();
      eachItem(ids, (id) => {
        const row = itemOfBody(engine, call.principal, kind.family.type, id, idsKey);
        demand(engine, call.principal, 'write', row);
        const schemaRow = row.schema_id === null ? undefined : engine.items.get(row.schema_id);
        if (schemaRow)
          fill(engine, call, what, row, schemaOf(schemaRow), (conditions) => {
            const key = JSON.stringify(conditions);
            const found = known.get(key) ?? candidates(engine, call.principal, what.type, conditions, ids.length);
            known.set(key, found);
            return found;
          });
      });
      return {};
    },
  };
}

function fill(
  engine: Engine,
  call: Call,
  { kind, member, fieldType, find, written }: Filling,
  row: ItemRow,
  schema: Schema,
  look: (conditions: readonly Condition[]) => readonly Candidate[],
): void {
  const body = JSON.parse(row.body) as EntityBody;
  const molecule = { bases: String(body['bases']), isCircular: body['isCircular'] === true };
  const placesOf = (conditions: readonly Condition[]): readonly (readonly [Candidate, readonly Occurrence[]])[] =>
    look(conditions)
      .filter((candidate) => candidate.row.id !== row.id)
      .map((candidate) => [candidate, find(molecule, candidate.residues.replace(/\*$/, ''))] as const)
      .filter(([, places]) => places.length > 0);

  const linked = schema.fieldDefinitions
    .filter((field) => field.type === fieldType && field.archiveRecord === null && field.schemaId)
    .map((field) => [field, placesOf([{ sql: 'schema_id = ?', values: [field.schemaId ?? ''] }])] as const);
  const found = linked.flatMap(([, places]) => places);
  const before = body[member] as readonly object[];
  const known = new Set(before.map(placeKey));
  const places = found.flatMap(([candidate, occurrences]) => occurrences.map((one) => written(candidate, one)));
  const added = [...new Map(places.map((one) => [placeKey(one), one])).entries()]
    .filter(([key]) => !known.has(key))
    .map(([, one]) => one);
  const fields = Object.fromEntries(
    linked.flatMap(([field, of]) => {
      const value = linkValue(
        field,
        body.fields[field.name]?.value,
        of.map(([candidate]) => candidate.row.id),
      );
      return value === undefined ? [] : [[field.name, { value }] as const];
    }),
  );
  if (added.length === 0 && Object.keys(fields).length === 0) return;
  const sent: EntityInput = { [member]: [...before, ...added], fields };
  updateEntity(engine, kind, call, row, sent);
}

/** What a link is set to: a single link that has a value keeps it. `undefined` when it stays as it is. */
function linkValue(field: FieldDefinition, before: unknown, ids: readonly string[]): unknown {
  if (ids.length === 0) return undefined;
  if (!field.isMulti) return (before ?? null) === null ? ids[0] : undefined;
  const all = [...new Set([...(Array.isArray(before) ? (before as string[]) : []), ...ids])];
  return Array.isArray(before) && all.length === before.length ? undefined : all;
}

function placeKey(place: object): string {
  const { sequenceId = '', start, end, strand } = place as Partial<Occurrence> & { readonly sequenceId?: string };
  return JSON.stringify([sequenceId, start, end, strand]);
}
