import type { Dispatcher } from 'undici';
import type { Benchling } from '../api/benchling.ts';
import { createBenchling } from '../api/create-benchling.ts';
import { createAuthorizer } from '../auth/authorizer.ts';
import { createSecretKeeper, type SecretKeeper } from '../auth/secret-keeper.ts';
import type { AuthStrategy } from '../auth/strategy.ts';
import { InputError } from '../errors/errors.ts';
import { sharedToken } from '../auth/shared-token.ts';
import type { Logger } from '../logging/logger.ts';
import type { SharedState } from '../sharing/shared-state.ts';
import { version } from '../version.ts';
import { authorizeLayer } from './authorize-layer.ts';
import { createCallScope, type CallScope } from './call-scope.ts';
import type { Clock, HttpLayer } from './ports.ts';
import { retryLayer } from './retry-layer.ts';
import { createSharedGate, type SharedGate } from './shared-gate.ts';
import { stack } from './stack.ts';
import { throttleLayer } from './throttle-layer.ts';
import { sendTokenRequests } from './token-request.ts';
import { createTransport } from './transport.ts';

/** How far a client may go. */
export interface HttpLimits {
  /** Sends without regard to rate limits, and leaves them to the retry. Default false. */
  readonly unlimited?: boolean;
  /** How many connections may be open at once; at least 2. Default 16. */
  readonly connections?: number;
  /** How long one attempt may take. Default 60,000. */
  readonly timeoutMs?: number;
  /** How long a request may go on being repeated after its first failure. Default 90,000. */
  readonly retryBudgetMs?: number;
}

/** Options of {@link createHttp}. */
export interface HttpOptions {
  /** For errors and the `User-Agent`. */
  readonly appName: string;
  /** The root of the tenant, such as `https://acme.benchling.com`. */
  readonly tenantUrl: URL | string;
  readonly auth: AuthStrategy;
  readonly clock: Clock;
  readonly log: Logger;
  /** Layers besides core's own. Default none. */
  readonly layers?: readonly HttpLayer[];
  readonly limits?: HttpLimits;
  /** Sends through this undici dispatcher instead of the network: a tenant in the same process. */
  readonly dispatcher?: Pick<Dispatcher, 'dispatch'>;
  /** Knows what is secret to this app; hand it to the app's logger too. Default: one of its own. */
  readonly secrets?: SecretKeeper;
  /** From 0 to below 1. Default `Math.random`. */
  readonly random?: () => number;
  /** Makes correlation ids, and the name of this process among those it shares with: none twice. Default `crypto.randomUUID`. */
  readonly newId?: () => string;
  /** Where the processes of an app share its rate limit and its token. It must be open. Default: each has its own. */
  readonly share?: SharedState;
}

/** One app's way to its tenant. Two of them share nothing. */
export interface Http {
  readonly benchling: Benchling;
  /** Where the context of a run is kept: `scope.run(context, work)`. */
  readonly scope: CallScope;
  /** Adds a layer to the pipeline, from the next request on. */
  addLayer(layer: HttpLayer): void;
  /** Ends the connections. Requests under way fail. */
  close(): Promise<void>;
}

/** Composes authorization, throttle, retry and transport into the client of one app. Sends nothing by itself. */
export function createHttp(options: HttpOptions): Http {
  const { appName, clock, log, limits = {}, random = Math.random, share } = options;
  const newId = options.newId ?? (() => crypto.randomUUID());
  const tenantUrl = toTenantUrl(options.tenantUrl);
  const secrets = options.secrets ?? createSecretKeeper();
  const scope = createCallScope();
  const userAgent = `Ligase/${version} (${appName.replaceAll(/[^\x20-\x7e]|[()]/g, '_')})`;
  const transport = createTransport({
    tenantUrl,
    ...(limits.connections === undefined ? {} : { connections: limits.connections }),
    ...(options.dispatcher === undefined ? {} : { dispatcher: options.dispatcher }),
  });

  const retry = retryLayer({
    clock,
    random,
    ...(limits.retryBudgetMs === undefined ? {} : { budgetMs: limits.retryBudgetMs }),
  });
  const credential = `${tenantUrl.host} ${appName}`;
  const auth = share === undefined ? options.auth : sharedToken(options.auth, share, `token ${credential}`);
  const authorizer = createAuthorizer(auth, {
    appName,
    tenantUrl,
    clock,
    log,
    secrets,
    send: sendTokenRequests(retry.wrap(transport.send), userAgent),
  });
  let sharedGate: SharedGate | undefined;
  const gateOf =
    share &&
    ((wake: () => void) =>
      (sharedGate = createSharedGate(
        { state: share, key: `rate limit ${credential}`, replica: newId(), clock, log },
        wake,
      )));
  const layers: HttpLayer[] = [
    retry,
    authorizeLayer({ authorizer, strategyName: auth.name, appName, tenantUrl }),
    ...(limits.unlimited === true ? [] : [throttleLayer({ clock, ...(gateOf !== undefined && { gateOf }) })]),
    ...(options.layers ?? []),
  ];
  let send = stack(layers, transport.send);

  return {
    benchling: createBenchling({
      send: (request) => send(request),
      appName,
      tenantUrl,
      userAgent,
      timeoutMs: limits.timeoutMs ?? 60_000,
      scope,
      newId,
      secrets,
      clock,
    }),
    scope,
    addLayer(layer) {
      layers.push(layer);
      send = stack(layers, transport.send);
    },
    async close() {
      await sharedGate?.close();
      await transport.close();
    },
  };
}

function toTenantUrl(given: URL | string): URL {
  const url = URL.parse(String(given));
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new InputError(
      'INPUT_INVALID',
      `The tenant URL must be the root of a Benchling tenant, such as https://acme.benchling.com, without a user name.`,
    );
  }
  return url;
}
