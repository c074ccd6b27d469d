import { TenantApiError } from '../api-error.ts';

/** Why a caller is not who it says; for the tenant's own request log and never for the caller. */
export type Diagnosis =
  | 'no-credential'
  | 'unknown-scheme'
  | 'api-key-malformed'
  | 'api-key-unknown'
  | 'user-suspended'
  | 'token-malformed'
  | 'token-expired'
  | 'token-of-another-tenant'
  | 'issuer-not-trusted'
  | 'audience-not-expected'
  | 'email-unknown'
  | 'principal-unknown'
  | 'app-archived'
  | 'app-inactive'
  | 'secret-changed';

/** Answers a call without a valid credential. The caller always reads the same words. */
export class AuthenticationError extends TenantApiError {
  readonly diagnosis: Diagnosis;
  constructor(diagnosis: Diagnosis) {
    super(401, 'authentication_error', 'Failed to authenticate');
    this.diagnosis = diagnosis;
  }
}
