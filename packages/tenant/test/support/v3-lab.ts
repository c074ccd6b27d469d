import { onTestFinished } from 'vitest';
import type { PolicyName } from '../../src/access/policies.ts';
import { movableClock, type MovableClock } from '../../src/clock/movable-clock.ts';
import type { Control } from '../../src/control/control.ts';
import { sequentialIds } from '../../src/ids/sequential-ids.ts';
import { openLocalTenant, type LocalTenant } from '../../src/local-tenant.ts';
import type { TenantSettings } from '../../src/tenant-parts.ts';
import type { Answer, Caller } from './start-tenant.ts';

/** A whole tenant and calls of its API v3: an organization with a project and a registry, its admin, and strangers. */
export interface V3Lab {
  readonly tenant: LocalTenant;
  readonly control: Control;
  readonly clock: MovableClock;
  readonly organizationId: string;
  /** Owned by the organization. */
  readonly projectId: string;
  readonly registryId: string;
  /** The tenant admin. */
  readonly root: Caller;
  /** An admin of the organization. */
  readonly ann: Caller;
  readonly annId: string;
  /** Makes a user, with policies by project or registry, and calls as it. */
  readonly user: (
    handle: string,
    policies?: Readonly<Record<string, PolicyName>>,
  ) => { readonly id: string; readonly call: Caller };
  /** Calls as whoever has the credential. */
  readonly as: (authorization: string, headers?: Readonly<Record<string, string>>) => Caller;
  /** Sends a request as it is. */
  readonly send: (method: string, url: string, headers: Record<string, string>, body?: string) => Promise<Answer>;
}

/** Opens the lab in memory. Replies are held against the contract, and a fault of the tenant fails the test. */
export async function v3Lab(settings: TenantSettings = {}): Promise<V3Lab> {
  const clock = movableClock();
  const faults: unknown[] = [];
  const tenant = await openLocalTenant({
    clock,
    ids: sequentialIds(),
    checkReplies: true,
    settings: { limits: { enabled: false }, ...settings },
    onFault: (error) => faults.push(error),
  });
  onTestFinished(async () => {
    await tenant.close();
    if (faults.length > 0) throw faults[0];
  });
  const { control } = tenant;
  const send: V3Lab['send'] = async (method, url, headers, body) => {
    const response = await tenant.handle({ method, url, headers, ...(body !== undefined && { body }) });
    const text = String(response.body);
    return {
      ...response,
      body: (response.headers['content-type'] ?? '').endsWith('json') && text !== '' ? JSON.parse(text) : text,
    };
  };
  const as: V3Lab['as'] =
    (authorization, headers = { 'early-access': 'true' }) =>
    (method, path, body) =>
      send(method, `/api/v3${path}`, { authorization, ...headers }, body && JSON.stringify(body));
  const user: V3Lab['user'] = (handle, policies = {}) => {
    const { id } = control.createUser({ name: handle, handle });
    for (const [resourceId, policy] of Object.entries(policies))
      control.grantAccess({ resourceId, collaboratorId: id, policy });
    return { id, call: as(basic(control.generateApiKey({ userId: id }).apiKey)) };
  };
  const { id: organizationId } = control.createOrganization({ name: 'Fjord Bio', handle: 'fjord' });
  const ann = user('ann');
  control.setMembership({ groupId: organizationId, memberId: ann.id, role: 'ADMIN' });
  const { id: projectId } = control.createProject({ name: 'Plasmids', ownerId: organizationId });
  const { id: registryId } = control.createRegistry({ name: 'Registry', ownerId: organizationId });
  return {
    tenant,
    control,
    clock,
    organizationId,
    projectId,
    registryId,
    root: as(basic(tenant.admin?.apiKey ?? '')),
    ann: ann.call,
    annId: ann.id,
    user,
    as,
    send,
  };
}

function basic(apiKey: string): string {
  return `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`;
}
