import { clientCredentials, type AuthStrategy } from '@ligase/core';
import {
  movableClock,
  openLocalTenant,
  type Control,
  type PolicyName,
  type Seed,
  type SeedFolder,
  type TenantSettings,
} from '@ligase/tenant';
import { afterTest } from './after-test.ts';
import type { ReachableTenant } from './create-test-app.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';

/** What a test wants of its tenant. */
export interface TestTenantOptions {
  /** What the test app may do in the lab's project and registry; `None` leaves it without access. Default: `Write`. */
  readonly policy?: PolicyName;
  /** Folders in the lab's root folder. Default: none. */
  readonly folders?: readonly SeedFolder[];
  /** What the tenant holds besides the lab. Default: nothing. */
  readonly seed?: Seed;
  /** What of its behaviour is not Benchling's usual. */
  readonly settings?: TenantSettings;
  /** How long a task stays `RUNNING`, in real time. Default: 0. */
  readonly taskDelayMs?: number;
  /** Default: one that skips all waiting. */
  readonly clock?: FakeClock;
}

/** A tenant with a lab in it: an admin called Ada, a project with a folder, a registry, and an app. */
export interface TestTenant extends ReachableTenant, AsyncDisposable {
  /** What Benchling offers only in its UI, and faults, limits, snapshots. */
  readonly control: Control;
  readonly clock: FakeClock;
  readonly appId: string;
  readonly projectId: string;
  /** The root folder of the project. */
  readonly folderId: string;
  readonly registryId: string;
  /** Adds another app, and gives the credential to start it with. */
  addApp(name: string, policy: PolicyName): AuthStrategy;
}

const projectId = 'src_lab';
const folderId = 'lib_lab';
const registryId = 'src_registry';
const appName = 'Test App';

/** Opens a tenant in memory. Inside a test, it is closed when the test ends, and a fault of the tenant fails the test. */
export async function startTestTenant(options: TestTenantOptions = {}): Promise<TestTenant> {
  const { policy = 'Write', clock = fakeClock({ waiting: 'skipped' }), settings = {}, taskDelayMs = 0 } = options;
  const faults: unknown[] = [];
  const tenant = await openLocalTenant({
    seed: joined(lab(policy, options.folders ?? []), options.seed ?? {}),
    clock: movableClock({ base: clock }),
    settings,
    taskDelayMs,
    onFault: (fault) => void faults.push(fault),
  });
  const { control } = tenant;
  const close = async (): Promise<void> => {
    await tenant.close();
    if (faults.length > 0) throw new AggregateError(faults, 'The local tenant had faults of its own');
  };
  afterTest(close);

  const authOf = (appId: string): AuthStrategy => clientCredentials(control.generateAppSecret({ appId }));
  const grant = (appId: string, policy: PolicyName): void => {
    for (const resourceId of [projectId, registryId])
      control.grantAccess({ resourceId, collaboratorId: appId, policy });
  };
  const appId = control.listApps().find(({ name }) => name === appName)?.id ?? '';
  return {
    handle: (request) => tenant.handle(request),
    auth: authOf(appId),
    control,
    clock,
    appId,
    projectId,
    folderId,
    registryId,
    addApp(name, policy) {
      const { id } = control.createApp({ name });
      if (policy !== 'None') grant(id, policy);
      return authOf(id);
    },
    [Symbol.asyncDispose]: close,
  };
}

function lab(policy: PolicyName, folders: readonly SeedFolder[]): Seed {
  const access = policy === 'None' ? [] : [{ to: appName, policy }];
  return {
    users: [{ handle: 'ada', name: 'Ada Admin', isTenantAdmin: true }],
    apps: [{ name: appName }],
    projects: [{ id: projectId, name: 'Lab', folderId, folders, access }],
    registries: [{ id: registryId, name: 'Registry', access }],
  };
}

/** Every list of one seed, and after it that of the other. */
function joined(first: Seed, second: Seed): Seed {
  const lists = new Map<string, readonly unknown[]>(Object.entries(first));
  for (const [name, list] of Object.entries(second)) lists.set(name, [...(lists.get(name) ?? []), ...list]);
  return Object.fromEntries(lists);
}
