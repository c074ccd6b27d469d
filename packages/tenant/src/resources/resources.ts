import { createEngine, type Engine } from '../engine/engine.ts';
import { itemMigrations } from '../engine/item-row.ts';
import { createEvents } from '../events/create-events.ts';
import { eventsFeature } from '../events/events-feature.ts';
import type { Events } from '../events/events.ts';
import { itemExports } from '../exports/export-item.ts';
import type { Feature } from '../feature.ts';
import { createStorage } from '../storage/storage.ts';
import type { TenantContext } from '../tenant-context.ts';
import { assayFeatures, labAutomation, type LabAutomation } from './assays/assay-features.ts';
import { bioFeatures } from './bio/bio.ts';
import { customNotations, type CustomNotations } from './bio/custom-notations.ts';
import { entityKinds } from './bio/entity-kinds.ts';
import type { ArchivingSettings } from './contents.ts';
import { customEntities } from './custom-entities.ts';
import { dnaSequences } from './dna-sequences.ts';
import { dropdowns, type Dropdowns } from './dropdowns.ts';
import { entries, type Entries } from './entries.ts';
import { entryTemplates, type EntryTemplates } from './entry-templates.ts';
import { fileFeatures } from './files/file-features.ts';
import { connect } from './instruments/connect.ts';
import { instrumentQueries, type InstrumentQueries } from './instruments/instrument-queries.ts';
import { folders, type Folders } from './folders.ts';
import { inventory, type InventoryResources } from './inventory/inventory.ts';
import { projects, type Projects } from './projects.ts';
import { registeredEntities } from './registered-entities.ts';
import { registries, type Registries } from './registries.ts';
import { schemas, type Schemas } from './schemas/schemas.ts';
import { taskOperations } from './tasks.ts';
import { requests, type Requests } from './requests/requests.ts';
import { workflows, type Workflows } from './workflows/workflows.ts';

/** What people do in Benchling's UI, by the resource they do it to. Each function takes who does it first. */
export interface Resources extends InventoryResources {
  readonly projects: Pick<Projects, 'create'>;
  readonly folders: Pick<Folders, 'create'>;
  readonly registries: Pick<Registries, 'create'>;
  readonly schemas: Pick<Schemas, 'create'>;
  readonly dropdowns: Pick<Dropdowns, 'create'>;
  readonly entries: Pick<Entries, 'create' | 'setReview' | 'setDays' | 'attachFile'>;
  readonly entryTemplates: Pick<EntryTemplates, 'create' | 'createCollection'>;
  readonly requests: Pick<Requests, 'execute'>;
  readonly flowcharts: Pick<Workflows['makers']['flowcharts'], 'create'>;
  readonly workflowTasks: Pick<Workflows['makers']['workflowTasks'], 'execute'>;
  readonly legacyWorkflows: Pick<Workflows['makers']['legacyWorkflows'], 'create'>;
  readonly customNotations: Pick<CustomNotations, 'create'>;
  readonly labAutomation: Pick<LabAutomation, 'configure'>;
  readonly instrumentQueries: Pick<InstrumentQueries, 'set'>;
}

/** The resources of a tenant: their operations, and what Benchling offers only in its UI. */
export function createResources(
  context: TenantContext,
  archiving: Partial<ArchivingSettings> = {},
): {
  readonly resources: Resources;
  readonly features: readonly Feature[];
  readonly events: Events;
  readonly engine: Engine;
} {
  const engine = createEngine(context);
  const events = createEvents(engine);
  const entities = entityKinds.map(({ family }) => family);
  const stored = inventory(engine, entities);
  const storage = createStorage(context);
  const workflowGroup = workflows(engine, storage);
  const resources = {
    projects: projects(engine, archiving),
    folders: folders(engine, archiving),
    registries: registries(engine),
    schemas: schemas(engine),
    dropdowns: dropdowns(engine),
    entries: entries(engine, storage),
    entryTemplates: entryTemplates(engine),
    customNotations: customNotations(engine),
    requests: requests(engine),
    ...workflowGroup.makers,
    labAutomation: labAutomation(engine),
    instrumentQueries: instrumentQueries(engine),
  };
  const features: Feature[] = [
    { name: 'items', migrations: itemMigrations },
    ...Object.values(resources),
    customEntities(engine),
    dnaSequences(engine),
    ...workflowGroup.features,
    registeredEntities(engine, entities),
    ...stored.features,
    ...bioFeatures(engine),
    ...fileFeatures(engine, storage),
    ...assayFeatures(engine, storage),
    connect(engine, storage),
    itemExports(engine, storage),
    taskOperations(context.tasks),
    eventsFeature(engine, events),
  ];
  return { resources: { ...resources, ...stored.resources }, features, events, engine };
}
