import type { TenantRequest } from '../request.ts';
import type { Principal } from './principal.ts';

/** A user, an app or an organization as other objects name it, such as an entry's creator or a project's owner. */
export interface Party {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
}

/** Knows who makes a call, and whom an id stands for. */
export interface Identity {
  /** @throws {TenantApiError} 401 when the credential is missing, wrong, expired or withdrawn. */
  authenticate(headers: TenantRequest['headers']): Principal;
  /** `undefined` when the id is nobody's. */
  party(id: string): Party | undefined;
}
