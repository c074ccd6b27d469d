import type { AuthStrategy } from '../auth/strategy.ts';
import { createHttp, type HttpLimits, type HttpOptions } from '../http/create-http.ts';
import { CompositionError } from '../errors/errors.ts';
import { systemClock } from '../http/system-clock.ts';
import type { CallContext, Clock } from '../http/ports.ts';
import { createLogger } from '../logging/create-logger.ts';
import { createSecretKeeper } from '../auth/secret-keeper.ts';
import { redactingLogger } from '../logging/redacting-logger.ts';
import type { Logger } from '../logging/logger.ts';
import type { SharedState } from '../sharing/shared-state.ts';
import { createServices } from './container.ts';
import { lifetime } from './lifetime.ts';
import { startOrder } from './order.ts';
import type { AnyPlugin, Complete, ProvidedBy } from './plugin.ts';
import { benchling, clock, identity, logger, scope, type AppIdentity } from './core-tokens.ts';
import type { AnyToken, IdOf, Token } from './token.ts';

/** The ids of the services that core gives every app. */
export type CoreIds = IdOf<typeof benchling | typeof logger | typeof clock | typeof identity | typeof scope>;

/** How an app's client works: its limits, and what it sends through. */
export type AppHttpOptions = HttpLimits & Pick<HttpOptions, 'dispatcher' | 'random' | 'newId'>;

/** What makes an app: who it is, where it works, and what it can do. */
export interface AppOptions<P extends readonly AnyPlugin[]> {
  /** The app's own name, for logs, errors and the audit trail: `slack-bot`. */
  readonly name: string;
  /** The tenant's address: `https://your-tenant.benchling.com`, or a local tenant's. */
  readonly tenant: string | URL;
  /** The app's one credential. */
  readonly auth: AuthStrategy;
  /** In any order. A missing, doubled or cyclic dependency is a compile error where types can see it, and a start-up error always. */
  readonly plugins: P & Complete<P, CoreIds>;
  /** Default: JSON lines on standard output from level `info`. Whatever is given is wrapped, so that no secret reaches it. */
  readonly logger?: Logger;
  /** Default: the system's time. */
  readonly clock?: Clock;
  /** Time-outs, retries, limits and the transport. */
  readonly http?: AppHttpOptions;
  /**
   * What the processes of this app share its rate limit and its token in, such as `engineDatabase` of `@ligase/workflows`. Give it
   * to each that works with the credential. Default: this process is the only one.
   */
  readonly share?: SharedState;
  /** How long one clean-up may take when the app stops. Default: 10,000. */
  readonly stopTimeoutMs?: number;
}

/** A running app. */
export interface App<Ids extends string> extends AsyncDisposable {
  readonly name: string;
  /** The service of a plugin, or of core (`benchling`, `logger`, `clock`, `identity`, `scope`). */
  get<T, Id extends string>(wanted: Id extends Ids ? Token<T, Id> : never): T;
  /** Runs `work` so that every request in it carries `context`: who asked, and for which run. */
  run<T>(context: Partial<CallContext>, work: () => Promise<T>): Promise<T>;
  /**
   * Stops the plugins, the last started first, then closes the connections.
   *
   * @throws {CompositionError} `APP_STOP_FAILED` when a clean-up failed or took too long; the others were run all the same.
   */
  stop(): Promise<void>;
}

/**
 * Composes plugins into a running app with one credential. Two apps in one process share nothing.
 *
 * @throws {CompositionError} listing every fault of the composition, or naming the plugin that did not start; whatever had
 * started by then was stopped.
 */
export async function createApp<const P extends readonly AnyPlugin[]>(
  options: AppOptions<P>,
): Promise<App<ProvidedBy<P> | CoreIds>> {
  const me: AppIdentity = {
    name: nameOf(options.name),
    tenantUrl: tenantUrl(options.tenant),
    credential: options.auth.name,
  };
  const time = options.clock ?? systemClock();
  const plugins = startOrder(options.plugins, new Set<AnyToken>([benchling, logger, clock, identity, scope]));

  const life = lifetime(time, options.stopTimeoutMs ?? 10_000);
  const { dispatcher, random, newId = () => crypto.randomUUID(), ...limits } = options.http ?? {};
  const { share } = options;
  await share?.open();
  if (share !== undefined) life.onStop('shared state', () => share.close());
  const secrets = createSecretKeeper();
  const log = redactingLogger(options.logger ?? createLogger(), secrets).child({ app: me.name });
  const http = createHttp({
    appName: me.name,
    tenantUrl: me.tenantUrl,
    auth: options.auth,
    clock: time,
    log,
    limits,
    secrets,
    newId,
    ...(share !== undefined && { share }),
    ...(dispatcher !== undefined && { dispatcher }),
    ...(random !== undefined && { random }),
  });
  life.onStop('http', () => http.close());
  const services = createServices();
  services.value(benchling, http.benchling);
  services.value(logger, log);
  services.value(clock, time);
  services.value(identity, me);
  services.value(scope, http.scope);
  try {
    for (const plugin of plugins) await start(plugin);
  } catch (error) {
    await life.stop().catch((late: unknown) => log.error({ err: late }, 'clean-up after a failed start failed'));
    throw error;
  }

  async function start(plugin: AnyPlugin): Promise<void> {
    await services.plugin(plugin, (deps) =>
      plugin.setup({
        deps,
        log: log.child({ plugin: plugin.name }),
        signal: life.signal,
        onStop: (cleanup: () => void | Promise<void>) => life.onStop(plugin.name, cleanup),
      }),
    );
    try {
      const service = await services.open(plugin.provides);
      if (plugin.layer !== undefined) http.addLayer(plugin.layer(service));
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new CompositionError('APP_SETUP_FAILED', `"${plugin.name}" did not start: ${why}`, { cause });
    }
  }

  const app = {
    name: me.name,
    get(wanted: AnyToken): unknown {
      if (life.signal.aborted)
        throw new CompositionError('APP_STOPPED', `"${me.name}" was stopped and gives no services`);
      if (!services.has(wanted))
        throw new CompositionError(
          'APP_MISSING_DEPENDENCY',
          `"${me.name}" has no ${wanted.description ?? 'service of that token'}; add the plugin that provides it to plugins`,
        );
      return services.get(wanted);
    },
    run: <T>(context: Partial<CallContext>, work: () => Promise<T>) =>
      http.scope.run({ correlationId: http.scope.current()?.correlationId ?? newId(), ...context }, work),
    stop: () => life.stop(),
    [Symbol.asyncDispose]: () => life.stop(),
  };
  // The types of `get` are the promise of startOrder's checks; no narrower signature can be written for the object above.
  return app as App<ProvidedBy<P> | CoreIds>;
}

function nameOf(name: string): string {
  if (/^[a-z][a-z0-9-]*$/.test(name)) return name;
  throw new CompositionError(
    'APP_INVALID',
    `An app's name is lower-case words joined by "-", such as "slack-bot"; got ${JSON.stringify(name)}`,
  );
}

function tenantUrl(given: string | URL): URL {
  const url = URL.canParse(String(given)) ? new URL(given) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return new URL(url.origin);
  throw new CompositionError(
    'APP_INVALID',
    `tenant is the address of a Benchling tenant, such as "https://your-tenant.benchling.com"; got ${JSON.stringify(String(given))}`,
  );
}
