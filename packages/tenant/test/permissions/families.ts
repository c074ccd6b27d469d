import { entitySchemaId, world, type EntityType, type Parents } from './permission-world.ts';

/** One kind of thing in the histories: where it is, and what is sent to make, change and move one. */
export interface PermissionFamily {
  readonly path: string;
  /** The member of a list's answer that holds the items. */
  readonly listKey: string;
  /** The body of the `n`th in a project; for things in folders, in the project's root folder. */
  readonly make: (n: number, project: string, parents: Parents) => object;
  /** Below the path, where it is made. Default: at the path itself. */
  readonly makePath?: string;
  /** The place that it stands in whatever the project is. Default: the project. */
  readonly place?: string;
  /** Whether only the tenant admin makes it in histories, since it takes more than a right on the place. */
  readonly isGiven?: true;
  /** A body that changes the `n`th and leaves it where it is; absent for what cannot be changed. */
  readonly change?: (n: number) => object;
  /** The member of a body that holds the ids of what is to be archived, when that takes Write. */
  readonly archiveKey?: string;
  /** What else a body of archiving must say. */
  readonly archiveMore?: object;
  /** The body that moves it to a project; absent for what stays where it was made. */
  readonly move?: (project: string) => object;
  /** Whether only its authors may change it under a Write policy. */
  readonly hasAuthors?: true;
  /** Whether a change can register it; its rights then come from the registry. */
  readonly isRegistrable?: true;
  /** The member of the answer that holds ids, when many are made by one call; what is refused of them makes the call invalid. */
  readonly madeIn?: string;
  /** What a list cannot be had without. */
  readonly listQuery?: string;
}

const folderOf = (project: string): string => world.projects[project] ?? '';

const inFolder = (path: string, listKey: string, more: object, archiveKey?: string): PermissionFamily => ({
  ...(archiveKey !== undefined && { archiveKey }),
  path,
  listKey,
  make: (n, project) => ({ name: `Thing ${n}`, folderId: folderOf(project), ...more }),
  change: (n) => ({ name: `Changed ${n}` }),
  move: (project) => ({ folderId: folderOf(project) }),
});

const entity = (path: string, listKey: string, type: EntityType, more: object): PermissionFamily =>
  inFolder(
    path,
    listKey,
    { schemaId: entitySchemaId(type), ...more },
    `${listKey === 'customEntities' ? 'customEntity' : listKey.slice(0, -1)}Ids`,
  );

const stored = (path: string, listKey: string, schema: 'container' | 'box' | 'plate'): PermissionFamily => ({
  path,
  listKey,
  archiveKey: `${schema}Ids`,
  archiveMore: { shouldRemoveBarcodes: false },
  make: (n, project) => ({ name: `Thing ${n}`, projectId: project, schemaId: world.schemas[schema] }),
  change: (n) => ({ name: `Changed ${n}` }),
  move: (project) => ({ projectId: project }),
});

/**
 * The families whose rights come from a project or a registry. What stands where another item does, and is made with it
 * or in the UI alone, is not among them: batches, fulfillments, input files and transforms, labels, legacy workflows.
 */
