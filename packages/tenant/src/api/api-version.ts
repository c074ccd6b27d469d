import type { ApiSchemas, JsonSchema, Operation } from '@ligase/benchling-api';
import type { TenantApiError } from '../api-error.ts';
import type { TenantResponse } from '../request.ts';

/** One version of Benchling's API: its contract, and how it says what went wrong. */
export interface ApiVersion {
  /** Where it stands below the address of a tenant. */
  readonly basePath: string;
  /** Where an app fetches its token, below the address of a tenant. */
  readonly tokenPath: string;
  readonly operations: readonly Operation[];
  /** Operations that stand below the address of a tenant itself. */
  readonly atRoot: readonly Operation[];
  readonly schemas: () => ApiSchemas;
  readonly errorResponse: (error: TenantApiError, headers?: Readonly<Record<string, string>>) => TenantResponse;
  /** What {@link ApiVersion.errorResponse} answers. */
  readonly errorContent: { readonly type: string; readonly schema: JsonSchema };
}
