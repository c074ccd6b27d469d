import { controlPath } from './control/control-mount.ts';
import { openLocalTenant, type LocalTenant, type LocalTenantOptions } from './local-tenant.ts';
import type { ListenOptions } from './server.ts';

/** What a tenant is made of, and where it listens. */
export type StartTenantOptions = LocalTenantOptions & ListenOptions;

/** A tenant that answers at `url`. */
export interface StartedTenant extends Omit<LocalTenant, 'listen'> {
  /** Such as `http://127.0.0.1:4180`; the API is at `/api/v2` below it. */
  readonly url: string;
  readonly controlUrl: string;
  readonly port: number;
}

/**
 * Starts a local Benchling tenant; by default an empty one in memory, on any free port of this machine.
 * @throws {StoreError} when its data cannot be used, {SeedError} when its seed cannot
 */
export async function startTenant(options: StartTenantOptions = {}): Promise<StartedTenant> {
  const { listen, ...tenant } = await openLocalTenant(options);
  try {
    const { url, port } = await listen(options);
    return { ...tenant, url, port, controlUrl: `${url}${controlPath}` };
  } catch (error) {
    await tenant.close();
    throw error;
  }
}
