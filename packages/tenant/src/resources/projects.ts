import { archiveItem, archiveOperation, unarchiveOperation } from '../engine/archive-operations.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import { itemFilters, nameFilters } from '../engine/filters.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { getOperation, listOperation } from '../engine/read-operations.ts';
import { createItem, updateItem } from '../engine/write-item.ts';
import type { Feature } from '../feature.ts';
import { archiving, contentsOfProject, type ArchivingSettings } from './contents.ts';
import { folder } from './folders.ts';

/** Projects: where items live and rights come from. */
const project: Family = {
  type: 'project',
  label: 'Project',
  prefix: 'src_',
  path: '/projects',
  listKey: 'projects',
  idsKey: 'projectIds',
  head: (row, lookup) => ({
    id: row.id,
    name: row.name,
    owner: lookup.ownerOf(row.id),
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
  }),
  // Its body has what only API v3 shows.
  headOnly: true,
  filters: { archiveReason: itemFilters.archiveReason, name: nameFilters.name },
  defaultSort: 'modifiedAt',
};

/** What a new project is made of. */
export interface NewProject {
  readonly id?: string;
  readonly name: string;
  /** A user or an organization. Default: whoever makes it. */
  readonly ownerId?: string;
  readonly description?: string | null;
  /** Of the folder at its root; default: a fresh one. */
  readonly rootFolderId?: string;
}

/** Projects, and how to make them. */
export interface Projects extends Feature {
  /** Makes a project and its root folder, which has the same name. Benchling offers this only in its UI. */
  create(actor: Actor, project: NewProject): { readonly project: ItemRow; readonly rootFolder: ItemRow };
  update(actor: Actor, row: ItemRow, changes: { readonly name: string; readonly description: string | null }): void;
  /** Archives a project with what is in it, or with `null` takes it out again. */
  setArchived(actor: Actor, row: ItemRow, reason: string | null): void;
}

/** What a project is about; only API v3 shows it. */
export function projectDescription({ body }: ItemRow): string | null {
  return (JSON.parse(body) as { readonly description?: string | null }).description ?? null;
}

/** Projects: all their operations. */
export function projects(engine: Engine, settings: Partial<ArchivingSettings>): Projects {
  const { db, access, ids } = engine.context;
  const options = archiving(engine, settings, contentsOfProject);
  return {
    name: 'projects',
    create: (actor, { id = ids.next(project.prefix), name, ownerId = actor.principal.id, rootFolderId, ...about }) =>
      db.transaction(() => {
        access.setOwner(id, ownerId);
        return {
          project: createItem(engine, actor, project, { id, name, projectId: id, body: about }),
          rootFolder: createItem(engine, actor, folder, {
            ...(rootFolderId === undefined ? {} : { id: rootFolderId }),
            name,
            projectId: id,
          }),
        };
      }),
    update(actor, row, { name, description }) {
      const before = projectDescription(row);
      const body = { ...(JSON.parse(row.body) as object), description };
      updateItem(
        engine,
        actor,
        project,
        row,
        { ...row, name, body: JSON.stringify(body) },
        {
          properties: [
            { property: 'name', from: row.name, to: name },
            { property: 'description', from: before, to: description },
          ],
        },
      );
    },
    setArchived(actor, row, reason) {
      if (row.archive_reason === reason) return;
      archiveItem(engine, project, actor, row, reason, null);
      options.contents(actor, row, reason);
    },
    operations: {
      listProjects: { support: 'faithful', handle: listOperation(engine, project) },
      getProject: { support: 'faithful', handle: getOperation(engine, project, 'project_id') },
      archiveProjects: {
        support: 'faithful',
        handle: archiveOperation(engine, project, options),
      },
      unarchiveProjects: { support: 'faithful', handle: unarchiveOperation(engine, project, options) },
    },
  };
}
