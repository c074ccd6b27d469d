import { createCatalogue, type Catalogue } from './catalogue.ts';
import type { Ids, TenantClock } from './clock/clock.ts';
import { systemClock } from './clock/system-clock.ts';
import { createHandle, type Handle } from './create-handle.ts';
import type { Engine } from './engine/engine.ts';
import type { Events } from './events/events.ts';
import type { Feature, ServedOperation } from './feature.ts';
import { randomIds } from './ids/random-ids.ts';
import type { ArchivingSettings } from './resources/contents.ts';
import { createResources, type Resources } from './resources/resources.ts';
import { listen, type ListenOptions, type Listening } from './server.ts';
import { createImages, type Images } from './store/images.ts';
import { openDatabase } from './store/open-database.ts';
import { createTasks, taskMigrations } from './tasks/create-tasks.ts';
import type { TenantBase, TenantContext, TenantParts } from './tenant-context.ts';

/** How a tenant is kept and runs, whatever it is made of. */
export interface TenantOptions {
  /** The folder of its data, or `:memory:`. Default `:memory:`. */
  readonly data?: string;
  /** Default: the system's. */
  readonly clock?: TenantClock;
  /** Default: random ids. */
  readonly ids?: Ids;
  /** How folders and projects are archived. Default: by their admins, without the registered entities in them. */
  readonly archiving?: Partial<ArchivingSettings>;
  /** How long a task stays `RUNNING`. Default 0. */
  readonly taskDelayMs?: number;
  /** Whether every reply is held against the contract; a reply that breaks it is a fault. Default no. */
  readonly checkReplies?: boolean;
  /** Hears of faults of the tenant itself. Default: writes them to stderr. */
  readonly onFault?: (error: unknown) => void;
}

/** What a tenant is made of before its own part is: each is made of those before it. */
export interface TenantCore<Parts> {
  readonly parts: Parts;
  readonly context: TenantContext;
  readonly engine: Engine;
  readonly resources: Resources;
  readonly events: Events;
  /** What is served; complete once the tenant is made. */
  readonly catalogue: Omit<Catalogue, 'add'>;
  readonly images: Images;
  readonly handle: Handle;
}

/** How the two parts of a tenant are made that differ from one to another. */
export interface TenantComposition<Parts, Own> {
  /** Who is who, who may do what, what was done. */
  readonly parts: (base: TenantBase) => Parts;
  /** What stands on everything else, such as the control API. Default: nothing. */
  readonly own?: (core: TenantCore<Parts>) => Own;
}

/** A Benchling tenant in this process. */
export interface Tenant {
  readonly handle: Handle;
  /** Starts to answer on a port. */
  readonly listen: (options?: ListenOptions) => Promise<Listening>;
  readonly context: TenantContext;
  /** What people do in Benchling's UI. */
  readonly resources: Resources;
  /** What is served of API v2 and how faithfully, by operationId. */
  readonly served: ReadonlyMap<string, ServedOperation>;
  /** The same of API v3. */
  readonly servedV3: ReadonlyMap<string, ServedOperation>;
  /** Stops listening and closes the data. */
  readonly close: () => Promise<void>;
}

/** A tenant with the parts that it was made of. */
export interface ComposedTenant<Parts, Own> extends Tenant {
  readonly parts: Parts;
  /** `undefined` when it has nothing of its own. */
  readonly own: Own;
}

interface WithFeatures {
  readonly features: readonly Feature[];
}

/**
 * Opens a tenant over its data. It is composed in one direction: the database, the parts, the resources, and what is the
 * tenant's own; the features that each of them brings are put into a catalogue, from which requests are answered.
 * @throws {StoreError} when the data cannot be used
 */
export function createTenant<
  Parts extends TenantParts & WithFeatures,
  Own extends WithFeatures | undefined = undefined,
>(options: TenantOptions & TenantComposition<Parts, Own>): ComposedTenant<Parts, Own> {
  const { data = ':memory:', clock = systemClock(), ids = randomIds(), checkReplies = false } = options;
  const { onFault = (error) => void process.stderr.write(`${String((error as Error).stack ?? error)}\n`) } = options;
  const db = openDatabase(data);
  const servers = new Set<Listening>();
  let url = 'http://127.0.0.1';

  try {
    const base: TenantBase = { db, clock, ids, url: () => url };
    const parts = options.parts(base);
    const catalogue = createCatalogue();
    const tasks = createTasks(base, {
      delayMs: options.taskDelayMs ?? 0,
      onFault,
      handler: (operationId) => catalogue.operation(operationId)?.runTask,
      failure: (operationId) => parts.faults.takeTaskMessage(operationId),
    });
    const context: TenantContext = { ...base, ...parts, tasks };
    const { engine, resources, events, features } = createResources(context, options.archiving);
    const resumeFeatures = (): void => {
      for (const feature of catalogue.features) feature.resume?.();
    };
    const images = createImages({
      db,
      migrations: catalogue.migrations,
      resume() {
        tasks.runDue();
        resumeFeatures();
      },
    });
    const handle = createHandle({ context, catalogue, checkReplies, onFault });
    // Where it has nothing of its own, `Own` is `undefined`.
    const own = options.own?.({ parts, context, engine, resources, events, catalogue, images, handle }) as Own;

    catalogue.add([{ name: 'task tables', migrations: taskMigrations }]);
    catalogue.add(parts.features);
    catalogue.add(features);
    catalogue.add(own?.features ?? []);
    db.migrate(catalogue.migrations);
    // Tasks that a killed process had left.
    tasks.runDue();

    return {
      handle,
      context,
      parts,
      own,
      resources,
      served: catalogue.served,
      servedV3: catalogue.servedV3,
      listen: async (listenOptions = {}) => {
        const listening = await listen(handle, listenOptions);
        servers.add(listening);
        url = listening.url;
        resumeFeatures();
        return listening;
      },
      close: async () => {
        await Promise.all([...servers].map((server) => server.close()));
        tasks.close();
        for (const feature of catalogue.features) await feature.close?.();
        db.close();
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}
