import type { Collaborator } from '../access/collaborating.ts';
import { invalidRequest } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { readable } from '../engine/list-items.ts';
import type { RowList } from '../engine/read-page.ts';
import { demand, itemOfBody, itemOfPath } from '../engine/rights.ts';
import type { Feature } from '../feature.ts';
import { boolean, listOf, objectSchema, text } from '../input/input-schema.ts';
import type { Call } from '../request.ts';
import { projectDescription } from '../resources/projects.ts';
import { batch } from './batch.ts';
import type { BulkOperation } from './bulk.ts';
import { archiveFilters, namedFilters } from './filters.ts';
import { listPage, unlessAskedFor } from './list-page.ts';
import { createRefs } from './refs.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

interface NewProject {
  readonly name: string;
  readonly ownerId: string;
  readonly description?: string | null;
  readonly reviewLifecycleIds?: readonly string[];
  readonly useAuditorReview?: boolean;
}

interface ChangedProject {
  readonly id: string;
  readonly name?: string;
  readonly description?: string | null;
  readonly ownerId?: string;
  readonly archived?: boolean;
  readonly archiveReason?: string;
  readonly public?: boolean;
  readonly lockSequences?: boolean;
  readonly hideParentFolderNamesForSharedItems?: boolean;
}

const description = { ...text(0, 8192), nullable: true };
const created = objectSchema(
  { name: text(), ownerId: text() },
  { description, reviewLifecycleIds: listOf(text()), useAuditorReview: boolean },
);
const switches = { public: boolean, lockSequences: boolean, hideParentFolderNamesForSharedItems: boolean };
const changed = objectSchema(
  { id: text() },
  { name: text(), description, ownerId: text(), archived: boolean, archiveReason: text(), ...switches },
);
const listing = '/project/items';
const differs =
  'public, lockSequences and hideParentFolderNamesForSharedItems stay false, and there are no review processes, as the contract does not say what they do: asking for them is refused.';

const list: RowList = {
  select: `SELECT id, name, name_folded, scope_id, archive_reason, created_at, modified_at FROM items WHERE type = 'project'`,
  filters: { ...namedFilters, ...archiveFilters, 'reviewProcess.eq': () => ({ sql: 'FALSE', values: [] }) },
  defaultSort: 'modifiedAt:desc',
};

/** Projects in API v3, which unlike API v2 makes and changes them. */
export function projectFeature(parts: V3Parts, bulk: BulkOperation): Feature {
  const { context, engine, projects, collaborating, groups, access } = parts;
  const refs = createRefs(parts);
  const view = (row: ItemRow): object => ({
    __typename: 'Project',
    id: row.id,
    name: row.name,
    description: projectDescription(row),
    owner: refs.owner(row.id),
    archived: row.archive_reason !== null,
    archiveReason: row.archive_reason,
    collaborations: refs.url(`/project/${row.id}/collaborations/items`),
    reviewProcesses: refs.url(`/project/${row.id}/review-processes/items`),
    hideParentFolderNamesForSharedItems: false,
    isDataModsEnabled: null,
    lockSequences: false,
    public: false,
    createdAt: timestamp(row.created_at),
    modifiedAt: timestamp(row.modified_at),
  });
  const current = (id: string): ItemRow => {
    const row = engine.items.get(id);
    if (row === undefined) throw new Error(`No project ${id} was just written.`);
    return row;
  };
  /** Users own for themselves, and members for their organization. */
  const ownerOfBody = ({ principal }: Call, ownerId: string): Collaborator => {
    const owner = collaborating.collaborator(ownerId);
    const isGiven =
      principal.isTenantAdmin || ownerId === principal.id || groups.membership(ownerId, principal.id) !== undefined;
    if (owner === undefined || !isGiven)
      throw invalidRequest(`Invalid ownerId: ${ownerId}. It takes yourself, or an organization that you are in.`, {
        invalidId: ownerId,
      });
    collaborating.demandOwner(owner);
    return owner;
  };
  const create = (call: Call, input: NewProject): ItemRow => {
    const { name, ownerId, description: about = null, reviewLifecycleIds = [], useAuditorReview = false } = input;
    if (reviewLifecycleIds.length > 0 || useAuditorReview) throw notOffered('review processes');
    const owner = ownerOfBody(call, ownerId);
    return projects.create(call, { name, ownerId: owner.id, description: about }).project;
  };
  const update = (call: Call, row: ItemRow, input: Omit<ChangedProject, 'id'>): ItemRow => {
    demand(engine, call.principal, 'admin', row);
    for (const name of Object.keys(switches))
      if ((input as Readonly<Record<string, unknown>>)[name] === true) throw notOffered(name);
    const { name = row.name, description: about = projectDescription(row), ownerId, archived, archiveReason } = input;
    projects.update(call, row, { name, description: about });
    if (ownerId !== undefined && ownerId !== access.ownerOf(row.id))
      collaborating.setOwner(call, { id: row.id, name, type: 'project' }, ownerOfBody(call, ownerId));
    const isArchived = archived ?? (archiveReason === undefined ? row.archive_reason !== null : true);
    projects.setArchived(call, current(row.id), isArchived ? (archiveReason ?? row.archive_reason ?? 'Other') : null);
    return current(row.id);
  };
  const ofBody = ({ principal }: Call, id: string): ItemRow => itemOfBody(engine, principal, 'project', id, 'id');
  const ofPath = ({ principal, path }: Call): ItemRow =>
    itemOfPath(engine, principal, 'project', path['project_id'] ?? '');

  return {
    name: 'projects v3',
    operationsV3: {
      'Project.List': {
        support: 'faithful',
        handle: (call) =>
          listPage(context.db, call, {
            list,
            conditions: [...readable(engine, call.principal), ...unlessAskedFor(call)],
            view: (id) => view(current(id)),
          }),
      },
      'Project.Get': { support: 'faithful', handle: (call) => ({ body: shape(call.query, view(ofPath(call))) }) },
      'Project.Create': {
        support: 'partial',
        differs,
        handle(call) {
          const row = create(call, call.body as NewProject);
          return { body: view(row), headers: { location: refs.url(`/project/${row.id}`) } };
        },
      },
      'Project.Update': {
        support: 'partial',
        differs,
        handle: (call) => ({ body: view(update(call, ofPath(call), call.body as ChangedProject)) }),
      },
      'Project.BatchCreate': {
        support: 'partial',
        differs,
        handle: batch((call, item) => view(create(call, item as NewProject))),
      },
      'Project.BatchUpdate': {
        support: 'partial',
        differs,
        handle: batch((call, item) => {
          const { id, ...changes } = item as ChangedProject;
          return view(update(call, ofBody(call, id), changes));
        }),
      },
      'Project.BulkCreate': bulk({
        listing,
        differs,
        input: created,
        work: (call, input) => create(call, input as NewProject).id,
      }),
      'Project.BulkUpdate': bulk({
        listing,
        differs,
        input: changed,
        work(call, input) {
          const { id, ...changes } = input as ChangedProject;
          return update(call, ofBody(call, id), changes).id;
        },
      }),
    },
  };
}

function notOffered(what: string): Error {
  return invalidRequest(`The local tenant does not offer ${what} of projects. Leave it out.`);
}
