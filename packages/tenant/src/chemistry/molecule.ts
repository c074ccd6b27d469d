import { invalidRequest } from '../api-error.ts';
import { entityFamily, type EntityKind } from '../entities/entity-kind.ts';
import { readStructure, type StructureFormat } from './structure.ts';

interface ChemicalStructure {
  readonly structureFormat?: StructureFormat;
  readonly value?: string;
}

/** Small molecules by their chemical structure. */
export const molecule: EntityKind = {
  family: entityFamily({
    type: 'molecule',
    label: 'Molecule',
    prefix: 'mol_',
    path: '/molecules',
    listKey: 'molecules',
    idsKey: 'moleculeIds',
  }),
  own: (_engine, _principal, sent, before) => {
    const structure = sent['chemicalStructure'] as ChemicalStructure | undefined;
    if (structure === undefined && before) {
      const { canonicalizedSmiles, originalSmiles } = before;
      return written({ canonicalizedSmiles: String(canonicalizedSmiles), originalSmiles });
    }
    const { structureFormat = 'smiles', value } = structure ?? {};
    if (value === undefined) throw invalidRequest('chemicalStructure.value is a required field');
    const { canonicalSmiles } = readStructure(value, structureFormat, 'chemicalStructure');
    return written({
      canonicalizedSmiles: canonicalSmiles,
      originalSmiles: structureFormat === 'smiles' ? value : null,
    });
  },
};

function written(members: {
  readonly canonicalizedSmiles: string;
  readonly originalSmiles: unknown;
}): ReturnType<EntityKind['own']> {
  return { members, facets: [{ name: 'structure', value: members.canonicalizedSmiles }] };
}
