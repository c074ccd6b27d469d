import { archiveOperation, unarchiveOperation } from '../engine/archive-operations.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import { itemFilters, nameFilters } from '../engine/filters.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { getOperation, itemReply, listOperation } from '../engine/read-operations.ts';
import { createItem } from '../engine/write-item.ts';
import { invalidRequest } from '../api-error.ts';
import { demand, itemOfBody } from '../engine/rights.ts';
import type { Feature } from '../feature.ts';
import { archiving, contentsOfFolder, type ArchivingSettings } from './contents.ts';

/** Folders, in projects. */
export const folder: Family = {
  type: 'folder',
  label: 'Folder',
  prefix: 'lib_',
  path: '/folders',
  listKey: 'folders',
  idsKey: 'folderIds',
  head: (row) => ({
    id: row.id,
    name: row.name,
    parentFolderId: row.folder_id,
    projectId: row.project_id,
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
  }),
  filters: {
    archiveReason: itemFilters.archiveReason,
    projectId: itemFilters.projectId,
    // Folders of the notebook and of the inventory were merged; all folders here are younger and of both.
    section: () => ({ sql: 'TRUE', values: [] }),
    name: nameFilters.name,
    nameIncludes: nameFilters.nameIncludes,
    parentFolderId: (value) =>
      value === 'NO_PARENT' ? { sql: 'folder_id IS NULL', values: [] } : { sql: 'folder_id = ?', values: [value] },
  },
  defaultSort: 'name',
};

/** What a new folder is made of. */
export interface NewFolder {
  readonly id?: string;
  readonly name: string;
  readonly parentFolderId: string;
}

/** Folders, and how to make them. */
export interface Folders extends Feature {
  /** @throws {TenantApiError} 400, 403 */
  create(actor: Actor, folder: NewFolder): ItemRow;
}

/** Folders: all their operations. */
export function folders(engine: Engine, settings: Partial<ArchivingSettings>): Folders {
  const create: Folders['create'] = (actor, { id, name, parentFolderId }) => {
    if (name.trim() === '') throw invalidRequest('name is a required field');
    const parent = itemOfBody(engine, actor.principal, 'folder', parentFolderId, 'parentFolderId');
    demand(engine, actor.principal, 'append', parent);
    if (parent.archive_reason !== null) throw invalidRequest(`Folder ${parent.name} (${parent.id}) is archived.`);
    return createItem(engine, actor, folder, {
      ...(id === undefined ? {} : { id }),
      name,
      folderId: parent.id,
      projectId: parent.project_id,
    });
  };
  const options = archiving(engine, settings, contentsOfFolder);
  return {
    name: 'folders',
    create,
    operations: {
      listFolders: { support: 'faithful', handle: listOperation(engine, folder) },
      getFolder: { support: 'faithful', handle: getOperation(engine, folder, 'folder_id') },
      createFolder: {
        support: 'faithful',
        handle: (call) => itemReply(engine, folder, create(call, call.body as NewFolder), 201, call),
      },
      archiveFolders: {
        support: 'faithful',
        handle: archiveOperation(engine, folder, options),
      },
      unarchiveFolders: {
        support: 'faithful',
        handle: unarchiveOperation(engine, folder, options),
      },
    },
  };
}
