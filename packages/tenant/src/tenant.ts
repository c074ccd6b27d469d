import type { ApiVersion } from './api/api-version.ts';
import { apiV2 } from './api/api-v2.ts';
import { serveDocument } from './api/serve-document.ts';
import { createChecker } from './contract/create-checker.ts';
import { createAnswer, type Answer } from './answer-call.ts';
import { TenantApiError } from './api-error.ts';
import type { Ids, TenantClock } from './clock/clock.ts';
import { systemClock } from './clock/system-clock.ts';
import type { Engine } from './engine/engine.ts';
import type { Events } from './events/events.ts';
import type { Feature, ServedOperation } from './feature.ts';
import { randomIds } from './ids/random-ids.ts';
import type { Mount, TenantRequest, TenantResponse } from './request.ts';
import type { ArchivingSettings } from './resources/contents.ts';
import { createResources, type Resources } from './resources/resources.ts';
import { logMount } from './requests/log-mount.ts';
import { createRouter } from './router.ts';
import { listen, type ListenOptions, type Listening } from './server.ts';
import { blankImage, openDatabase } from './store/open-database.ts';
import { createTasks, taskMigrations } from './tasks/create-tasks.ts';
import type { PartsFactory, TenantBase, TenantContext } from './tenant-context.ts';

/** What a tenant is made of. */
export interface TenantOptions {
  /** The folder of its data, or `:memory:`. Default `:memory:`. */
  readonly data?: string;
  /** Default: the system's. */
  readonly clock?: TenantClock;
  /** Default: random ids. */
  readonly ids?: Ids;
  readonly parts: PartsFactory;
  /** More features, such as the control API. Default none. */
  readonly features?: (
    context: TenantContext,
    resources: Resources,
    events: Events,
    engine: Engine,
  ) => readonly Feature[];
  /** How folders and projects are archived. Default: by their admins, without the registered entities in them. */
  readonly archiving?: Partial<ArchivingSettings>;
  /** How long a task stays `RUNNING`. Default 0. */
  readonly taskDelayMs?: number;
  /** Whether every reply is held against the contract; a reply that breaks it is a fault. Default no. */
  readonly checkReplies?: boolean;
  /** Hears of faults of the tenant itself. Default: writes them to stderr. */
  readonly onFault?: (error: unknown) => void;
}

/** A Benchling tenant in this process. */
export interface Tenant {
  /** Answers a request as the server would, without a network. */
  readonly handle: (request: TenantRequest) => TenantResponse | Promise<TenantResponse>;
  /** Starts to answer on a port. */
  readonly listen: (options?: ListenOptions) => Promise<Listening>;
  readonly context: TenantContext;
  /** What people do in Benchling's UI. */
  readonly resources: Resources;
  /** What is served of API v2 and how faithfully, by operationId. */
  readonly served: ReadonlyMap<string, ServedOperation>;
  /** The same of API v3. */
  readonly servedV3: ReadonlyMap<string, ServedOperation>;
  /** Puts the data back to an image of it, whatever version of the tenant made it. */
  readonly restore: (image: Uint8Array) => void;
  /** An image of a tenant that holds nothing, not even a seed. */
  readonly blankImage: () => Uint8Array;
  /** Stops listening and closes the data. */
  readonly close: () => Promise<void>;
}

type VersionAnswer = (...call: Parameters<Answer>) => TenantResponse | Promise<TenantResponse>;

