import { archiveItem, type ArchiveOptions } from '../engine/archive-operations.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import { ITEM_COLUMNS, type ItemRow } from '../engine/item-row.ts';

// What folders hold, and how the answers of archiving name it.
const CONTENTS: Readonly<Record<string, { readonly label: string; readonly key: string }>> = {
  folder: { label: 'Folder', key: 'folderIds' },
  entry: { label: 'Entry', key: 'entryIds' },
  dna_sequence: { label: 'DNA Sequence', key: 'dnaSequenceIds' },
  file: { label: 'File', key: 'fileIds' },
  dataset: { label: 'Dataset', key: 'datasetIds' },
  custom_entity: { label: 'Custom Entity', key: 'customEntityIds' },
  aa_sequence: { label: 'AA Sequence', key: 'aaSequenceIds' },
  rna_sequence: { label: 'RNA Sequence', key: 'rnaSequenceIds' },
  dna_oligo: { label: 'DNA Oligo', key: 'oligoIds' },
  rna_oligo: { label: 'RNA Oligo', key: 'oligoIds' },
  molecule: { label: 'Molecule', key: 'moleculeIds' },
  mixture: { label: 'Mixture', key: 'mixtureIds' },
};

/** How folders and projects are archived, of which Benchling says little. */
export interface ArchivingSettings {
  /** What whoever archives them must be allowed to do there. Default `admin`. */
  readonly takes: 'write' | 'admin';
  /** Whether the registered entities in them are archived along. Default no: they belong to their registry. */
  readonly registeredToo: boolean;
}

const BELOW = `WITH RECURSIVE below (id) AS (
    SELECT ? UNION SELECT items.id FROM items JOIN below ON items.folder_id = below.id WHERE type = 'folder'
  )`;

/** Everything in a folder and in the folders below it. */
export function contentsOfFolder({ context }: Engine, folderId: string): ItemRow[] {
  return context.db
    .prepare<ItemRow>(`${BELOW} SELECT ${ITEM_COLUMNS} FROM items WHERE folder_id IN (SELECT id FROM below)`)
    .all(folderId);
}

/** Everything in a project. */
export function contentsOfProject({ context }: Engine, projectId: string): ItemRow[] {
  return context.db
    .prepare<ItemRow>(`SELECT ${ITEM_COLUMNS} FROM items WHERE project_id = ? AND id <> ?`)
    .all(projectId, projectId);
}

/** How a container is archived with what it holds, and taken out again with what was archived along with it. */
export function archiving(
  engine: Engine,
  { takes = 'admin', registeredToo = false }: Partial<ArchivingSettings>,
  contentsOf: (engine: Engine, containerId: string) => ItemRow[],
): ArchiveOptions {
  const concerned = (row: ItemRow): boolean => registeredToo || row.registry_id === null;
  return {
    action: takes,
    contents: (actor, { id }, reason) =>
      archiveContents(engine, actor, id, contentsOf(engine, id).filter(concerned), reason),
  };
}

/** Gives the ids of what was archived or taken out by the member that names them. */
function archiveContents(
  engine: Engine,
  actor: Actor,
  containerId: string,
  rows: readonly ItemRow[],
  reason: string | null,
): Record<string, string[]> {
  const ids: Record<string, string[]> = {};
  for (const row of rows) {
    const kind = CONTENTS[row.type];
    const concerned = reason === null ? row.archived_with === containerId : row.archive_reason === null;
    if (!kind || !concerned) continue;
    archiveItem(engine, kind, actor, row, reason, containerId);
    ids[kind.key] = [...(ids[kind.key] ?? []), row.id];
  }
  return ids;
}
