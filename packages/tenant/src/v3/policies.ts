import type { Action } from '../access/access.ts';
import { conditionOf, policies, type PolicyName } from '../access/policies.ts';
import { invalidRequest, notFound } from '../api-error.ts';
import { parseTime } from '../engine/time-range.ts';
import type { Feature } from '../feature.ts';
import { namedFilters } from './filters.ts';
import { listPage } from './list-page.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

const names = Object.keys(policies) as PolicyName[];

const descriptions: Readonly<Record<PolicyName, string>> = {
  Admin: 'View, create, edit, and manage who has access.',
  Write: 'View, create and edit; notebook entries only as an author.',
  Append: 'View and create.',
  Read: 'View.',
  None: 'Nothing.',
};

const itemTypes = ['FOLDER_OR_PROJECT', 'REGISTRY', 'NOTEBOOK', 'BIOENTITY', 'BOX', 'CONTAINER', 'PLATE', 'LOCATION'];
const actions: readonly Action[] = ['read', 'append', 'write', 'admin'];

/** The id of a general policy; that it tells its name is ours. */
export function policyId(name: PolicyName): string {
  return `pol_${name.toLowerCase()}`;
}

/** The policy that a body names. @throws {TenantApiError} 400 */
export function policyOfBody(id: string): PolicyName {
  const name = names.find((one) => policyId(one) === id);
  if (name === undefined)
    throw invalidRequest(`Invalid accessPolicyId: ${id}. There is no such policy.`, { invalidId: id });
  return name;
}

/** The general access policies, with what each really lets one do here. Everyone sees them. */
export function policyFeature({ context, audit }: V3Parts): Feature {
  // They are as old as the tenant.
  const since = (): string => audit.list({ limit: 1 })[0]?.createdAt ?? new Date(context.clock.now()).toISOString();
  const view = (name: PolicyName): object => ({
    __typename: 'Policy',
    id: policyId(name),
    name,
    description: descriptions[name],
    policyType: 'DATA_POLICY',
    policyStatements: statementsOf(name),
    createdAt: since(),
    modifiedAt: since(),
  });
  const ofId = (id: string): object => {
    const name = names.find((one) => policyId(one) === id);
    if (name === undefined) throw notFound(id);
    return view(name);
  };
  return {
    name: 'policies',
    operationsV3: {
      'Policy.List': {
        support: 'faithful',
        handle: (call) => {
          const time = parseTime(since()) ?? 0;
          const rows = names.map((name) => `('${policyId(name)}', '${name}', ${time})`).join(', ');
          const list = {
            select: `SELECT column1 AS id, column2 AS name, lower(column2) AS name_folded, column3 AS created_at,
                     column3 AS modified_at FROM (VALUES ${rows})`,
            filters: namedFilters,
            defaultSort: 'modifiedAt:desc',
          };
          return listPage(context.db, call, { list, view: ofId });
        },
      },
      'Policy.Get': {
        support: 'faithful',
        handle: ({ path, query }) => ({ body: shape(query, ofId(path['policy_id'] ?? '')) }),
      },
    },
  };
}

/** What a policy allows, asked of the rules that decide every call. */
function statementsOf(name: PolicyName): object[] {
  const allowed = itemTypes.flatMap((itemType) =>
    actions.flatMap((action) => {
      const condition = conditionOf(policies[name], action, itemType === 'NOTEBOOK');
      return condition === 'NEVER' ? [] : [{ itemType, action: action.toUpperCase(), condition }];
    }),
  );
  const manages = policies[name].has('admin') ? ['FOLDER_OR_PROJECT', 'REGISTRY'] : [];
  const managing = manages.map((itemType) => ({ itemType, action: 'MANAGE_COLLABORATORS', condition: 'ALWAYS' }));
  return [...allowed, ...managing].map((statement) => ({ __typename: 'PolicyStatement', ...statement }));
}
