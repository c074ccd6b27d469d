import { forbidden, invalidRequest } from '../api-error.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { Principal } from '../identity/principal.ts';
import type { App, Apps } from './apps.ts';

/** Whether an item that an app keeps is the principal's to see: the app's own, and the tenant admins'. */
export function isOwn(principal: Principal, row: ItemRow): boolean {
  return principal.isTenantAdmin || row.scope_id === principal.id;
}

/** The app that a body names, for which only the app itself and tenant admins make things. @throws {TenantApiError} 400, 403 */
export function ownApp(apps: Apps, principal: Principal, appId: string): App {
  const app = apps.get(appId);
  if (app === undefined) throw invalidRequest(`Invalid appId: ${appId}. There is no such app.`, { invalidId: appId });
  if (!principal.isTenantAdmin && app.principalId !== principal.id)
    throw forbidden(appId, `Only ${app.name} itself may do this, under its own credentials.`);
  return app;
}
