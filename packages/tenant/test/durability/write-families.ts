import type { WriteLab } from './write-lab.ts';

/** A kind of item that is made, changed and archived at random. */
export interface WriteFamily {
  readonly path: string;
  /** What makes one; its text is in its name, or in its field when it has no name. */
  readonly create: (lab: WriteLab, text: string) => object;
  /** Whether one answers with a list of ids instead of the item. */
  readonly listed?: string;
  /** What changes one. */
  readonly change?: (text: string) => object;
  /** The name of the list of ids to archive, when it is archived. */
  readonly archiveIds?: string;
}

const note = (text: string): object => ({ fields: { Note: { value: text } } });
const named = (text: string): object => ({ name: text });
const strand = ({ folderId }: WriteLab, name: string): object => ({ name, folderId, bases: 'ACGTACGT' });

/** The families of random writes. */
export const writeFamilies: readonly WriteFamily[] = [
  {
    path: '/custom-entities',
    create: ({ folderId, registryId, schemas }, name) => ({
      name,
      folderId,
      registryId,
      schemaId: schemas.strain,
      namingStrategy: 'NEW_IDS',
      ...note(name),
    }),
    change: note,
    archiveIds: 'customEntityIds',
  },
  {
    path: '/dna-sequences',
    create: (lab, name) => ({ ...strand(lab, name), isCircular: true }),
    change: named,
    archiveIds: 'dnaSequenceIds',
  },
  { path: '/dna-oligos', create: strand, change: named },
  {
    path: '/aa-sequences',
    create: ({ folderId }, name) => ({ name, folderId, aminoAcids: 'MKV' }),
    change: named,
    archiveIds: 'aaSequenceIds',
  },
  {
    path: '/entries',
    create: ({ folderId, schemas }, name) => ({ name, folderId, schemaId: schemas.entry, ...note(name) }),
    change: note,
    archiveIds: 'entryIds',
  },
  { path: '/folders', create: ({ folderId }, name) => ({ name, parentFolderId: folderId }), archiveIds: 'folderIds' },
  {
    path: '/containers',
    create: ({ schemas }, name) => ({ name, schemaId: schemas.tube, ...note(name) }),
    change: note,
    archiveIds: 'containerIds',
  },
  {
    path: '/boxes',
    create: ({ schemas, freezerId }, name) => ({ name, schemaId: schemas.box, parentStorageId: freezerId }),
    change: named,
    archiveIds: 'boxIds',
  },
  {
    path: '/plates',
    create: ({ schemas }, name) => ({ name, schemaId: schemas.plate, ...note(name) }),
    change: note,
  },
  {
    path: '/dropdowns',
    create: ({ registryId }, name) => ({ name, registryId, options: [{ name: 'a' }, { name: 'b' }] }),
  },
  {
    path: '/assay-results',
    create: ({ schemas, projectId }, text) => ({
      assayResults: [{ schemaId: schemas.result, projectId, ...note(text) }],
    }),
    listed: 'assayResults',
  },
  {
    path: '/assay-runs',
    create: ({ schemas, projectId }, text) => ({ assayRuns: [{ schemaId: schemas.run, projectId, ...note(text) }] }),
    listed: 'assayRuns',
    change: note,
  },
  {
    path: '/workflow-tasks',
    create: ({ taskGroupId }, text) => ({ workflowTaskGroupId: taskGroupId, ...note(text) }),
    change: note,
    archiveIds: 'workflowTaskIds',
  },
];
