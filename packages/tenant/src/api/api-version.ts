import type { ApiSchemas, Operation } from '@ligase/benchling-api';
import type { TenantApiError } from '../api-error.ts';
import type { TenantResponse } from '../request.ts';

/** One version of Benchling's API: its contract, and how it says what went wrong. */
export interface ApiVersion {
  readonly operations: readonly Operation[];
  readonly schemas: () => ApiSchemas;
  readonly errorResponse: (error: TenantApiError, headers?: Readonly<Record<string, string>>) => TenantResponse;
}
