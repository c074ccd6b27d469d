import { molecule } from '../../chemistry/molecule.ts';
import { bulkUpsert } from '../../entities/bulk-upsert.ts';
import type { EntityInput, EntityKind } from '../../entities/entity-kind.ts';
import type { Engine } from '../../engine/engine.ts';
import { itemsResponse } from '../../engine/read-operations.ts';
import type { Feature } from '../../feature.ts';
import { aaSequence } from '../../sequences/aa-sequence.ts';
import { dnaSequence } from '../../sequences/dna-sequence.ts';
import { dnaOligo, rnaOligo } from '../../sequences/oligo.ts';
import { customEntity } from '../custom-entities.ts';

const UPSERTED: readonly EntityKind[] = [dnaSequence, aaSequence, dnaOligo, rnaOligo, molecule, customEntity];

/** Entities of several kinds in one call. */
export function entities(engine: Engine): Feature {
  return {
    name: 'entities',
    operations: {
      bulkUpsertEntities: {
        support: 'faithful',
        runTask: (call) => {
          const body = call.body as Readonly<Record<string, readonly EntityInput[]>>;
          const upserts = UPSERTED.flatMap((kind) => (body[kind.family.listKey] ?? []).map((sent) => ({ kind, sent })));
          const rows = bulkUpsert(engine, call, upserts);
          const answers = UPSERTED.map(({ family }) =>
            itemsResponse(
              engine,
              family,
              rows.filter(({ type }) => type === family.type),
              call,
            ),
          );
          return Object.assign({}, ...answers) as object;
        },
      },
    },
  };
}
