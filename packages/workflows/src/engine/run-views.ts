import { DBOS, type WorkflowStatus } from '@dbos-inc/dbos-sdk';
import type { RunFilter, RunStatus, RunView, StepView, Waiting } from '../contract.ts';
import { keptError, type KeptError } from '../kept-error.ts';
import type { Ledger } from './ledger.ts';
import { outcomeOf } from './outcome.ts';
import { waitOf } from './wait-of.ts';
import type { RunEnd, RunRecord } from './run-record.ts';

type StepInfo = NonNullable<Awaited<ReturnType<typeof DBOS.listWorkflowSteps>>>[number];
type EngineStatus =
  | 'PENDING'
  | 'SUCCESS'
  | 'ERROR'
  | 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'
  | 'CANCELLED'
  | 'ENQUEUED'
  | 'DELAYED';

const engineStatuses: Readonly<Record<RunStatus, EngineStatus[]>> = {
  queued: ['ENQUEUED', 'DELAYED'],
  running: ['PENDING'],
  succeeded: ['SUCCESS'],
  refused: ['SUCCESS'],
  // A run that was stopped for what it did to its process is one that the engine calls cancelled.
  failed: ['ERROR', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED', 'CANCELLED'],
  cancelled: ['CANCELLED'],
};

/** How runs are looked at. */
export interface RunViews {
  get(runId: string): Promise<RunView | undefined>;
  list(
    filter: RunFilter & { readonly undismissed?: boolean; readonly unlike?: (name: string) => boolean },
  ): Promise<readonly RunView[]>;
  steps(runId: string): Promise<readonly StepView[]>;
  waitingOn(runId: string): Promise<Waiting | undefined>;
}

/** Whether it is a run of a workflow, by its name in the engine: ticks of schedules have a "#", the engine's own business no "@". */
export function isRun(name: string): boolean {
  return name.includes('@') && !name.includes('#');
}

/** Looks at the runs of one app. */
export function runViews(app: string, ledger: Ledger): RunViews {
  const viewsOf = async (statuses: readonly WorkflowStatus[]) => {
    const kept = await ledger.of(statuses.map(({ workflowID }) => workflowID));
    return statuses.map((status) => {
      const { stopped, dismissed = false } = kept.get(status.workflowID) ?? {};
      return { view: runView(status, stopped), dismissed };
    });
  };

  return {
    async get(runId) {
      const status = await DBOS.getWorkflowStatus(runId);
      if (status === null || !isRun(status.workflowName)) return undefined;
      return (await viewsOf([status]))[0]?.view;
    },
    async list({ status, workflow, limit = 100, undismissed = false, unlike }) {
      const found: RunView[] = [];
      const pageSize = 200;
      for (let offset = 0; found.length < limit; offset += pageSize) {
        const page = await DBOS.listWorkflows({
          applicationName: app,
          ...(status !== undefined && { status: engineStatuses[status] }),
          sortDesc: true,
          limit: pageSize,
          offset,
        });
        const runs = page.filter(({ workflowName }) => isRun(workflowName) && unlike?.(workflowName) !== false);
        for (const { view, dismissed } of await viewsOf(runs))
          if (
            found.length < limit &&
            (status === undefined || view.status === status) &&
            (workflow === undefined || view.workflow === workflow) &&
            !(undismissed && dismissed)
          )
            found.push(view);
        if (page.length < pageSize) break;
      }
      return found;
    },
    steps: async (runId) => ((await DBOS.listWorkflowSteps(runId)) ?? []).map(stepView),
    async waitingOn(runId) {
      const status = await DBOS.getWorkflowStatus(runId);
      if (status?.status !== 'PENDING') return undefined;
      return waitOf((await DBOS.listWorkflowSteps(runId)) ?? []);
    },
  };
}

function runView(status: WorkflowStatus, stopped: string | undefined): RunView {
  const { workflowID: runId, createdAt, completedAt, forkedFrom, parentWorkflowID: parentRunId } = status;
  const [workflow = '', version = '1'] = status.workflowName.split('@');
  const [record] = (status.input ?? []) as [RunRecord?];
  return {
    runId,
    workflow,
    version: Number(version),
    actor: record?.actor ?? { kind: 'app', id: '' },
    correlationId: record?.correlationId ?? '',
    createdAt,
    ...(completedAt !== undefined && { endedAt: completedAt }),
    ...(forkedFrom !== undefined && { forkedFrom }),
    ...(parentRunId !== undefined && { parentRunId }),
    ...endView(status, stopped),
  };
}

function endView(
  { workflowID: runId, status, output, error }: WorkflowStatus,
  stopped: string | undefined,
): Pick<RunView, 'status' | 'output' | 'message' | 'error'> {
  switch (status as EngineStatus) {
    case 'PENDING':
      return { status: 'running' };
    case 'ENQUEUED':
    case 'DELAYED':
      return { status: 'queued' };
    case 'CANCELLED':
      return stopped === undefined ? { status: 'cancelled' } : { status: 'failed', error: { message: stopped } };
    case 'ERROR':
    case 'MAX_RECOVERY_ATTEMPTS_EXCEEDED':
      return { status: 'failed', error: errorView(error) };
    case 'SUCCESS':
    default:
      return outcomeOf(runId, output as RunEnd);
  }
}

function stepView({
  functionID,
  name,
  output,
  error,
  startedAtEpochMs,
  completedAtEpochMs,
  childWorkflowID,
}: StepInfo): StepView {
  const failed = error ?? (output as { readonly failed?: KeptError } | null)?.failed;
  return {
    index: functionID,
    name,
    ...(failed !== undefined && failed !== null && { error: errorView(failed) }),
    ...(startedAtEpochMs !== undefined && { startedAt: startedAtEpochMs }),
    ...(completedAtEpochMs !== undefined && { endedAt: completedAtEpochMs }),
    ...(childWorkflowID !== null && { childRunId: childWorkflowID }),
  };
}

/** What is shown of an error that the engine gave back as a plain one. */
function errorView(error: unknown): { readonly code?: string; readonly message: string } {
  const { code, message } = { ...keptError(error), ...(error as Partial<KeptError> | undefined) };
  return { message, ...(typeof code === 'string' && { code }) };
}
