import { invalidRequest } from '../api-error.ts';
import type { Filter } from '../engine/filter.ts';
import { commaList, itemFilters, nameFilters } from '../engine/filters.ts';

/** Rows that are members of every group of a comma list; `id` is a column of theirs. */
export function memberOfFilter(id: string, admins: boolean): Filter {
  return (value) => {
    const groups = commaList(value);
    return {
      sql: `(SELECT count(*) FROM memberships WHERE principal_id = ${id}${admins ? " AND role = 'ADMIN'" : ''}
             AND group_id IN (SELECT value FROM json_each(?))) = ?`,
      values: [JSON.stringify(groups), new Set(groups).size],
    };
  };
}

/** Groups that have every user or app of a comma list as a member. */
function hasMembersFilter(admins: boolean): Filter {
  return (value) => {
    const members = commaList(value);
    return {
      sql: `(SELECT count(*) FROM memberships LEFT JOIN apps USING (principal_id) WHERE group_id = listed.id${admins ? " AND role = 'ADMIN'" : ''}
             AND coalesce(apps.id, principal_id) IN (SELECT value FROM json_each(?))) = ?`,
      values: [JSON.stringify(members), new Set(members).size],
    };
  };
}

/** Each of these ids must be there to be seen. `visible` says which of them are. */
export function idsFilter(visible: (id: string) => boolean): Filter {
  return (value) => {
    const ids = commaList(value);
    const invalidIds = ids.filter((id) => !visible(id));
    if (invalidIds.length > 0)
      throw invalidRequest(`Invalid ids, or no permission to view them: ${invalidIds.join(', ')}.`, { invalidIds });
    return { sql: 'id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] };
  };
}

/** What lists of organizations and of teams can be filtered by. */
export const groupFilters: Readonly<Record<string, Filter>> = {
  ...nameFilters,
  modifiedAt: itemFilters.modifiedAt,
  hasMembers: hasMembersFilter(false),
  hasAdmins: hasMembersFilter(true),
};
