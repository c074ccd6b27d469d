import { archiveOperation, unarchiveOperation } from '../engine/archive-operations.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import { itemFilters, nameFilters } from '../engine/filters.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { getOperation, listOperation } from '../engine/read-operations.ts';
import { createItem } from '../engine/write-item.ts';
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
  filters: { archiveReason: itemFilters.archiveReason, name: nameFilters.name },
  defaultSort: 'modifiedAt',
};

/** What a new project is made of. */
export interface NewProject {
  readonly id?: string;
  readonly name: string;
  /** A user or an organization. Default: whoever makes it. */
  readonly ownerId?: string;
  /** Of the folder at its root; default: a fresh one. */
  readonly rootFolderId?: string;
}

/** Projects, and how to make them. */
export interface Projects extends Feature {
  /** Makes a project and its root folder, which has the same name. Benchling offers this only in its UI. */
  create(actor: Actor, project: NewProject): { readonly project: ItemRow; readonly rootFolder: ItemRow };
}

/** Projects: all their operations. */
export function projects(engine: Engine, settings: Partial<ArchivingSettings>): Projects {
  const { db, access, ids } = engine.context;
  const options = archiving(engine, settings, contentsOfProject);
  return {
    name: 'projects',
    create: (actor, { id = ids.next(project.prefix), name, ownerId = actor.principal.id, rootFolderId }) =>
      db.transaction(() => {
        access.setOwner(id, ownerId);
        return {
          project: createItem(engine, actor, project, { id, name, projectId: id }),
          rootFolder: createItem(engine, actor, folder, {
            ...(rootFolderId === undefined ? {} : { id: rootFolderId }),
            name,
            projectId: id,
          }),
        };
      }),
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
