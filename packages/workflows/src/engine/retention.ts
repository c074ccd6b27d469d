import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Ledger } from './ledger.ts';

/** How long runs are kept after their end. */
export interface Retention {
  /** Runs that succeeded or were refused. Default: 30. */
  readonly succeededDays?: number;
  /** Runs that were cancelled. Default: 30. */
  readonly cancelledDays?: number;
  /** Runs that failed, dismissed or not; those that were stopped for ending their process are kept until then. Default: 90. */
  readonly failedDays?: number;
  /** Deliveries that were worked on; dead ones are kept as failed runs are. Default: 30, longer than any sender tries again. */
  readonly deliveriesDays?: number;
}

const dayMs = 86_400_000;

/** Deletes the runs that ended too long ago, and says how many. */
export async function prune(app: string, ledger: Ledger, retention: Retention): Promise<number> {
  const { succeededDays = 30, cancelledDays = 30, failedDays = 90 } = retention;
  let deleted = 0;
  const deleteOlder = async (status: 'SUCCESS' | 'CANCELLED' | 'ERROR', days: number, kept: ReadonlySet<string>) => {
    const completedBefore = new Date(Date.now() - days * dayMs).toISOString();
    let passedOver = 0;
    for (;;) {
      const old = await DBOS.listWorkflows({
        applicationName: app,
        status,
        completedBefore,
        limit: 500,
        offset: passedOver,
        loadInput: false,
        loadOutput: false,
      });
      if (old.length === 0) return;
      const ids = old.map(({ workflowID }) => workflowID).filter((id) => !kept.has(id));
      passedOver += old.length - ids.length;
      if (ids.length === 0) continue;
      await DBOS.deleteWorkflows(ids);
      await ledger.forget(ids);
      deleted += ids.length;
    }
  };
  await deleteOlder('SUCCESS', succeededDays, new Set());
  await deleteOlder('CANCELLED', cancelledDays, new Set(await ledger.stoppedRuns()));
  await deleteOlder('ERROR', failedDays, new Set());
  return deleted;
}
