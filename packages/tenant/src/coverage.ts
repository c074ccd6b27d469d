import type { ServedOperation } from './feature.ts';

/** How an operation is served. */
export interface Covered {
  readonly operationId: string;
  readonly support: ServedOperation['support'];
  /** How it differs from Benchling, when it does. */
  readonly differs?: string;
}

/** Every operation of API v2 that a tenant serves, by name. What is not in it answers 501. */
export function coverage(tenant: { readonly served: ReadonlyMap<string, ServedOperation> }): Covered[] {
  return covered(tenant.served);
}

/** The same of API v3, of which a tenant serves what API v2 has nothing for. */
export function coverageV3(tenant: { readonly servedV3: ReadonlyMap<string, ServedOperation> }): Covered[] {
  return covered(tenant.servedV3);
}

function covered(served: ReadonlyMap<string, ServedOperation>): Covered[] {
  return [...served]
    .map(([operationId, operation]) => ({
      operationId,
      support: operation.support,
      ...(operation.support === 'faithful' ? {} : { differs: operation.differs }),
    }))
    .toSorted((a, b) => a.operationId.localeCompare(b.operationId));
}
