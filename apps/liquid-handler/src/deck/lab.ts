import { InputError } from '@ligase/core';
import { opentronsLabwareType, parseVolume, type LabwareType } from '@ligase/liquid-handling';
import type { Configuration } from '@ligase/plugin-configuration/contract';
import type { configurationSchema } from '../configuration.ts';

/** Names of the statuses that a task goes through. */
export interface Statuses {
  readonly ready: string;
  readonly planning: string;
  readonly toApprove: string;
  readonly approved: string;
  readonly refused: string;
  readonly done: string;
  readonly failed: string;
}

/** How tasks of one schema are carried out, as somebody has configured it in Benchling. Plain data. */
export interface Lab {
  readonly kind: Kind;
  readonly statuses: Statuses;
  readonly runSchemaId: string;
  readonly resultSchemaId: string;
  readonly folderId: string;
  readonly projectId: string;
  /** By the id of the plate schema. */
  readonly labware: Readonly<Record<string, LabwareType>>;
}

/** What is done with the liquids of a task. */
export type Kind = 'normalise' | 'cherry-pick' | 'dilute-serially' | 'pool' | 'pool-equimolar';

/**
 * How tasks of a schema are carried out; `undefined` when they are not.
 * @throws {ConfigurationError} `CONFIG_INCOMPLETE`. @throws {InputError} for labware that nobody knows.
 */
export async function labOf(
  configuration: Configuration<typeof configurationSchema>,
  taskSchemaId: string,
  ownLabware: readonly LabwareType[],
): Promise<Lab | undefined> {
  const { work, labware, runSchema, resultSchema, folder, project } = await configuration.requireAll();
  const values = work.find((one) => one.values.taskSchema.id === taskSchemaId)?.values;
  if (values === undefined) return undefined;
  return {
    kind: values.kind,
    statuses: {
      ready: values.readyStatus.name,
      planning: values.planningStatus.name,
      toApprove: values.toApproveStatus.name,
      approved: values.approvedStatus.name,
      refused: values.refusedStatus.name,
      done: values.doneStatus.name,
      failed: values.failedStatus.name,
    },
    runSchemaId: runSchema.id,
    resultSchemaId: resultSchema.id,
    folderId: folder.id,
    projectId: project.id,
    labware: labwareTypes(labware, ownLabware),
  };
}

type Configured = Awaited<ReturnType<Configuration<typeof configurationSchema>['requireAll']>>;

/**
 * The types of labware that are configured, by the ids of the plate schemas.
 * @throws {InputError} for labware that nobody knows.
 */
export function labwareTypes(
  labware: Configured['labware'],
  own: readonly LabwareType[],
): Readonly<Record<string, LabwareType>> {
  return Object.fromEntries(
    labware.map(({ values }) => [values.plateSchema.id, labwareType(values.labwareType, values.deadVolume, own)]),
  );
}

/** A type of labware by its name: of the lab's own file, or of the table. */
function labwareType(name: string, deadVolume: string | undefined, own: readonly LabwareType[]): LabwareType {
  const found = own.find(({ id }) => id === name);
  if (found !== undefined)
    return deadVolume === undefined ? found : { ...found, deadVolumePl: parseVolume(deadVolume) };
  if (deadVolume === undefined)
    throw new InputError('INPUT_INVALID', `Labware "${name}" lacks its Dead volume in the app's configuration.`);
  return opentronsLabwareType(name, parseVolume(deadVolume));
}
