import type { TenantRequest } from '../request.ts';
import type { Principal } from './principal.ts';

/** Knows who makes a call, and whom an id stands for. */
export interface Identity {
  /** @throws {TenantApiError} 401 when the credential is missing, wrong, expired or withdrawn. */
  authenticate(headers: TenantRequest['headers']): Principal;
  /** The user or app with this id. */
  principal(id: string): Principal | undefined;
}
