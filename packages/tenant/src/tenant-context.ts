import type { Access } from './access/access.ts';
import type { Audit } from './audit/audit.ts';
import type { Ids, TenantClock } from './clock/clock.ts';
import type { Faults } from './faults/faults.ts';
import type { Identity } from './identity/identity.ts';
import type { Limits } from './limits/limits.ts';
import type { RequestLog } from './requests/request-log.ts';
import type { Database } from './store/database.ts';
import type { Tasks } from './tasks/tasks.ts';

/** What every part of a tenant stands on. */
export interface TenantBase {
  readonly db: Database;
  readonly clock: TenantClock;
  readonly ids: Ids;
  /** Where the tenant is reached, without a slash at the end; known once it listens. */
  readonly url: () => string;
}

/** How API v3 behaves. */
export interface V3Settings {
  /**
   * Whether operations in early access are refused without the header `EARLY-ACCESS: true`; default true.
   * With which status Benchling does so is not known; 403 is inferred.
   */
  readonly requiresEarlyAccess: boolean;
}

/** How fields show what they link to. */
export interface LinkSettings {
  /**
   * Whether they name an item to who may not view it; default false: it is shown by its id alone, as the contents of a
   * container are. What Benchling does is not known.
   */
  readonly showsHiddenNames: boolean;
}

/** What transfers do besides filling their destination. */
export interface TransferSettings {
  /** Whether what comes out of a container is gone from there; default true. What Benchling does is not known. */
  readonly lowerSources: boolean;
}

/** Who is who, who may do what, what was done, and how often. */
export interface TenantParts {
  readonly identity: Identity;
  readonly access: Access;
  readonly audit: Audit;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly v3: V3Settings;
  readonly links: LinkSettings;
  readonly transfers: TransferSettings;
}

/** What the features of a tenant are made of. */
export type TenantContext = TenantBase & TenantParts & { readonly tasks: Tasks };
