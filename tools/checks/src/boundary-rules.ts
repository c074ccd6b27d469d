/** Where a package stands in the architecture: its `scope:` tag in package.json. */
export type Scope =
  | 'api'
  | 'core'
  | 'planning'
  | 'webhooks'
  | 'workflows'
  | 'receivers'
  | 'doctor'
  | 'plugin'
  | 'tenant'
  | 'console'
  | 'testing'
  | 'cli'
  | 'app'
  | 'tools';

/** What the packages of a scope may import from the rest of the workspace. */
export interface ScopeRule {
  /** Everywhere. */
  readonly mayUse: readonly Scope[];
  /** Everywhere, but only through the package's `./contract` entry. */
  readonly mayUseContractsOf?: readonly Scope[];
  /** Everywhere, but only types, of which nothing is left at run time. */
  readonly mayUseTypesOf?: readonly Scope[];
  /** Everywhere, single entries of packages whose main entry it may not use. */
  readonly mayUseEntries?: readonly string[];
  /** Single packages of scopes that may not be used otherwise. */
  readonly mayUsePackages?: readonly string[];
  /** In tests, beyond the above. */
  readonly testsMayUse: readonly Scope[];
}

/** Who may know whom. */
export const scopeRules: Readonly<Record<Scope, ScopeRule>> = {
  api: { mayUse: [], testsMayUse: [] },
  core: { mayUse: ['api'], testsMayUse: ['tenant'] },
  // Pure: it computes, and needs neither a client nor a container for that. Errors are the one thing it shares.
  planning: { mayUse: [], mayUseEntries: ['@ligase/core/errors'], testsMayUse: [] },
  webhooks: { mayUse: ['core'], testsMayUse: ['tenant', 'testing'] },
  workflows: { mayUse: ['core'], testsMayUse: ['plugin', 'tenant', 'testing'] },
  receivers: { mayUse: ['api', 'core', 'webhooks', 'workflows'], testsMayUse: ['tenant', 'testing'] },
  doctor: { mayUse: ['core', 'webhooks', 'workflows'], mayUseContractsOf: ['plugin'], testsMayUse: [] },
  plugin: { mayUse: ['api', 'core'], mayUseContractsOf: ['plugin'], testsMayUse: ['plugin', 'tenant', 'testing'] },
  // Client and tenant share no code that runs, not even in tests: each checks the other.
  tenant: { mayUse: ['api'], testsMayUse: [] },
  // It reaches the tenant over HTTP alone; of its code it knows the types.
  console: { mayUse: [], mayUseTypesOf: ['tenant'], testsMayUse: ['tenant'] },
  testing: { mayUse: ['api', 'core', 'plugin', 'tenant'], testsMayUse: [] },
  // The command reads trails, also from the database of workflows; what else an app is made of is none of its business.
  cli: {
    mayUse: ['api', 'core', 'tenant'],
    mayUsePackages: ['@ligase/plugin-auditing', '@ligase/workflows'],
    testsMayUse: ['testing'],
  },
  app: {
    mayUse: ['api', 'core', 'planning', 'webhooks', 'workflows', 'receivers', 'doctor', 'plugin'],
    testsMayUse: ['cli', 'tenant', 'testing'],
  },
  tools: {
    mayUse: ['api', 'core', 'planning', 'webhooks', 'workflows', 'receivers', 'plugin', 'tenant', 'testing', 'tools'],
    testsMayUse: [],
  },
};

/** Packages from outside the workspace that are one scope's business, so that each can be replaced in one place. */
export const reserved: Readonly<Record<string, readonly Scope[]>> = {
  inversify: ['core'],
  'reflect-metadata': ['core'],
  pino: ['core'],
  // Tools measure what is built on it against it.
  '@dbos-inc/dbos-sdk': ['workflows', 'tools'],
  '@electric-sql/pglite': ['workflows'],
  pg: ['workflows'],
  '@aws-sdk/client-sqs': ['receivers'],
  '@slack/bolt': ['plugin'],
  '@slack/oauth': ['plugin'],
  '@slack/web-api': ['app', 'plugin'],
  // Testing hands in a dispatcher, the benchmarks measure against it.
  undici: ['core', 'testing', 'tools'],
};

/** Packages that every test may import; the root lists them once. */
export const everyTestMayUse: readonly string[] = ['vitest', 'fast-check'];

/** Single files that may know more than their scope. */
export const exceptions: readonly { readonly file: string; readonly mayUse: readonly Scope[] }[] = [
  // The quickstart's main job is to start a tenant to play with; every other host is given the address of one.
  { file: 'apps/quickstart/src/local-tenant.ts', mayUse: ['tenant'] },
];
