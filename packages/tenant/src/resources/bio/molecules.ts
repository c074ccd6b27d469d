import { molecule } from '../../chemistry/molecule.ts';
import { findBySubstructure } from '../../chemistry/substructure.ts';
import { entityOperations } from '../../entities/entity-operations.ts';
import type { Engine } from '../../engine/engine.ts';
import { answerList } from '../../engine/read-operations.ts';
import { readable } from '../../engine/list-items.ts';
import type { Feature } from '../../feature.ts';

/** Molecules: all their operations. */
export function molecules(engine: Engine): Feature {
  return {
    name: 'molecules',
    operations: {
      ...entityOperations(engine, molecule, {
        get: 'getMolecule',
        create: 'createMolecule',
        update: 'updateMolecule',
        upsert: 'upsertMolecule',
        archive: 'archiveMolecules',
        unarchive: 'unarchiveMolecules',
        bulkCreate: 'bulkCreateMolecules',
        bulkUpdate: 'bulkUpdateMolecules',
        bulkUpsert: 'bulkUpsertMolecules',
        pathParameter: 'molecule_id',
      }),
      listMolecules: {
        support: 'faithful',
        handle: ({ principal, query: sent }) => {
          const {
            'chemicalSubstructure.smiles': smiles,
            'chemicalSubstructure.mol': mol,
            ...query
          } = sent as Readonly<Record<string, string>>;
          const wanted = { ...(smiles === undefined ? {} : { smiles }), ...(mol === undefined ? {} : { mol }) };
          const conditions = findBySubstructure(engine, wanted, readable(engine, principal));
          return answerList(engine, molecule.family, { principal, query, conditions, counted: false });
        },
      },
    },
  };
}