/** Opens a tenant over its data. @throws {StoreError} when the data cannot be used. */
export function createTenant(options: TenantOptions): Tenant {
  const { data = ':memory:', clock = systemClock(), ids = randomIds(), checkReplies = false } = options;
  const { onFault = (error) => void process.stderr.write(`${String((error as Error).stack ?? error)}\n`) } = options;
  const db = openDatabase(data);
  const servers = new Set<Listening>();
  let url = 'http://127.0.0.1';
  const base: TenantBase = { db, clock, ids, url: () => url };

  try {
    const { features: partFeatures, ...parts } = options.parts(base);
    const served = new Map<string, ServedOperation>();
    const servedV3 = new Map<string, ServedOperation>();
    const tasks = createTasks(base, {
      delayMs: options.taskDelayMs ?? 0,
      onFault,
      handler: (operationId) => (served.get(operationId) ?? servedV3.get(operationId))?.runTask,
      failure: (operationId) => parts.faults.takeTaskMessage(operationId),
    });
    const context = { ...base, ...parts, tasks };
    const { engine, resources, events, features: resourceFeatures } = createResources(context, options.archiving);
    const more = options.features?.(context, resources, events, engine) ?? [];
    const features = [...partFeatures, ...resourceFeatures, ...more];
    const mounts = new Map<string, Mount>();
    for (const feature of features) {
      collect(feature.name, feature.operations, served);
      collect(feature.name, feature.operationsV3, servedV3);
      collect(feature.name, loggedMounts(context, feature), mounts);
    }
    const migrations = [...taskMigrations, ...features.flatMap((feature) => feature.migrations ?? [])];
    db.migrate(migrations);
    // Tasks that a killed process had left.
    tasks.runDue();
    const resume = (): void => {
      for (const feature of features) feature.resume?.();
    };

    const answers = (version: ApiVersion, servedIds: typeof served): VersionAnswer => {
      const { errorResponse, operations, schemas } = version;
      const checker = createChecker(schemas);
      const router = createRouter(operations);
      const known = (operationId: string): ServedOperation | undefined => servedIds.get(operationId);
      const answer = createAnswer({ context, errorResponse, router, served: known, checker, checkReplies, onFault });
      const document = serveDocument({ version, served: servedIds, url: base.url });
      return (request, path, query) =>
        document(request.method, path) ??
        (checker.loaded || (request.method === 'GET' && !checkReplies)
          ? answer(request, path, query)
          : checker.load().then(() => answer(request, path, query)));
    };
    const answerV2 = answers(apiV2, served);
    let answerV3: Promise<VersionAnswer> | undefined;

    const handle: Tenant['handle'] = (request) => {
      const mark = request.url.indexOf('?');
      const path = mark < 0 ? request.url : request.url.slice(0, mark);
      const query = mark < 0 ? '' : request.url.slice(mark + 1);
      if (path.startsWith('/api/v2/')) return answerV2(request, path.slice('/api/v2'.length), query);
      if (path.startsWith('/api/v3/')) {
        answerV3 ??= import('./api/api-v3.ts').then(({ apiV3 }) => answers(apiV3, servedV3));
        return answerV3.then((answer) => answer(request, path.slice('/api/v3'.length), query));
      }
      for (const [prefix, handler] of mounts) if (path.startsWith(prefix)) return handler(request);
      return apiV2.errorResponse(new TenantApiError(404, 'invalid_request_error', `There is nothing at ${path}.`));
    };

    return {
      handle,
      context,
      resources,
      served,
      servedV3,
      restore: (image) => {
        db.deserialize(image);
        db.migrate(migrations);
        tasks.runDue();
        resume();
      },
      blankImage: () => blankImage(migrations),
      listen: async (listenOptions = {}) => {
        const listening = await listen(handle, listenOptions);
        servers.add(listening);
        url = listening.url;
        resume();
        return listening;
      },
      close: async () => {
        await Promise.all([...servers].map((server) => server.close()));
        tasks.close();
        for (const feature of features) await feature.close?.();
        db.close();
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

function loggedMounts(context: TenantContext, { mounts = {}, unlogged = false }: Feature): Record<string, Mount> {
  return Object.fromEntries(
    Object.entries(mounts).map(([prefix, handler]) => [prefix, unlogged ? handler : logMount(context, handler)]),
  );
}

function collect<Served>(
  feature: string,
  from: Readonly<Record<string, Served>> | undefined,
  into: Map<string, Served>,
): void {
  for (const [name, one] of Object.entries(from ?? {})) {
    if (into.has(name)) throw new Error(`Feature ${feature} serves ${name}, which another feature serves already.`);
    into.set(name, one);
  }
}
