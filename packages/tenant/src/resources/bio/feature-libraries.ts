import { invalidRequest } from '../../api-error.ts';
import { eachItem } from '../../engine/each-item.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { Condition } from '../../engine/filter.ts';
import { itemFilters, nameFilters } from '../../engine/filters.ts';
import { EVERYONE, type ItemRow } from '../../engine/item-row.ts';
import { answerList, itemReply, itemsResponse } from '../../engine/read-operations.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { Feature, ServedOperation } from '../../feature.ts';
import type { Call, Handler } from '../../request.ts';
import { checkFeature, feature, type FeatureBody, type FeatureInput } from '../../sequences/library-feature.ts';
import { libraryRights } from './library-rights.ts';

/** Libraries of features, each of a user or an organization. */
const library: Family = {
  type: 'feature_library',
  label: 'Feature Library',
  prefix: 'featlib_',
  path: '/feature-libraries',
  listKey: 'featureLibraries',
  head: (row, lookup) => {
    const { description, ownerId } = JSON.parse(row.body) as LibraryBody;
    return {
      id: row.id,
      name: row.name,
      description,
      createdAt: lookup.time(row.created_at),
      modifiedAt: lookup.time(row.modified_at),
      owner: lookup.party(ownerId),
      webURL: lookup.webUrl(row.id),
    };
  },
  headOnly: true,
  filters: { modifiedAt: itemFilters.modifiedAt, ...nameFilters },
  defaultSort: 'modifiedAt:desc',
};

interface LibraryBody {
  readonly description: string;
  readonly ownerId: string;
}

/** Feature libraries and their features: all their operations. */
export function featureLibraries(engine: Engine): Feature {
  const rights = libraryRights(engine);

  const createFeature = (call: Call, sent: FeatureInput): ItemRow => {
    const home = rights.ofBody(call.principal, sent.featureLibraryId ?? '', 'featureLibraryId');
    rights.demandEdit(call.principal, home);
    const { name, ...body } = checkFeature(sent, undefined);
    return createItem(engine, call, feature, { name, scopeId: EVERYONE, body, facets: featureFacets(body) });
  };

  const updateFeature = (call: Call, row: ItemRow, sent: FeatureInput): ItemRow => {
    const before = JSON.parse(row.body) as FeatureBody;
    rights.demandEdit(call.principal, rights.ofBody(call.principal, before.featureLibraryId, 'featureLibraryId'));
    if (sent.featureLibraryId !== undefined) {
      rights.demandEdit(call.principal, rights.ofBody(call.principal, sent.featureLibraryId, 'featureLibraryId'));
    }
    const { name, ...body } = checkFeature(sent, { ...before, name: row.name });
    return updateItem(
      engine,
      call,
      feature,
      row,
      { ...row, name, body: JSON.stringify(body) },
      {
        properties: [
          { property: 'name', from: row.name, to: name },
          ...Object.entries(body).map(([property, to]) => ({
            property,
            from: before[property as keyof FeatureBody],
            to,
          })),
        ],
        index: { facets: featureFacets(body), names: [] },
      },
    );
  };

  const featureOf = (call: Call): ItemRow => {
    const id = call.path['feature_id'] ?? '';
    return rights.featureOfPath(call.principal, id);
  };
  const seenFeatures = (call: Call): Condition[] => rights.seenFeatures(call.principal);
  return {
    name: 'feature-libraries',
    operations: {
      listFeatureLibraries: faithful(({ principal, query }) =>
        answerList(engine, library, { principal, query, conditions: rights.seen(principal), counted: true }),
      ),
      getFeatureLibrary: faithful((call) => {
        const row = rights.ofPath(call.principal, call.path['feature_library_id'] ?? '');
        return itemReply(engine, library, row, 200, call);
      }),
      createFeatureLibrary: faithful((call) => {
        const {
          name,
          description = '',
          organizationId,
        } = call.body as {
          readonly name: string;
          readonly description?: string;
          readonly organizationId?: string;
        };
        if (name.trim() === '') throw invalidRequest('name is a required field');
        const ownerId = rights.newOwner(call.principal, organizationId);
        const body: LibraryBody = { description, ownerId };
        const facets = [{ name: 'owner', value: ownerId }];
        const row = createItem(engine, call, library, { name, scopeId: EVERYONE, body, facets });
        return itemReply(engine, library, row, 201, call);
      }),
      updateFeatureLibrary: faithful((call) => {
        const row = rights.ofPath(call.principal, call.path['feature_library_id'] ?? '');
        rights.demandEdit(call.principal, row);
        const before = JSON.parse(row.body) as LibraryBody;
        const { name = row.name, description = before.description } = call.body as {
          readonly name?: string;
          readonly description?: string;
        };
        if (name.trim() === '') throw invalidRequest('name is a required field');
        const after: ItemRow = { ...row, name, body: JSON.stringify({ ...before, description }) };
        const properties = [
          { property: 'name', from: row.name, to: name },
          { property: 'description', from: before.description, to: description },
        ];
        return itemReply(engine, library, updateItem(engine, call, library, row, after, { properties }), 200, call);
      }),
      listFeatures: faithful((call) =>
        answerList(engine, feature, {
          principal: call.principal,
          query: call.query,
          conditions: seenFeatures(call),
          counted: true,
        }),
      ),
      getFeature: faithful((call) => itemReply(engine, feature, featureOf(call), 200, call)),
      createFeature: faithful((call) =>
        itemReply(engine, feature, createFeature(call, call.body as FeatureInput), 201, call),
      ),
      updateFeature: faithful((call) =>
        itemReply(engine, feature, updateFeature(call, featureOf(call), call.body as FeatureInput), 200, call),
      ),
      bulkCreateFeatures: {
        support: 'faithful',
        runTask: (call) => {
          const { features = [] } = call.body as { readonly features?: readonly FeatureInput[] };
          const rows = eachItem(features, (sent) => createFeature(call, sent));
          return itemsResponse(engine, feature, rows, call);
        },
      },
    },
  };
}

function featureFacets({ featureLibraryId, featureType, matchType }: FeatureBody): { name: string; value: string }[] {
  return [
    { name: 'featureLibrary', value: featureLibraryId },
    { name: 'matchType', value: matchType },
    ...(featureType === null ? [] : [{ name: 'featureType', value: featureType }]),
  ];
}

function faithful(handle: Handler): ServedOperation {
  return { support: 'faithful', handle };
}
