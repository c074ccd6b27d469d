import { isLigaseError, type Benchling } from '@ligase/core';
import type { LabwareType } from '@ligase/liquid-handling';
import type { Configuration } from '@ligase/plugin-configuration/contract';
import type { Tasks } from '@ligase/plugin-tasks/contract';
import type { configurationSchema } from '../configuration.ts';
import { labwareType } from '../deck/lab.ts';
import { fieldFaults } from './field-faults.ts';
import { labwareFaults } from './labware-faults.ts';
import { neededOfEntry, neededOfOutput, neededOfResult, neededOfRun, neededOfTask } from './needed-fields.ts';
import { statusFaults } from './status-faults.ts';

/** With what a lab is looked at. */
export interface LabReaders {
  readonly benchling: Benchling;
  readonly configuration: Configuration<typeof configurationSchema>;
  readonly tasks: Tasks;
}

/**
 * All that is wrong with how the app is configured in Benchling, a line each: what is wanted, what is there, what to do. None when
 * every schema has the fields, statuses and wells that a task needs from its claim to its end. Changes nothing.
 * @throws {ConfigurationError} `CONFIG_INCOMPLETE`, which lists the items that are missing. Errors of Benchling when it cannot be asked.
 */
export async function findLabFaults(
  { benchling, configuration, tasks }: LabReaders,
  ownLabware: readonly LabwareType[],
): Promise<readonly string[]> {
  const { work, labware, runSchema, resultSchema, entrySchema } = await configuration.requireAll();
  const faults: string[] = [];
  if (work.length === 0) faults.push('Work: there is no row, so that no task is taken. Add one for each task schema.');
  if (labware.length === 0) faults.push('Labware: there is no row. Add one for each plate schema.');
  for (const { name: row, values } of work) {
    const where = `Work ${row}, tasks of ${values.taskSchema.name}`;
    const schema = await tasks.schemas.get(values.taskSchema.id);
    faults.push(...fieldFaults(where, schema.fieldDefinitions, neededOfTask(values.kind), false));
    if (
      values.kind === 'normalise' &&
      !schema.fieldDefinitions.some(({ name }) => name === 'Concentration' || name === 'Amount')
    )
      faults.push(`${where}: there is neither a field "Concentration" nor "Amount". Add one, of type text.`);
    const outputs = schema.workflowOutputSchema?.fieldDefinitions;
    if (outputs === undefined) faults.push(`${where}: there is no schema of outputs. Add it to the schema.`);
    else faults.push(...fieldFaults(`${where}, their outputs`, outputs, neededOfOutput, true));
    faults.push(
      ...statusFaults(where, schema.statusLifecycle, {
        ready: values.readyStatus.id,
        planning: values.planningStatus.id,
        toApprove: values.toApproveStatus.id,
        approved: values.approvedStatus.id,
        refused: values.refusedStatus.id,
        done: values.doneStatus.id,
        failed: values.failedStatus.id,
      }),
    );
  }
  for (const { name: row, values } of labware) {
    const schema = await benchling.request('GET /plate-schemas/{schema_id}', {
      path: { schema_id: values.plateSchema.id },
    });
    try {
      faults.push(...labwareFaults(row, schema, labwareType(values.labwareType, values.deadVolume, ownLabware)));
    } catch (error) {
      if (!isLigaseError(error)) throw error;
      faults.push(`Labware ${row}: ${error.message}`);
    }
  }
  const read = { path: { schema_id: runSchema.id } };
  const run = await benchling.request('GET /assay-run-schemas/{schema_id}', read);
  faults.push(...fieldFaults(`Run schema ${runSchema.name}`, run.fieldDefinitions ?? [], neededOfRun, true));
  const result = await benchling.request('GET /assay-result-schemas/{schema_id}', {
    path: { schema_id: resultSchema.id },
  });
  faults.push(
    ...fieldFaults(`Result schema ${resultSchema.name}`, result.fieldDefinitions ?? [], neededOfResult, true),
  );
  if (entrySchema !== undefined) {
    const entry = await benchling.request('GET /entry-schemas/{schema_id}', { path: { schema_id: entrySchema.id } });
    faults.push(...fieldFaults(`Entry schema ${entrySchema.name}`, entry.fieldDefinitions ?? [], neededOfEntry, true));
  }
  return faults;
}
