import { createEngine, type Engine } from '../engine/engine.ts';
import { itemMigrations } from '../engine/item-row.ts';
import type { Feature } from '../feature.ts';
import { dnaSequence } from '../sequences/dna-sequence.ts';
import type { TenantContext } from '../tenant-context.ts';
import { customEntities, customEntity } from './custom-entities.ts';
import { dnaSequences } from './dna-sequences.ts';
import { dropdowns, type Dropdowns } from './dropdowns.ts';
import { entries, type Entries } from './entries.ts';
import { entryTemplates, type EntryTemplates } from './entry-templates.ts';
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
  readonly projects: Pick<Projects, 'create' | 'update' | 'setArchived'>;
  readonly folders: Pick<Folders, 'create'>;
  readonly registries: Pick<Registries, 'create'>;
  readonly schemas: Pick<Schemas, 'create'>;
  readonly dropdowns: Pick<Dropdowns, 'create'>;
  readonly entries: Pick<Entries, 'create' | 'setReview' | 'setDays'>;
  readonly entryTemplates: Pick<EntryTemplates, 'create' | 'createCollection'>;
  readonly requests: Pick<Requests, 'execute'>;
  readonly flowcharts: Pick<Workflows['makers']['flowcharts'], 'create'>;
  readonly workflowTasks: Pick<Workflows['makers']['workflowTasks'], 'execute'>;
  readonly legacyWorkflows: Pick<Workflows['makers']['legacyWorkflows'], 'create'>;
}

/** The resources of a tenant: their operations, and what Benchling offers only in its UI. */
export function createResources(context: TenantContext): {
  readonly engine: Engine;
  readonly resources: Resources;
  readonly features: readonly Feature[];
} {
  const engine = createEngine(context);
  const workflowGroup = workflows(engine);
  const entities = [dnaSequence.family, customEntity.family];
  const stored = inventory(engine, entities);
  const resources = {
    projects: projects(engine),
    folders: folders(engine),
    registries: registries(engine),
    schemas: schemas(engine),
    dropdowns: dropdowns(engine),
    entries: entries(engine),
    entryTemplates: entryTemplates(engine),
    requests: requests(engine),
    ...workflowGroup.makers,
  };
  const features: Feature[] = [
    { name: 'items', migrations: itemMigrations },
    ...Object.values(resources),
    customEntities(engine),
    dnaSequences(engine),
    ...workflowGroup.features,
    registeredEntities(engine, entities),
    ...stored.features,
    taskOperations(context.tasks),
  ];
  return { engine, resources: { ...resources, ...stored.resources }, features };
}
