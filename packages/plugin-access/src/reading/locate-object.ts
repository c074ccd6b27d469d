import type { Benchling } from '@ligase/core';
import type { PlaceRef } from './grants.ts';
import { orUnknown, ownCall } from './or-unknown.ts';
import { readPlace } from './places.ts';

/** Where an object stands, as far as the app can see. */
export interface Located {
  /** From the object up to its project or registry, by id. */
  readonly path: readonly string[];
  readonly name: string | undefined;
  /** What the object's rights come from: the registry of a registered object, otherwise its project. */
  readonly place: PlaceRef | undefined;
  /** The authors of an entry, who alone may change it under Write; of nothing else. */
  readonly authors?: readonly string[];
  /** What of the path is archived, by name, the nearest first; it takes no change. */
  readonly archived?: string;
  /** Why the place is not known. */
  readonly why?: string;
}

/** The member of an object that its rights come from. */
interface Standing {
  readonly name?: string | null;
  readonly folderId?: string | null;
  readonly projectId?: string | null;
  readonly registryId?: string | null;
  readonly authors?: readonly { readonly id?: string }[];
  /** What it belongs to and has its rights from. */
  readonly parentId?: string;
  readonly archiveRecord?: object | null;
}

type Reader = (benchling: Benchling, id: string) => Promise<unknown>;

/** How to read an object by the prefix of its id. */
const readers: Readonly<Record<string, readonly Reader[]>> = {
  etr: [
    async (api, id) => (await api.request('GET /entries/{entry_id}', { path: { entry_id: id }, ...ownCall })).entry,
  ],
  seq: [
    (api, id) => api.request('GET /dna-sequences/{dna_sequence_id}', { path: { dna_sequence_id: id }, ...ownCall }),
    (api, id) => api.request('GET /rna-sequences/{rna_sequence_id}', { path: { rna_sequence_id: id }, ...ownCall }),
    (api, id) => api.request('GET /dna-oligos/{oligo_id}', { path: { oligo_id: id }, ...ownCall }),
    (api, id) => api.request('GET /rna-oligos/{oligo_id}', { path: { oligo_id: id }, ...ownCall }),
  ],
  prtn: [(api, id) => api.request('GET /aa-sequences/{aa_sequence_id}', { path: { aa_sequence_id: id }, ...ownCall })],
  bfi: [
    (api, id) => api.request('GET /custom-entities/{custom_entity_id}', { path: { custom_entity_id: id }, ...ownCall }),
  ],
  mol: [(api, id) => api.request('GET /molecules/{molecule_id}', { path: { molecule_id: id }, ...ownCall })],
  con: [(api, id) => api.request('GET /containers/{container_id}', { path: { container_id: id }, ...ownCall })],
  box: [(api, id) => api.request('GET /boxes/{box_id}', { path: { box_id: id }, ...ownCall })],
  plt: [(api, id) => api.request('GET /plates/{plate_id}', { path: { plate_id: id }, ...ownCall })],
  mxt: [(api, id) => api.request('GET /mixtures/{mixture_id}', { path: { mixture_id: id }, ...ownCall })],
  prs: [
    async (api, id) => {
      const path = { workflow_task_group_id: id };
      const group = await api.request('GET /workflow-task-groups/{workflow_task_group_id}', { path, ...ownCall });
      return { name: group.name, parentId: group.folder?.id, archiveRecord: group.archiveRecord };
    },
  ],
  wftask: [
    async (api, id) => {
      const path = { workflow_task_id: id };
      const task = await api.request('GET /workflow-tasks/{workflow_task_id}', { path, ...ownCall });
      return { name: task.displayId, parentId: task.workflowTaskGroup?.id, archiveRecord: task.archiveRecord };
    },
  ],
  wfout: [
    async (api, id) => {
      const path = { workflow_output_id: id };
      const output = await api.request('GET /workflow-outputs/{workflow_output_id}', { path, ...ownCall });
      return { name: output.displayId, parentId: output.workflowTask?.id, archiveRecord: output.archiveRecord };
    },
  ],
  lib: [(api, id) => api.request('GET /folders/{folder_id}', { path: { folder_id: id }, ...ownCall })],
};

/** Whether an id is of a kind whose place can be found out. */
export function isLocatable(id: string): boolean {
  const prefix = prefixOf(id);
  return prefix === 'src' || prefix in readers;
}

/** Walks from an object to the project or registry that decides who may do what with it. */
export async function locateObject(benchling: Benchling, id: string): Promise<Located> {
  const prefix = prefixOf(id);
  if (prefix === 'src') {
    const place = await readPlace(benchling, id);
    return { path: [id], name: place?.name, place, ...(place === undefined && { why: hidden(id) }) };
  }
  const found = await readFirst(benchling, readers[prefix] ?? [], id);
  if (found === undefined) {
    const why = prefix in readers ? hidden(id) : `What kind of object ${id} is cannot be told from its id.`;
    return { path: [id], name: undefined, place: undefined, why };
  }
  const name = found.name ?? undefined;
  // Sequences and other things have authors too, but are not kept to them.
  const authors = prefix === 'etr' ? found.authors?.flatMap((author) => author.id ?? []) : undefined;
  const archived = found.archiveRecord == null ? undefined : `"${name ?? id}" (${id})`;
  const about = { name, ...(authors !== undefined && { authors }), ...(archived !== undefined && { archived }) };
  const direct = found.registryId ?? found.projectId;
  if (typeof direct === 'string') return { ...about, path: [id, direct], place: await readPlace(benchling, direct) };
  const parentId = found.parentId ?? found.folderId;
  if (typeof parentId !== 'string')
    return { ...about, path: [id], place: undefined, why: `${id} stands in no project and no registry.` };
  const above = await locateObject(benchling, parentId);
  return { ...above, ...about, path: [id, ...above.path] };
}

async function readFirst(benchling: Benchling, kinds: readonly Reader[], id: string): Promise<Standing | undefined> {
  for (const reader of kinds) {
    // oxlint-disable-next-line no-await-in-loop -- the next kind is asked only when it is not the one before
    const found = await orUnknown(reader(benchling, id));
    if (found.known) return found.value as Standing;
  }
  return undefined;
}

function hidden(id: string): string {
  return `${id} does not exist, or the app cannot see it; Benchling does not tell the two apart.`;
}

function prefixOf(id: string): string {
  return id.split('_', 1)[0] ?? '';
}
