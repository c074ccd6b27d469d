import { invalidRequest } from '../../api-error.ts';
import { mixture } from '../../chemistry/mixture.ts';
import { entityOperations } from '../../entities/entity-operations.ts';
import type { Engine } from '../../engine/engine.ts';
import { entityTypes } from '../../entities/entity-types.ts';
import { commaList } from '../../engine/filters.ts';
import { listOperation } from '../../engine/read-operations.ts';
import { visible } from '../../engine/rights.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';

/** Mixtures: all their operations. */
export function mixtures(engine: Engine): Feature {
  const list = listOperation(engine, mixture.family, { counted: true });
  return {
    name: 'mixtures',
    operations: {
      ...entityOperations(engine, mixture, {
        get: 'getMixture',
        create: 'createMixture',
        update: 'updateMixture',
        archive: 'archiveMixtures',
        unarchive: 'unarchiveMixtures',
        bulkCreate: 'bulkCreateMixtures',
        bulkUpdate: 'bulkUpdateMixtures',
        pathParameter: 'mixture_id',
      }),
      listMixtures: {
        support: 'faithful',
        handle: (call) => {
          demandComponents(engine, call);
          return list(call);
        },
      },
    },
  };
}

function demandComponents(engine: Engine, { principal, query }: Call): void {
  const members = ['ingredientComponentEntityIds', 'ingredientComponentEntityIds.anyOf'];
  const ids = members.flatMap((member) => commaList((query[member] ?? '') as string));
  const invalidIds = ids.filter((id) => !visible(engine, principal, entityTypes, id));
  if (invalidIds.length > 0) {
    throw invalidRequest(`Invalid ingredientComponentEntityIds: ${invalidIds.join(', ')}.`, { invalidIds });
  }
}
