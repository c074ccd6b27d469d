import { addressKey, formatConcentration, replay, type Plan, type PredictedWell } from '@ligase/liquid-handling';
import type { FieldValues } from '@ligase/plugin-runs/contract';
import type { Done } from './carry-out.ts';
import type { ClaimedTask } from './claim-task.ts';
import type { Planned } from './make-plan.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { PlanRun } from './run-context.ts';
import { outputFields, resultFields, runFields } from './run-fields.ts';

/** Puts down what every filled well holds as results of the run, and every filled plate as an output of the task. */
export async function recordResults(
  { deps, step }: PlanRun,
  task: ClaimedTask,
  { plan: planned }: Planned,
  done: Done,
  run: PreparedRun,
  outcome: string,
): Promise<void> {
  await step('put results', async () => {
    const rows = resultRows(planned, done, run.runId);
    const options = {
      schemaId: task.lab.resultSchemaId,
      projectId: task.lab.projectId,
      by: [resultFields.well],
      among: { assayRunIds: [run.runId] },
    };
    if (rows.length > 0) await deps.runs.results.put(rows, options);
    await deps.runs.update(run.runId, { fields: { [runFields.outcome]: outcome } });
  });
  await step('put outputs', async () => {
    const plates = new Set(filledWells(planned).map(({ labware }) => labware));
    const outputs = [...plates].map((plate) => ({
      [outputFields.plate]: plate,
      [outputFields.run]: run.runId,
      [outputFields.outcome]: outcome,
    }));
    await deps.tasks.outputs.put(task.id, outputs, { by: [outputFields.plate] });
  });
}

function resultRows(planned: Plan, { plan, differences }: Done, runId: string): readonly FieldValues[] {
  const actual = new Map(replay(plan).after.map((well) => [addressKey(well), well]));
  const notes = new Map<string, string[]>();
  for (const { destination, kind, reason } of differences) {
    const key = addressKey(destination);
    notes.set(key, [...(notes.get(key) ?? []), reason === undefined ? kind : `${kind}: ${reason}`]);
  }
  for (const { at, code } of planned.warnings)
    if (at !== undefined) notes.set(addressKey(at), [...(notes.get(addressKey(at)) ?? []), code]);
  return filledWells(planned).map((well) => {
    const held = actual.get(addressKey(well));
    const concentration = held?.contents.map(concentrationText).join(', ') ?? '';
    const note = [...new Set(notes.get(addressKey(well)))].join('; ');
    return {
      [resultFields.run]: runId,
      [resultFields.well]: `${well.labware} ${well.well}`,
      [resultFields.volumeUl]: (held?.volumePl ?? 0) / 1e6,
      [resultFields.plannedUl]: well.volumePl / 1e6,
      ...(concentration !== '' && { [resultFields.concentration]: concentration }),
      ...(note !== '' && { [resultFields.note]: note }),
    };
  });
}

/** The wells that a plan fills, as it leaves them. */
function filledWells(plan: Plan): readonly PredictedWell[] {
  const filled = new Set(
    plan.steps.flatMap(({ dispenses }) => dispenses.map(({ destination }) => addressKey(destination))),
  );
  return replay(plan).after.filter((well) => filled.has(addressKey(well)));
}

function concentrationText({ entity, concentration }: PredictedWell['contents'][number]): string {
  return concentration === undefined ? `${entity} unknown` : `${entity} ${formatConcentration(concentration)}`;
}
