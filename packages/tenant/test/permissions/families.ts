import { entitySchemaId, world, type EntityType } from './permission-world.ts';

/** One kind of thing in the histories: where it is, and what is sent to make, change and move one. */
export interface PermissionFamily {
  readonly path: string;
  /** The member of a list's answer that holds the items. */
  readonly listKey: string;
  /** The body of the `n`th in a project; for things in folders, in the project's root folder. */
  readonly make: (n: number, project: string) => object;
  /** A body that changes the `n`th and leaves it where it is. */
  readonly change: (n: number) => object;
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

const inFolder = (path: string, listKey: string, more: object): PermissionFamily => ({
  path,
  listKey,
  make: (n, project) => ({ name: `Thing ${n}`, folderId: folderOf(project), ...more }),
  change: (n) => ({ name: `Changed ${n}` }),
  move: (project) => ({ folderId: folderOf(project) }),
});

const entity = (path: string, listKey: string, type: EntityType, more: object): PermissionFamily =>
  inFolder(path, listKey, { schemaId: entitySchemaId(type), ...more });

const stored = (path: string, listKey: string, schema: keyof typeof world.schemas): PermissionFamily => ({
  path,
  listKey,
  make: (n, project) => ({ name: `Thing ${n}`, projectId: project, schemaId: world.schemas[schema] }),
  change: (n) => ({ name: `Changed ${n}` }),
  move: (project) => ({ projectId: project }),
});

/** Every family whose rights come from a project or a registry. */
export const families = {
  entry: { ...inFolder('/entries', 'entries', {}), hasAuthors: true },
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
    listQuery: `?schemaId=${world.schemas.run}`,
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
    ...inFolder('/workflow-task-groups', 'workflowTaskGroups', {}),
    make: (_, project) => ({ schemaId: world.schemas.task, folderId: folderOf(project) }),
  },
} satisfies Readonly<Record<string, PermissionFamily>>;

/** The name of a family. */
export type FamilyName = keyof typeof families;

/** All of their names. */
export const familyNames = Object.keys(families) as FamilyName[];
