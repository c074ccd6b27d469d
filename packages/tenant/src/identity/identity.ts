import type { TenantRequest } from '../request.ts';
import type { Principal } from './principal.ts';

/** How people and apps are named inside other objects, such as an entry's creator. */
export interface PrincipalSummary {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
}

/** Knows who makes a call, and whom an id stands for. */
export interface Identity {
  /** @throws {TenantApiError} 401 when the credentials are missing, wrong, expired or withdrawn. */
  authenticate(request: TenantRequest): Principal;
  /** `undefined` for an id that is nobody's. Cheap: lists ask for every row. */
  summary(principalId: string): PrincipalSummary | undefined;
}
