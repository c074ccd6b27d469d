import { consolePath } from './console/console-mount.ts';
import { controlPath } from './control/control-mount.ts';
import { openLocalTenant, type LocalTenant, type LocalTenantOptions } from './local-tenant.ts';
import type { Listening, ListenOptions } from './server.ts';

/** What a tenant is made of, and where it listens. */
export type StartTenantOptions = LocalTenantOptions & ListenOptions;

/** A tenant that answers at `url`. */
export interface StartedTenant extends LocalTenant {
  /** Such as `http://127.0.0.1:4180`; the API is at `/api/v2` below it. */
  readonly url: string;
  readonly controlUrl: string;
  /** Opens the developer console. The admin key is in its fragment, which no browser sends anywhere. */
  readonly consoleUrl: string;
  readonly port: number;
}

/**
 * Starts a local Benchling tenant; by default an empty one in memory, on any free port of this machine.
 * @throws {StoreError} when its data cannot be used, {SeedError} when its seed cannot
 */
export async function startTenant(options: StartTenantOptions = {}): Promise<StartedTenant> {
  let listening: Listening | undefined;
  const tenant = await openLocalTenant(options, async (opened) => {
    listening = await opened.listen(options);
  });
  const { url = '', port = 0 } = listening ?? {};
  return {
    ...tenant,
    url,
    port,
    controlUrl: `${url}${controlPath}`,
    consoleUrl: `${url}${consolePath}/#key=${tenant.adminKey}`,
  };
}
