import type { ServedOperation } from './feature.ts';

/** How an operation of API v2 is served. */
export interface Covered {
  readonly operationId: string;
  readonly support: ServedOperation['support'];
  /** How it differs from Benchling, when it does. */
  readonly differs?: string;
}

/** Every operation that a tenant serves, by name. What is not in it answers 501. */
export function coverage(tenant: { readonly served: ReadonlyMap<string, ServedOperation> }): Covered[] {
  return [...tenant.served]
    .map(([operationId, operation]) => ({
      operationId,
      support: operation.support,
      ...(operation.support === 'faithful' ? {} : { differs: operation.differs }),
    }))
    .toSorted((a, b) => a.operationId.localeCompare(b.operationId));
}
