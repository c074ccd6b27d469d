import { forbidden, TenantApiError } from '../api-error.ts';
import type { Principal } from '../identity/principal.ts';
import type { App } from './apps.ts';
import type { Capabilities } from './capabilities.ts';
import type { AppDefinition, AppDefinitions } from './definitions.ts';

/** Who may do what with apps. Everyone sees which apps there are. */
export interface AppRights {
  /** @throws {TenantApiError} 403 without the capability "Developer Platform". */
  demandConsole(principal: Principal): void;
  /** @throws {TenantApiError} 403 unless the principal owns the definition, with the capability, or is a tenant admin. */
  demandOwner(principal: Principal, definition: AppDefinition): void;
  /** Whether a principal may see and change an app's configuration: the app itself, its owners and tenant admins. */
  manages(principal: Principal, app: App): boolean;
}

/** Makes the rights from capabilities and owners. */
export function createAppRights(definitions: AppDefinitions, capabilities: Capabilities): AppRights {
  const demandConsole: AppRights['demandConsole'] = (principal) => {
    if (!capabilities.has(principal, 'Developer Platform'))
      throw new TenantApiError(
        403,
        'invalid_request_error',
        `${principal.name} does not have the capability "Developer Platform"; a tenant admin can give it.`,
      );
  };
  return {
    demandConsole,
    demandOwner(principal, definition) {
      demandConsole(principal);
      if (!owns(principal, definition))
        throw forbidden(definition.id, `Only an owner of ${definition.name} or a tenant admin may do this.`);
    },
    manages(principal, app) {
      const definition = definitions.get(app.definitionId);
      return principal.id === app.principalId || (definition !== undefined && owns(principal, definition));
    },
  };
}

function owns(principal: Principal, definition: AppDefinition): boolean {
  return principal.isTenantAdmin || definition.ownerIds.includes(principal.id);
}
