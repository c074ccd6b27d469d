import type { Operation } from '@ligase/benchling-api';
import { basePath as baseV2, operations as operationsV2 } from '@ligase/benchling-api/v2';
import { schemas as schemasV2 } from '@ligase/benchling-api/v2/schemas';
import { basePath as baseV3, operations as operationsV3 } from '@ligase/benchling-api/v3';
import { schemas as schemasV3 } from '@ligase/benchling-api/v3/schemas';
import type { OpenedLab } from '../contract/open-lab.ts';
import type { SentCall } from './callers.ts';
import { heldBy, type Held } from './held.ts';
import { leastCalls } from './least-call.ts';
import { specialCalls } from './special-calls.ts';

/** An operation, and a call of it that an admin may make. */
export interface JudgedCall {
  readonly id: string;
  readonly call: SentCall;
}

/** Whether an operation is the sign-in, which takes no credential. */
export const isSignIn = ({ id }: Pick<Operation, 'id'>): boolean => id === 'generateToken';

// Nothing is made ready for these, so that an admin is refused, too. The matrix says nothing of them.
/** Operations whose calls no one may make. */
export const notDriven = operationsNamed(`
  createAppConfigurationItem bulkCreateAppConfigurationItems bulkUpdateAppConfigurationItems
  processOutputWithAutomationOutputProcessor patchDataFrame
  AuditLog.Export.Get BulkTask.Get BulkErrors.Get BulkSuccessfulResults.Get
  LegacyAppInstallation.Get LegacyAppInstallation.configurationValues.List
`);

/** A set of the operations that a text names. */
export function operationsNamed(ids: string): ReadonlySet<string> {
  return new Set(ids.trim().split(/\s+/u));
}

/** One call of every operation that a lab serves but the sign-in, about what the lab holds. */
export function judgedCalls(lab: OpenedLab): readonly JudgedCall[] {
  const held = heldBy(lab);
  const { tenant, known } = lab;
  const versions = [
    {
      base: baseV2,
      table: operationsV2,
      served: tenant.served,
      make: leastCalls({ version: 'v2', schemas: schemasV2(), known, held }),
    },
    {
      base: baseV3,
      table: operationsV3,
      served: tenant.servedV3,
      make: leastCalls({ version: 'v3', schemas: schemasV3(), known, held }),
    },
  ] as const;
  return versions.flatMap(({ base, table, served, make }) =>
    (Object.values(table) as readonly Operation[])
      .filter((operation) => served.has(operation.id) && !isSignIn(operation))
      .map((operation) => {
        const { path, body } = specialCalls[operation.id]?.(held) ?? batchOf(operation, held) ?? make(operation);
        return {
          id: operation.id,
          call: { method: operation.method, url: `${base}${path}`, ...(body !== undefined && { body }) },
        };
      }),
  );

  /** A bulk operation of API v3 does to the rows of a file what its batch does to those of its body. */
  function batchOf({ id, path }: Operation, of: Held): { readonly path: string; readonly body?: unknown } | undefined {
    if (!/\.Bulk(?:Create|Update)$/u.test(id)) return undefined;
    const batchId = id.replace('.Bulk', '.Batch');
    const operation = (Object.values(operationsV3) as readonly Operation[]).find((one) => one.id === batchId);
    const batch = specialCalls[batchId]?.(of) ?? (operation && versions[1].make(operation));
    return batch && { path, body: batch.body };
  }
}
