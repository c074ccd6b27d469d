import { entityOperations } from '../../entities/entity-operations.ts';
import type { EntityInput, EntityKind } from '../../entities/entity-kind.ts';
import { updateEntity } from '../../entities/update-entity.ts';
import type { Engine } from '../../engine/engine.ts';
import { typesOf } from '../../engine/family.ts';
import { itemReply } from '../../engine/read-operations.ts';
import { itemOfPath } from '../../engine/rights.ts';
import type { Feature } from '../../feature.ts';
import { dnaOligo, rnaOligo } from '../../sequences/oligo.ts';
import { shownInNotation } from './shown-in-notation.ts';

/** Oligos of DNA: all their operations. */
export function dnaOligos(engine: Engine): Feature {
  const operations = entityOperations(engine, dnaOligo, {
    list: 'listDNAOligos',
    get: 'getDNAOligo',
    create: 'createDNAOligo',
    update: 'updateDNAOligo',
    upsert: 'upsertDnaOligo',
    archive: 'archiveDNAOligos',
    unarchive: 'unarchiveDNAOligos',
    bulkCreate: 'bulkCreateDNAOligos',
    bulkUpdate: 'bulkUpdateDNAOligos',
    bulkUpsert: 'bulkUpsertDNAOligos',
    pathParameter: 'oligo_id',
  });
  const inNotation = ['listDNAOligos', 'getDNAOligo', 'createDNAOligo', 'updateDNAOligo'];
  return { name: 'dna-oligos', operations: shownInNotation(engine, operations, inNotation) };
}

/** Oligos of RNA: all their operations. */
export function rnaOligos(engine: Engine): Feature {
  const operations = entityOperations(engine, rnaOligo, {
    list: 'listRNAOligos',
    get: 'getRNAOligo',
    create: 'createRNAOligo',
    update: 'updateRNAOligo',
    upsert: 'upsertRnaOligo',
    archive: 'archiveRNAOligos',
    unarchive: 'unarchiveRNAOligos',
    bulkCreate: 'bulkCreateRNAOligos',
    bulkUpdate: 'bulkUpdateRNAOligos',
    bulkUpsert: 'bulkUpsertRNAOligos',
    pathParameter: 'oligo_id',
  });
  const inNotation = ['listRNAOligos', 'getRNAOligo', 'createRNAOligo', 'updateRNAOligo'];
  return { name: 'rna-oligos', operations: shownInNotation(engine, operations, inNotation) };
}

// The older operations know oligos of both kinds, and create those of DNA.
const oligo: EntityKind = {
  ...dnaOligo,
  family: {
    ...dnaOligo.family,
    types: ['dna_oligo', 'rna_oligo'],
    listKey: 'oligos',
    idsKey: 'oligoIds',
    head: (row, lookup) => (row.type === 'rna_oligo' ? rnaOligo : dnaOligo).family.head(row, lookup),
  },
};

/** Oligos of both kinds under their older operations. */
export function oligos(engine: Engine): Feature {
  const { family } = oligo;
  return {
    name: 'oligos',
    operations: {
      ...entityOperations(engine, oligo, {
        list: 'listOligos',
        get: 'getOligo',
        create: 'createOligo',
        archive: 'archiveOligos',
        unarchive: 'unarchiveOligos',
        bulkGet: 'bulkGetOligos',
        bulkCreate: 'bulkCreateOligos',
        // Benchling's own SDK reads what was created here as DNA oligos.
        bulkCreated: dnaOligo.family,
        pathParameter: 'oligo_id',
      }),
      updateOligo: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, typesOf(family), call.path['oligo_id'] ?? '');
          const kind = row.type === 'rna_oligo' ? rnaOligo : dnaOligo;
          return itemReply(
            engine,
            kind.family,
            updateEntity(engine, kind, call, row, call.body as EntityInput),
            200,
            call,
          );
        },
      },
    },
  };
}
