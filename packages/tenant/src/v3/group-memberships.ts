import { createGroupRights, ofOwnOrganizations } from '../access/group-rights.ts';
import { notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { RowList } from '../engine/read-page.ts';
import type { Feature, ServedOperation } from '../feature.ts';
import type { Principal } from '../identity/principal.ts';
import { rowFilters } from './filters.ts';
import { listPage } from './list-page.ts';
import { createRefs } from './refs.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

const select = `SELECT memberships.id, group_id, principal_id, '' AS name_folded, memberships.created_at, memberships.modified_at,
    coalesce(organization_id, group_id) AS organization_id
  FROM memberships LEFT JOIN teams ON teams.id = group_id WHERE archived_at IS NULL`;

/** Who is in which organization and team, users and apps alike; seen by whoever is in the organization. */
export function groupMembershipFeature(parts: V3Parts): Feature {
  const { context, groups } = parts;
  const { db } = context;
  const refs = createRefs(parts);
  const rights = createGroupRights(groups);
  const list: RowList = {
    select,
    filters: {
      ...rowFilters,
      'groupId.eq': (id) => ({ sql: 'group_id = ?', values: [id] }),
      'memberId.eq': (id) => ({ sql: 'principal_id = ?', values: [refs.principalId(id)] }),
    },
    defaultSort: 'modifiedAt:desc',
  };
  const view = (id: string): object | undefined => {
    const one = groups.keptMembership(id);
    return (
      one && {
        __typename: 'GroupMembership',
        id: one.id,
        group: refs.group(one.groupId),
        member: refs.principal(one.principalId),
        role: one.role,
        createdAt: timestamp(one.createdAt),
        modifiedAt: timestamp(one.modifiedAt),
      }
    );
  };
  const ofGroup = (parameter: string, demandSeen: (principal: Principal, id: string) => unknown): ServedOperation => ({
    support: 'faithful',
    handle({ principal, path }) {
      const groupId = path[parameter] ?? '';
      demandSeen(principal, groupId);
      const rows = db
        .prepare<{ id: string }>('SELECT id FROM memberships WHERE group_id = ? ORDER BY created_at, id')
        .all(groupId);
      return { body: { items: rows.flatMap(({ id }) => view(id) ?? []) } };
    },
  });
  return {
    name: 'group memberships',
    operationsV3: {
      'GroupMembership.List': {
        support: 'faithful',
        handle: (call) =>
          listPage(db, call, { list, conditions: ofOwnOrganizations(call.principal, 'organization_id'), view }),
      },
      'GroupMembership.Get': {
        support: 'faithful',
        handle({ principal, path, query }) {
          const id = path['group_membership_id'] ?? '';
          const groupId = groups.keptMembership(id)?.groupId ?? '';
          const team = groups.team(groupId);
          const isSeen =
            team === undefined ? rights.seesOrganization(principal, groupId) : rights.seesTeam(principal, team);
          const found = isSeen ? view(id) : undefined;
          if (found === undefined) throw notFound(id);
          return { body: shape(query, found) };
        },
      },
      'Organization.memberships.List': ofGroup('organization_id', (principal, id) =>
        rights.organization(principal, id),
      ),
      'Team.memberships.List': ofGroup('team_id', (principal, id) => rights.team(principal, id)),
    },
  };
}
