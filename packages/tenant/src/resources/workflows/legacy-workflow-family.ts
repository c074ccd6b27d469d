import type { Family } from '../../engine/family.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';

/** A sample that goes into a stage run, or comes out of it, as the API shows it. */
export interface LegacySample {
  readonly id: string;
  readonly name: string;
  readonly batchId: string;
  readonly containerIds: readonly string[];
  readonly createdAt: string;
}

/** A run of a stage. */
export interface LegacyStageRun {
  readonly id: string;
  readonly name: string;
  readonly status: 'COMPLETED' | 'DISCARDED' | 'INITIALIZED';
  readonly createdAt: string;
  readonly inputSamples: readonly LegacySample[];
  readonly outputSamples: readonly LegacySample[];
  readonly registeredSamples: readonly LegacySample[];
}

/** A stage of a legacy workflow, with its runs. */
export interface LegacyStage {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly runs: readonly LegacyStageRun[];
}

/** The stored body of a legacy workflow. */
export interface LegacyWorkflowBody {
  readonly displayId: string;
  readonly description: string | null;
  readonly stages: readonly LegacyStage[];
}

/** Reads what is stored of a legacy workflow. */
export function legacyWorkflowBody(row: ItemRow): LegacyWorkflowBody {
  return JSON.parse(row.body) as LegacyWorkflowBody;
}

/** Legacy workflows, with their stages, stage runs and samples. */
export const legacyWorkflow: Family = {
  type: 'legacy_workflow',
  label: 'Legacy Workflow',
  prefix: 'wfw_',
  path: '/legacy-workflows',
  listKey: 'workflows',
  head: (row, lookup) => {
    const { displayId, description } = legacyWorkflowBody(row);
    return {
      id: row.id,
      name: row.name,
      displayId,
      description,
      createdAt: lookup.time(row.created_at),
      projectId: row.project_id,
    };
  },
  headOnly: true,
  filters: {},
  defaultSort: 'createdAt:desc',
};

/** What a workflow is found by when a path names one of its stages or stage runs. */
export function legacyWorkflowFacets({ stages }: LegacyWorkflowBody): Facet[] {
  return stages.flatMap(({ id, runs }) => [
    { name: 'stage', value: id },
    ...runs.map((run) => ({ name: 'stageRun', value: run.id })),
  ]);
}
