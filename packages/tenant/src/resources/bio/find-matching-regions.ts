import type { EntityKind } from '../../entities/entity-kind.ts';
import type { Engine } from '../../engine/engine.ts';
import { itemOfBody } from '../../engine/rights.ts';
import { requireSchema } from '../../engine/schema.ts';
import type { ServedOperation } from '../../feature.ts';
import { aaSequence } from '../../sequences/aa-sequence.ts';
import type { Molecule } from '../../sequences/check-span.ts';
import { dnaSequence } from '../../sequences/dna-sequence.ts';
import { findAminoAcids, findBases } from '../../sequences/occurrences.ts';
import { candidates } from './candidates.ts';

interface MatchNames {
  readonly targets: string;
  readonly matches: string;
  readonly target: string;
  readonly matching: string;
}

/** Finding the sequences of a schema that lie in other sequences. */
export function findMatchingRegions(engine: Engine): Record<string, ServedOperation> {
  return {
    findMatchingRegionsDnaSequences: matching(engine, dnaSequence, (molecule, part) => findBases(molecule, part), {
      targets: 'targetDnaSequenceIds',
      matches: 'dnaSequenceMatches',
      target: 'targetDnaSequenceId',
      matching: 'matchingDnaSequenceIds',
    }),
    findMatchingRegionsAaSequences: matching(engine, aaSequence, ({ bases }, part) => findAminoAcids(bases, part), {
      targets: 'targetAASequenceIds',
      matches: 'aaSequenceMatches',
      target: 'targetAASequenceId',
      matching: 'matchingAASequenceIds',
    }),
  };
}

function matching(
  engine: Engine,
  { family }: EntityKind,
  find: (molecule: Molecule, part: string) => readonly object[],
  names: MatchNames,
): ServedOperation {
  return {
    support: 'faithful',
    runTask: ({ principal, body }) => {
      const { schemaId, registryId } = body as { readonly schemaId: string; readonly registryId?: string };
      const ids = (body as Readonly<Record<string, readonly string[]>>)[names.targets] ?? [];
      const { id } = requireSchema(engine, schemaId, family.type);
      if (registryId !== undefined) itemOfBody(engine, principal, 'registry', registryId, 'registryId');
      const conditions = [
        { sql: 'schema_id = ?', values: [id] },
        ...(registryId === undefined ? [] : [{ sql: 'registry_id = ?', values: [registryId] }]),
      ];
      const targets = ids.map((one) => itemOfBody(engine, principal, family.type, one, names.targets));
      const parts = candidates(engine, principal, family.type, conditions, targets.length);
      const matches = targets.map((target) => {
        const {
          bases,
          aminoAcids,
          isCircular = false,
        } = JSON.parse(target.body) as {
          readonly bases?: string;
          readonly aminoAcids?: string;
          readonly isCircular?: boolean;
        };
        const molecule = { bases: bases ?? aminoAcids ?? '', isCircular };
        const found = parts.filter(({ row, residues }) => row.id !== target.id && find(molecule, residues).length > 0);
        return { [names.target]: target.id, [names.matching]: found.map(({ row }) => row.id) };
      });
      return { [names.matches]: matches };
    },
  };
}
