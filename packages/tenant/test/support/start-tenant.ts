import { onTestFinished } from 'vitest';
import type { PolicyName } from '../../src/access/policies.ts';
import { movableClock, type MovableClock } from '../../src/clock/movable-clock.ts';
import type { Actor } from '../../src/engine/changes.ts';
import type { Feature } from '../../src/feature.ts';
import { sequentialIds } from '../../src/ids/sequential-ids.ts';
import { createTenantParts, type AccessParts, type TenantSettings } from '../../src/tenant-parts.ts';
import { createTenant, type Tenant, type TenantComposition, type TenantOptions } from '../../src/tenant.ts';

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // Tests read what they expect and nothing else.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** Sends calls as one user. */
export type Caller = (method: string, path: string, body?: object) => Promise<Answer>;

/** A tenant with a lab in it: a registry, a project with its folder, an admin, and a member of the lab. */
export interface Lab {
  readonly tenant: Tenant;
  readonly parts: AccessParts;
  readonly clock: MovableClock;
  /** The tenant admin, as an actor of what the UI does. */
  readonly actor: Actor;
  readonly admin: Caller;
  /** A user with a Write policy on the project and the registry. */
  readonly member: Caller;
  readonly memberId: string;
  readonly projectId: string;
  readonly folderId: string;
  readonly registryId: string;
  /** A new user with the policies named, by project or registry. */
  readonly user: (
    handle: string,
    policies?: Readonly<Record<string, PolicyName>>,
  ) => { readonly id: string; readonly call: Caller };
  /** The state of a task once its work is done. */
  readonly finished: (answer: Answer) => Promise<Answer['body']>;
}

/** How a lab's tenant differs from others. */
export type LabOptions<Own> = TenantOptions &
  Pick<TenantComposition<AccessParts, Own>, 'own'> & {
    readonly clock?: MovableClock;
    readonly settings?: TenantSettings;
  };

/** Starts a tenant in memory. Replies are held against the contract, and a fault of the tenant fails the test. */
export function startLab<Own extends { readonly features: readonly Feature[] } | undefined = undefined>(
  options: LabOptions<Own> = {},
): Lab & { readonly own: Own } {
  const { clock = movableClock(), settings = {} } = options;
  const faults: unknown[] = [];
  const tenant = createTenant({
    ids: sequentialIds(),
    checkReplies: true,
    onFault: (error) => faults.push(error),
    ...options,
    clock,
    parts: (base) => createTenantParts(base, { limits: { enabled: false }, ...settings }),
  });
  onTestFinished(async () => {
    await tenant.close();
    if (faults.length > 0) throw faults[0];
  });
  const { parts, own } = tenant;

  const user: Lab['user'] = (handle, policies = {}) => {
    const { id } = parts.users.create({
      name: handle,
      handle,
      email: `${handle}@lab.test`,
      isTenantAdmin: handle === 'admin',
    });
    for (const [resourceId, policy] of Object.entries(policies)) {
      parts.groups.setCollaboration({ resourceId, collaboratorId: id, adminsOnly: false, policy });
    }
    return { id, call: caller(tenant, parts.users.renewApiKey(id)) };
  };
  const admin = user('admin');
  const principal = { id: admin.id, kind: 'user', handle: 'admin', name: 'admin', isTenantAdmin: true } as const;
  const actor: Actor = { principal, remoteAddress: '127.0.0.1' };
  const { project, rootFolder } = tenant.resources.projects.create(actor, { name: 'Plasmids' });
  const registry = tenant.resources.registries.create(actor, { name: 'Registry', ownerId: admin.id });
  const member = user('ada', { [project.id]: 'Write', [registry.id]: 'Write' });
  return {
    tenant,
    parts,
    own,
    clock,
    actor,
    admin: admin.call,
    member: member.call,
    memberId: member.id,
    projectId: project.id,
    folderId: rootFolder.id,
    registryId: registry.id,
    user,
    finished: async ({ body }) => (await admin.call('GET', `/tasks/${String(body.taskId)}`)).body,
  };
}

function caller(tenant: Tenant, apiKey: string): Caller {
  const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`;
  return async (method, path, body) => {
    const response = await tenant.handle({
      method,
      url: `/api/v2${path}`,
      headers: { authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = String(response.body);
    return { ...response, body: text === '' ? undefined : JSON.parse(text) };
  };
}