export const families = {
  entry: { ...inFolder('/entries', 'entries', {}, 'entryIds'), hasAuthors: true },
  'custom entity': { ...entity('/custom-entities', 'customEntities', 'custom_entity', {}), isRegistrable: true },
  'DNA sequence': {
    ...entity('/dna-sequences', 'dnaSequences', 'dna_sequence', { bases: 'ACGT', isCircular: true }),
    isRegistrable: true,
  },
  'RNA sequence': {
    ...entity('/rna-sequences', 'rnaSequences', 'rna_sequence', { bases: 'ACGU', isCircular: false }),
    isRegistrable: true,
  },
  'AA sequence': {
    ...entity('/aa-sequences', 'aaSequences', 'aa_sequence', { aminoAcids: 'MK' }),
    isRegistrable: true,
  },
  'DNA oligo': entity('/dna-oligos', 'dnaOligos', 'dna_oligo', { bases: 'ACGT' }),
  'RNA oligo': entity('/rna-oligos', 'rnaOligos', 'rna_oligo', { bases: 'ACGU' }),
  molecule: {
    ...entity('/molecules', 'molecules', 'molecule', { chemicalStructure: { value: 'CCO' } }),
    isRegistrable: true,
  },
  mixture: {
    ...entity('/mixtures', 'mixtures', 'mixture', { ingredients: [], amount: '1.5', units: 'L' }),
    isRegistrable: true,
  },
  container: stored('/containers', 'containers', 'container'),
  box: stored('/boxes', 'boxes', 'box'),
  plate: stored('/plates', 'plates', 'plate'),
  'assay run': {
    path: '/assay-runs',
    listKey: 'assayRuns',
    make: (_, project) => ({ assayRuns: [{ schemaId: world.schemas.run, projectId: project, fields: {} }] }),
    change: () => ({ fields: { Note: { value: 'Changed' } } }),
    madeIn: 'assayRuns',
    archiveKey: 'assayRunIds',
    listQuery: `?schemaId=${world.schemas.run}`,
  },
  'assay result': {
    path: '/assay-results',
    listKey: 'assayResults',
    make: (_, project) => ({ assayResults: [{ schemaId: world.schemas.result, projectId: project, fields: {} }] }),
    madeIn: 'assayResults',
    archiveKey: 'assayResultIds',
    listQuery: `?schemaId=${world.schemas.result}`,
  },
  folder: {
    path: '/folders',
    listKey: 'folders',
    make: (n, project) => ({ name: `Thing ${n}`, parentFolderId: folderOf(project) }),
  },
  location: {
    path: '/locations',
    listKey: 'locations',
    place: world.registry,
    make: (n) => ({ name: `Thing ${n}`, schemaId: world.schemas.location }),
    change: (n) => ({ name: `Changed ${n}` }),
    archiveKey: 'locationIds',
    archiveMore: { shouldRemoveBarcodes: false },
  },
  file: {
    ...inFolder('/files', 'files', { filename: 'read.csv' }),
    change: (n) => ({ customFields: { Note: { value: `Changed ${n}` } } }),
    archiveKey: 'fileIds',
  },
  dataset: {
    ...inFolder('/datasets', 'datasets', {}),
    make: (n, project, { dataFrameId }) => ({ name: `Thing ${n}`, folderId: folderOf(project), dataFrameId }),
    isGiven: true,
    archiveKey: 'datasetIds',
  },
  'workflow task': {
    path: '/workflow-tasks',
    listKey: 'workflowTasks',
    make: (_, project, { groups }) => ({ workflowTaskGroupId: groups[project], fields: {} }),
    change: () => ({ scheduledOn: '2026-03-02' }),
    archiveKey: 'workflowTaskIds',
  },
  'workflow output': {
    path: '/workflow-outputs',
    listKey: 'workflowOutputs',
    make: (_, project, { tasks }) => ({ workflowTaskId: tasks[project], fields: {} }),
    change: (n) => ({ fields: { Note: { value: `Changed ${n}` } } }),
    archiveKey: 'workflowOutputIds',
  },
  'nucleotide alignment': {
    path: '/nucleotide-alignments',
    listKey: 'alignments',
    makePath: ':create-template-alignment',
    make: (n, project, { sequences }) => ({
      algorithm: 'mafft',
      name: `Thing ${n}`,
      templateSequenceId: sequences[project],
      files: [{ sequenceId: sequences[project] }],
    }),
    isGiven: true,
  },
  'output processor': {
    path: '/automation-output-processors',
    listKey: 'automationOutputProcessors',
    make: (_, project, { runs, blobId }) => ({
      assayRunId: runs[project],
      automationFileConfigName: 'Reader',
      fileId: blobId,
    }),
    isGiven: true,
    archiveKey: 'automationOutputProcessorIds',
  },
  request: {
    path: '/requests',
    listKey: 'requests',
    make: (_, project) => ({ schemaId: world.schemas.request, projectId: project, fields: {}, sampleGroups: [] }),
    change: () => ({ scheduledOn: '2026-03-02' }),
    move: (project) => ({ projectId: project }),
    listQuery: `?schemaId=${world.schemas.request}`,
  },
  'workflow task group': {
    ...inFolder('/workflow-task-groups', 'workflowTaskGroups', {}, 'workflowTaskGroupIds'),
    make: (_, project) => ({ schemaId: world.schemas.task, folderId: folderOf(project) }),
  },
} satisfies Readonly<Record<string, PermissionFamily>>;

/** The name of a family. */
export type FamilyName = keyof typeof families;

/** All of their names. */
export const familyNames = Object.keys(families) as FamilyName[];
