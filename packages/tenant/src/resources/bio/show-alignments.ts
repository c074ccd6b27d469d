import type { AlignmentBody } from '../../alignments/alignment.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';

const MEMBERS: Readonly<Record<string, string>> = { dna_sequence: 'dnaAlignmentIds', rna_sequence: 'alignmentIds' };

/** Changes which alignments the sequences of an alignment show that they are in. */
export function showAlignments(
  engine: Engine,
  alignment: ItemRow,
  change: (ids: readonly string[]) => readonly string[],
): void {
  const { alignedSequences } = JSON.parse(alignment.body) as AlignmentBody;
  for (const id of new Set(alignedSequences.map(({ sequenceId }) => sequenceId))) {
    const row = id === null ? undefined : engine.items.get(id);
    const member = row && MEMBERS[row.type];
    if (!row || member === undefined) continue;
    const body = JSON.parse(row.body) as Readonly<Record<string, unknown>>;
    const ids = change(body[member] as readonly string[]);
    engine.items.update({ ...row, body: JSON.stringify({ ...body, [member]: ids }) });
  }
}
