import { createGroupRights, ofOwnOrganizations } from '../access/group-rights.ts';
import type { RowList } from '../engine/read-page.ts';
import type { Feature } from '../feature.ts';
import { namedFilters } from './filters.ts';
import { listPage } from './list-page.ts';
import { createRefs } from './refs.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

const organizations: RowList = {
  select: 'SELECT *, id AS organization_id, lower(name) AS name_folded FROM organizations',
  filters: namedFilters,
  defaultSort: 'modifiedAt:desc',
};
const teams: RowList = {
  select: 'SELECT *, lower(name) AS name_folded FROM teams WHERE archived_at IS NULL',
  filters: namedFilters,
  defaultSort: 'modifiedAt:desc',
};

/** Organizations and teams in API v3; seen by whoever is in the organization. */
export function groupFeature(parts: V3Parts): Feature {
  const { context, groups } = parts;
  const refs = createRefs(parts);
  const rights = createGroupRights(groups);
  return {
    name: 'groups v3',
    operationsV3: {
      'Organization.List': {
        support: 'faithful',
        handle: (call) =>
          listPage(context.db, call, {
            list: organizations,
            conditions: ofOwnOrganizations(call.principal, 'organization_id'),
            view: (id) => refs.group(id),
          }),
      },
      'Organization.Get': {
        support: 'faithful',
        handle({ principal, path, query }) {
          const { id } = rights.organization(principal, path['organization_id'] ?? '');
          return { body: shape(query, refs.group(id) ?? {}) };
        },
      },
      'Team.List': {
        support: 'faithful',
        handle: (call) =>
          listPage(context.db, call, {
            list: teams,
            conditions: ofOwnOrganizations(call.principal, 'organization_id'),
            view: (id) => refs.group(id),
          }),
      },
      'Team.Get': {
        support: 'faithful',
        handle({ principal, path, query }) {
          const { id } = rights.team(principal, path['team_id'] ?? '');
          return { body: shape(query, refs.group(id) ?? {}) };
        },
      },
    },
  };
}
