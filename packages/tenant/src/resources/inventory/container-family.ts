import { timestamp } from '../../clock/timestamp.ts';
import { invalidRequest } from '../../api-error.ts';
import type { Family } from '../../engine/family.ts';
import type { Filter } from '../../engine/filter.ts';
import { commaList, facetAnyOf } from '../../engine/filters.ts';
import { containerBody } from './container-body.ts';
import type { StorageFamily } from './create-storage.ts';
import { storageOf, type InventoryBase } from './inventory-base.ts';
import { demandSampleParties, sampleParty, type SampleParty } from './parties.ts';
import { showQuantity } from './quantity.ts';
import { showContent } from './show-content.ts';
import { contentFilters, schemaSummary, STORED, storageFilters, storageHead } from './storage-family.ts';

/** Containers: tubes, and the wells of plates. */
export function containerFamily(base: InventoryBase): StorageFamily {
  const { engine, storage } = base;
  const parties = (ids: readonly string[]): SampleParty[] => ids.flatMap((id) => sampleParty(engine, id) ?? []);
  return {
    type: 'container',
    label: 'Container',
    prefix: 'con_',
    path: '/containers',
    listKey: 'containers',
    idsKey: 'containerIds',
    head: (row, lookup) => {
      const body = containerBody(row);
      const { parent_id: parentId } = storageOf(base, row.id);
      const filling = storage.filling(row.id);
      const quantity = showQuantity(filling.quantity);
      const { status, assigneeId, comment, modifiedAt } = body.checkout;
      return {
        ...storageHead(base, row, lookup),
        projectId: row.project_id,
        parentStorageSchema: parentId === null ? null : schemaSummary(lookup.item(parentId)?.schema_id ?? null, lookup),
        quantity,
        volume: quantity,
        contents: filling.contents.map((content) => showContent(base, content, filling, lookup)),
        checkoutRecord: {
          status,
          assignee: (assigneeId === null ? undefined : sampleParty(engine, assigneeId)) ?? null,
          comment,
          modifiedAt: timestamp(modifiedAt),
        },
        restrictionStatus: body.restrictionStatus,
        restrictedSampleParties: parties(body.restrictedSamplePartyIds),
        sampleOwners: parties(body.sampleOwnerIds),
        role: body.role,
      };
    },
    headOnly: true,
    from: STORED,
    filters: {
      ...storageFilters,
      ...contentFilters,
      checkoutStatus: facetAnyOf('checkout'),
      restrictionStatus: facetAnyOf('sample-restriction'),
      'checkoutAssigneeIds.anyOf': ofParties(base, 'checkout-assignee', 'anyOf'),
      ...partyFilters(base, 'sampleOwnerIds', 'sample-owner'),
      ...partyFilters(base, 'restrictedSamplePartyIds', 'sample-party'),
    },
    defaultSort: 'modifiedAt',
  };
}

type Match = 'anyOf' | 'allOf' | 'noneOf';

function partyFilters(base: InventoryBase, parameter: string, facet: string): Family['filters'] {
  const matches: readonly Match[] = ['anyOf', 'allOf', 'noneOf'];
  return Object.fromEntries(matches.map((match) => [`${parameter}.${match}`, ofParties(base, facet, match)]));
}

const ANY_OF_MAX = 100;

function ofParties({ engine }: InventoryBase, facet: string, match: Match): Filter {
  return (value, parameter) => {
    const ids = commaList(value);
    if (match === 'anyOf' && ids.length > ANY_OF_MAX)
      throw invalidRequest(`${parameter} takes ${ANY_OF_MAX} values at most, not ${ids.length}.`);
    demandSampleParties(engine, ids, parameter);
    const matched = `(SELECT count(*) FROM item_facets
      WHERE item_facets.pk = items.pk AND name = ? AND value IN (SELECT value FROM json_each(?)))`;
    const wanted = { anyOf: '> 0', allOf: `= ${new Set(ids).size}`, noneOf: '= 0' }[match];
    return { sql: `${matched} ${wanted}`, values: [facet, JSON.stringify(ids)] };
  };
}
