import { selectCollaborations, type KeptCollaboration } from '../access/groups.ts';
import type { Collaborator, Place } from '../access/collaborating.ts';
import type { Role } from '../access/policies.ts';
import { invalidRequest, notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { Condition } from '../engine/filter.ts';
import type { RowList } from '../engine/read-page.ts';
import { demand, visible } from '../engine/rights.ts';
import type { Feature, ServedOperation } from '../feature.ts';
import type { Principal } from '../identity/principal.ts';
import { boolean, objectSchema, oneOf, text } from '../input/input-schema.ts';
import type { Call, Handler } from '../request.ts';
import { batch } from './batch.ts';
import type { BulkOperation } from './bulk.ts';
import { anyOf, rowFilters } from './filters.ts';
import { listPage } from './list-page.ts';
import { policyId, policyOfBody } from './policies.ts';
import { createRefs } from './refs.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

interface NewCollaboration {
  readonly itemId: string;
  readonly collaborator: { readonly collaboratorId: string; readonly role?: Role };
  readonly accessPolicyId: string;
  readonly isAuditor?: boolean;
}

interface ChangedCollaboration {
  readonly id: string;
  readonly accessPolicyId?: string;
  readonly isAuditor?: boolean;
}

const created = objectSchema(
  {
    itemId: text(),
    collaborator: objectSchema({ collaboratorId: text() }, { role: oneOf('ADMIN', 'MEMBER') }),
    accessPolicyId: text(),
  },
  { isAuditor: boolean },
);
const changed = objectSchema({ id: text() }, { accessPolicyId: text(), isAuditor: boolean });
const types = ['project', 'registry'];

/** Who has which policy on which project or registry: seen by whoever reads it, changed by its admins. */
export function collaborationFeature(parts: V3Parts, bulk: BulkOperation): Feature {
  const { engine, context, collaborating, groups } = parts;
  const refs = createRefs(parts);
  const list: RowList = {
    select: `SELECT *, '' AS name_folded FROM (${selectCollaborations})`,
    filters: {
      ...rowFilters,
      'resourceId.anyOf': anyOf('resource_id'),
      'collaboratorId.anyOf': anyOf('collaborator_id', (id) => refs.principalId(id)),
    },
    defaultSort: 'modifiedAt:desc',
  };
  const placeOf = (resourceId: string): Place => {
    const place = collaborating.place(resourceId);
    if (place === undefined) throw new Error(`A collaboration is on ${resourceId}, which is not there.`);
    return place;
  };
  const view = (one: KeptCollaboration): object => {
    const group = refs.group(one.collaboratorId);
    return {
      __typename: 'Collaboration',
      id: one.id,
      resource: {
        __typename: placeOf(one.resourceId).type === 'project' ? 'Project' : 'Registry',
        id: one.resourceId,
      },
      collaboratorInfo:
        group === undefined
          ? { __typename: 'PrincipalCollaboratorInfo', collaborator: refs.principal(one.collaboratorId) }
          : {
              __typename: 'GroupCollaboratorInfo',
              collaborator: group,
              role: one.adminsOnly ? 'ADMIN' : 'MEMBER',
            },
      accessPolicy: { __typename: 'Policy', id: policyId(one.policy) },
      fromOwnership: one.fromOwnership,
      isAuditor: one.isAuditor,
      createdAt: timestamp(one.createdAt),
      modifiedAt: timestamp(one.modifiedAt),
    };
  };
  const viewOf = (id: string): object | undefined => {
    const one = groups.keptCollaboration(id);
    return one && view(one);
  };
  const seen = (principal: Principal, id: string): KeptCollaboration | undefined => {
    const one = groups.keptCollaboration(id);
    return one && visible(engine, principal, types, one.resourceId) ? one : undefined;
  };
  const seenInPath = ({ principal, path }: Call): KeptCollaboration => {
    const id = path['collaboration_id'] ?? '';
    const one = seen(principal, id);
    if (one === undefined) throw notFound(id);
    return one;
  };
  const seenInBody = ({ principal }: Call, id: string): KeptCollaboration => {
    const one = seen(principal, id);
    if (one === undefined)
      throw invalidRequest(`Invalid id: ${id}. It does not exist or you may not have permissions to view it.`, {
        invalidId: id,
      });
    return one;
  };
  const demandAdmin = ({ principal }: Call, resourceId: string): void => {
    const row = engine.items.get(resourceId);
    if (row !== undefined) demand(engine, principal, 'admin', row);
  };
  /** One that can be changed, and whom it is for. */
  const changeable = (call: Call, one: KeptCollaboration): Collaborator => {
    demandAdmin(call, one.resourceId);
    if (one.fromOwnership)
      throw invalidRequest(`${one.id} comes from owning ${one.resourceId}; it changes with the owner.`);
    const collaborator = collaborating.collaborator(one.collaboratorId);
    if (collaborator === undefined) throw notFound(one.id);
    return collaborator;
  };

  const create = (call: Call, input: NewCollaboration): KeptCollaboration => {
    const { itemId, collaborator: named, accessPolicyId, isAuditor } = input;
    const row = visible(engine, call.principal, types, itemId);
    if (row === undefined)
      throw invalidRequest(
        `Invalid itemId: ${itemId}. It is no project or registry, or you may not have permissions to view it.`,
        { invalidId: itemId },
      );
    demand(engine, call.principal, 'admin', row);
    const policy = policyOfBody(accessPolicyId);
    const collaborator = collaborating.collaborator(named.collaboratorId);
    if (collaborator === undefined)
      throw invalidRequest(`Invalid collaboratorId: ${named.collaboratorId}.`, { invalidId: named.collaboratorId });
    if (collaborator.isGroup !== (named.role !== undefined))
      throw invalidRequest(
        collaborator.isGroup
          ? 'collaborator.role is a required field for a team or an organization'
          : `collaborator.role is for teams and organizations; ${collaborator.name} is neither.`,
      );
    const adminsOnly = named.role === 'ADMIN';
    if (
      groups
        .collaborations(itemId)
        .some((one) => one.collaboratorId === collaborator.id && one.adminsOnly === adminsOnly)
    )
      throw invalidRequest(`${collaborator.name} is a collaborator of ${row.name} already; update that collaboration.`);
    const grant = { collaborator, policy, adminsOnly, ...(isAuditor !== undefined && { isAuditor }) };
    return collaborating.grant(call, placeOf(itemId), grant);
  };
  const update = (call: Call, one: KeptCollaboration, input: Omit<ChangedCollaboration, 'id'>): KeptCollaboration => {
    const { accessPolicyId, isAuditor } = input;
    const collaborator = changeable(call, one);
    const policy = accessPolicyId === undefined ? one.policy : policyOfBody(accessPolicyId);
    const grant = { collaborator, policy, adminsOnly: one.adminsOnly, ...(isAuditor !== undefined && { isAuditor }) };
    return collaborating.grant(call, placeOf(one.resourceId), grant);
  };
  const remove = (call: Call, one: KeptCollaboration): void => {
    const collaborator = changeable(call, one);
    collaborating.revoke(call, placeOf(one.resourceId), { collaborator, adminsOnly: one.adminsOnly });
  };
  const seenBy = (principal: Principal): Condition[] => {
    const scope = context.access.scope(principal, 'read');
    return scope === 'all'
      ? []
      : [{ sql: 'resource_id IN (SELECT value FROM json_each(?))', values: [JSON.stringify([...scope])] }];
  };
  return {
    name: 'collaborations',
    operationsV3: {
      'Collaboration.List': {
        support: 'faithful',
        handle: (call) => listPage(context.db, call, { list, conditions: seenBy(call.principal), view: viewOf }),
      },
      'Collaboration.Get': {
        support: 'faithful',
        handle: (call) => ({ body: shape(call.query, view(seenInPath(call))) }),
      },
      'Collaboration.Create': writing((call) => {
        const one = create(call, call.body as NewCollaboration);
        return { body: view(one), headers: { location: refs.url(`/collaboration/${one.id}`) } };
      }),
      'Collaboration.Update': {
        support: 'faithful',
        handle: (call) => ({ body: view(update(call, seenInPath(call), call.body as ChangedCollaboration)) }),
      },
      'Collaboration.Delete': {
        support: 'faithful',
        handle(call) {
          remove(call, seenInPath(call));
          return {};
        },
      },
      'Collaboration.BatchCreate': writing(batch((call, item) => view(create(call, item as NewCollaboration)))),
      'Collaboration.BatchUpdate': {
        support: 'faithful',
        handle: batch((call, item) => {
          const { id, ...changes } = item as ChangedCollaboration;
          return view(update(call, seenInBody(call, id), changes));
        }),
      },
      'Collaboration.BatchDelete': {
        support: 'faithful',
        handle: batch((call, item) => {
          const { id } = item as { readonly id: string };
          remove(call, seenInBody(call, id));
          return { id };
        }),
      },
      'Collaboration.BulkCreate': bulk({
        listing: '/collaboration/items',
        input: created,
        work: (call, input) => create(call, input as NewCollaboration).id,
      }),
      'Collaboration.BulkUpdate': bulk({
        listing: '/collaboration/items',
        input: changed,
        work(call, input) {
          const { id, ...changes } = input as ChangedCollaboration;
          return update(call, seenInBody(call, id), changes).id;
        },
      }),
      'Project.collaborations.List': {
        support: 'faithful',
        handle({ principal, path }) {
          const id = path['project_id'] ?? '';
          if (visible(engine, principal, ['project'], id) === undefined) throw notFound(id);
          const ids = context.db
            .prepare<{ id: string }>(
              `SELECT id FROM (${selectCollaborations}) WHERE resource_id = ? ORDER BY created_at, id`,
            )
            .all(id);
          return { body: { items: ids.flatMap((one) => viewOf(one.id) ?? []) } };
        },
      },
    },
  };
}

function writing(handle: Handler): ServedOperation {
  return {
    support: 'partial',
    differs:
      'Projects and registries take collaborators; folders and schemas do not here, as how their policies go with those of their project is not in the contract.',
    handle,
  };
}
