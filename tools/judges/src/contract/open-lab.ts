import { coverage, coverageV3, sequentialIds, startTenant, type StartedTenant } from '@ligase/tenant';
import { operations as operationsV2 } from '@ligase/benchling-api/v2';
import { operations as operationsV3 } from '@ligase/benchling-api/v3';
import { knownValues, type KnownValues } from './known-values.ts';
import { furnishLab } from './lab/furnish-lab.ts';
import { labCalls, type LabCalls } from './lab/lab-calls.ts';

/** A tenant to be judged, with something in it for every operation. */
export interface OpenedLab {
  readonly tenant: StartedTenant;
  readonly known: KnownValues;
  /** The `Authorization` of an app that may do everything that an app may. */
  readonly app: string;
  /** That of the tenant's admin. */
  readonly admin: string;
  /** What the tenant itself has called a fault of its own. */
  readonly faults: readonly unknown[];
  /** Puts the tenant back to how it was when it was opened. */
  readonly restore: () => void;
}

const snapshot = 'furnished';

/** Starts a tenant that holds its replies against the contract, and furnishes it. */
export async function openLab(): Promise<OpenedLab> {
  const faults: unknown[] = [];
  const tenant = await startTenant({
    seed: 'demo',
    // So that one run is like another.
    ids: sequentialIds(),
    checkReplies: true,
    // What comes is far more than Benchling would let one caller send, and takes longer than a token lives.
    settings: { limits: { enabled: false }, identity: { tokenLifetimeSeconds: 86_400 } },
    send: () => Promise.resolve({ status: 200, text: '' }),
    onFault: (error) => faults.push(error),
  });
  const { control, admin } = tenant;
  const apiKey = admin?.apiKey ?? '';
  const lab = labCalls(tenant, apiKey);
  await furnishLab(tenant, lab);
  const app = openApp(tenant);
  await listEverything(tenant, lab);
  control.saveSnapshot({ name: snapshot });
  return {
    tenant,
    known: knownValues(lab.taken, new Set([app.id, admin?.id ?? ''])),
    app: `Bearer ${await tokenOf(tenant, app)}`,
    admin: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
    faults,
    restore: () => control.restoreSnapshot({ name: snapshot }),
  };
}

type Credential = { readonly id: string; readonly clientId: string; readonly clientSecret: string };

/** An app that is an admin of every place and organization. */
function openApp({ control }: StartedTenant): Credential {
  const { id } = control.createApp({ name: 'Contract judge' });
  for (const place of [...control.listProjects(), ...control.listRegistries()])
    control.grantAccess({ resourceId: place.id, collaboratorId: id, policy: 'Admin' });
  for (const organization of control.listOrganizations())
    control.setMembership({ groupId: organization.id, memberId: id, role: 'ADMIN' });
  return { id, ...control.generateAppSecret({ appId: id }) };
}

async function tokenOf({ url }: StartedTenant, { clientId, clientSecret }: Credential): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const response = await fetch(`${url}/api/v2/token`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  return token;
}

/** Calls every list that takes no parameter, for what stands in it. */
async function listEverything(tenant: StartedTenant, lab: LabCalls): Promise<void> {
  const served = new Set([...coverage(tenant), ...coverageV3(tenant)].map(({ operationId }) => operationId));
  const lists = ({ id, archetype, path }: { id: string; archetype: string; path: string }): boolean =>
    served.has(id) && archetype === 'list' && !path.includes('{');
  for (const { path } of Object.values(operationsV2).filter(lists)) await tried(lab.call(`GET ${path}`));
  for (const { path } of Object.values(operationsV3).filter(lists)) await tried(lab.callV3(`GET ${path}`));
}

async function tried(call: Promise<unknown>): Promise<void> {
  // Some lists want to know of what.
  await call.catch(() => undefined);
}
