import { invalidRequest, notFound } from '../../api-error.ts';
import { timestamp } from '../../clock/timestamp.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { ITEM_COLUMNS } from '../../engine/item-row.ts';
import { readable } from '../../engine/list-items.ts';
import { allOf } from '../../engine/paging.ts';
import { itemReply, wholeList } from '../../engine/read-operations.ts';
import { demand, itemOfBody, itemOfPath, mayRead } from '../../engine/rights.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { Feature, ServedOperation } from '../../feature.ts';
import type { Call, Handler } from '../../request.ts';
import {
  legacyWorkflow,
  legacyWorkflowBody,
  legacyWorkflowFacets,
  type LegacySample,
  type LegacyStage,
  type LegacyStageRun,
  type LegacyWorkflowBody,
} from './legacy-workflow-family.ts';

type NewSample = Omit<LegacySample, 'id' | 'createdAt'>;
type SampleLists = Readonly<
  Partial<Record<'inputSamples' | 'outputSamples' | 'registeredSamples', readonly NewSample[]>>
>;

/** What a new legacy workflow is made of. */
export interface NewLegacyWorkflow {
  readonly id?: string;
  readonly name: string;
  readonly projectId: string;
  readonly description?: string;
  /** Default none. */
  readonly stages?: readonly {
    readonly name: string;
    readonly runs?: readonly (Pick<LegacyStageRun, 'name' | 'status'> & SampleLists)[];
  }[];
}

/** Legacy workflows, and how to make them. */
export interface LegacyWorkflows extends Feature {
  /** Makes a workflow with its stages and runs. Benchling offers this only in its UI. @throws {TenantApiError} 400, 403 */
  create(actor: Actor, workflow: NewLegacyWorkflow): ItemRow;
}

/** Legacy workflows under their own and under their deprecated paths. */
export function legacyWorkflows(engine: Engine): LegacyWorkflows {
  const { db, ids, clock } = engine.context;

  const list: Handler = (call) => {
    const where = allOf([{ sql: 'type = ?', values: [legacyWorkflow.type] }, ...readable(engine, call.principal)]);
    const rows = db.prepare<ItemRow>(
      `SELECT ${ITEM_COLUMNS} FROM items WHERE ${where.sql} ORDER BY created_at DESC, id`,
    );
    return { body: wholeList(engine, legacyWorkflow, rows.all(...where.values), call) };
  };

  const update =
    (parameter: string): Handler =>
    (call) => {
      const row = itemOfPath(engine, call.principal, legacyWorkflow.type, call.path[parameter] ?? '');
      const { name = row.name, ...sent } = call.body as { name?: string; description?: string; projectId?: string };
      demand(engine, call.principal, 'write', row);
      if (name.trim() === '') throw invalidRequest('name is a required field');
      const before = legacyWorkflowBody(row);
      const body: LegacyWorkflowBody = { ...before, description: sent.description ?? before.description };
      const project = openProject(engine, call, sent.projectId ?? row.project_id ?? '', row.project_id);
      const after = { ...row, name, project_id: project, body: JSON.stringify(body) };
      const changed = updateItem(engine, call, legacyWorkflow, row, after, {
        properties: [
          { property: 'name', from: row.name, to: name },
          { property: 'description', from: before.description, to: body.description },
          { property: 'projectId', from: row.project_id, to: project },
        ],
      });
      return itemReply(engine, legacyWorkflow, changed, 200, call);
    };

  const stages =
    (parameter: string): Handler =>
    ({ principal, path }) => {
      const row = itemOfPath(engine, principal, legacyWorkflow.type, path[parameter] ?? '');
      const workflowStages = legacyWorkflowBody(row).stages.map(({ id, name, createdAt }) => ({ id, name, createdAt }));
      return { body: { workflowStages } };
    };

  const stagesBehind = ({ principal }: Call, facet: 'stage' | 'stageRun', id: string): readonly LegacyStage[] => {
    const [row] = engine.items.withFacet({ name: facet, value: id });
    if (!row || !mayRead(engine, principal, row)) throw notFound(id);
    return legacyWorkflowBody(row).stages;
  };

  const stageRuns: Handler = (call) => {
    const id = call.path['stage_id'] ?? '';
    const runs = stagesBehind(call, 'stage', id).find((stage) => stage.id === id)?.runs ?? [];
    const workflowStageRuns = runs.map(({ name, status, createdAt, id: runId }) => ({
      id: runId,
      name,
      status,
      createdAt,
    }));
    return { body: { workflowStageRuns } };
  };

  const samples =
    (member: keyof SampleLists): Handler =>
    (call) => {
      const id = call.path['stage_run_id'] ?? '';
      const runs = stagesBehind(call, 'stageRun', id).flatMap((stage) => stage.runs);
      return { body: { samples: runs.find((run) => run.id === id)?.[member] ?? [] } };
    };

  const create: LegacyWorkflows['create'] = (actor, made) => {
    const projectId = openProject(engine, actor, made.projectId, null);
    const createdAt = timestamp(clock.now());
    const sampleList = (given: readonly NewSample[] = []): LegacySample[] =>
      given.map((sample) => ({ id: ids.next('sam_'), createdAt, ...sample }));
    const body: LegacyWorkflowBody = {
      displayId: `WF${engine.items.count('legacy-workflows')}`,
      description: made.description ?? null,
      stages: (made.stages ?? []).map(({ name, runs = [] }) => ({
        id: ids.next('wfwstg_'),
        name,
        createdAt,
        runs: runs.map((run) => ({
          id: ids.next('stgrun_'),
          name: run.name,
          status: run.status,
          createdAt,
          inputSamples: sampleList(run.inputSamples),
          outputSamples: sampleList(run.outputSamples),
          registeredSamples: sampleList(run.registeredSamples),
        })),
      })),
    };
    return createItem(engine, actor, legacyWorkflow, {
      ...(made.id === undefined ? {} : { id: made.id }),
      name: made.name,
      projectId,
      body,
      facets: legacyWorkflowFacets(body),
    });
  };

  return {
    name: 'legacy-workflows',
    create: (actor, made) => db.transaction(() => create(actor, made)),
    operations: {
      listLegacyWorkflows: faithful(list),
      listWorkflows: faithful(list),
      UpdateLegacyWorkflowMetadata: faithful(update('legacy_workflow_id')),
      UpdateWorkflowMetadata: faithful(update('workflow_id')),
      listLegacyWorkflowStages: faithful(stages('legacy_workflow_id')),
      listWorkflowStages: faithful(stages('workflow_id')),
      listLegacyWorkflowStageRuns: faithful(stageRuns),
      listWorkflowStageRuns: faithful(stageRuns),
      listLegacyWorkflowStageRunInputSamples: faithful(samples('inputSamples')),
      listStageRunInputSamples: faithful(samples('inputSamples')),
      listLegacyWorkflowStageRunOutputSamples: faithful(samples('outputSamples')),
      listStageRunOutputSamples: faithful(samples('outputSamples')),
      listLegacyWorkflowStageRunRegisteredSamples: faithful(samples('registeredSamples')),
      listStageRunRegisteredSamples: faithful(samples('registeredSamples')),
    },
  };
}

// The right to add to a project is only asked of what is not in it yet.
function openProject(
  engine: Engine,
  { principal }: Pick<Call, 'principal'>,
  id: string,
  current: string | null,
): string {
  if (id === current) return id;
  const project = itemOfBody(engine, principal, 'project', id, 'projectId');
  demand(engine, principal, 'append', project);
  return project.id;
}

function faithful(handle: Handler): ServedOperation {
  return { support: 'faithful', handle };
}
