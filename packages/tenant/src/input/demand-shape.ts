import { TenantApiError } from '../api-error.ts';
import { faultsOf } from './faults-of.ts';
import type { ValueSchema } from './input-schema.ts';

/** Lets a value pass that is as the schema says; `where` begins the words of what is not. @throws {TenantApiError} 400 with every fault. */
export function demandShape(schema: ValueSchema, value: unknown, where = ''): void {
  const faults = faultsOf(schema, value, where);
  if (faults.length > 0) throw new TenantApiError(400, 'invalid_request_error', `${faults.join('; ')}.`);
}
