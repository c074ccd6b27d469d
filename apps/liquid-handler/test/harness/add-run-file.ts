import type { Lab } from './lab.ts';

/** What runs of a lab need to have their input files converted by the app. */
export interface RunFiles {
  /** As an app is told it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Makes a run with these transfers, has Benchling write its input file, and gives the id of the transform that it waits for. */
  generate(transfers: readonly Transfer[]): Promise<string>;
  /** The transform, and the input file of its run as text. */
  read(transformId: string): Promise<{
    readonly status: string | undefined;
    readonly errors: readonly (string | undefined)[];
    readonly fileStatus: string | undefined;
    readonly fileName: string | undefined;
    readonly text: string;
  }>;
}

/** Source plate and well, destination plate and well, and the volume. */
export type Transfer = readonly [string, string, string, string, string];

const columns = ['Source plate', 'Source well', 'Destination plate', 'Destination well', 'Volume'] as const;
const transformId = '588aca02-1a20-4b94-a40f-b3f3a0081749';
const fileName = 'Worklist';

/** Adds a schema of runs to a lab, whose input file goes through the app. */
export async function addRunFiles(lab: Lab): Promise<RunFiles> {
  const { registries = [] } = await lab.api.request('GET /registries');
  const { projects = [] } = await lab.api.request('GET /projects');
  const { id: schemaId } = lab.control.createSchema({
    registryId: registries[0]?.id ?? '',
    name: 'Transfers by hand',
    type: 'assay_run',
    fields: columns.map((name) => ({ name, type: 'text' as const, isMulti: true })),
    settings: { automationInputFileConfigs: [{ name: fileName }] },
  });
  lab.control.configureAutomationFile({ schemaId, direction: 'INPUT', fileName, customTransformId: transformId });
  return {
    settings: { LIQUID_HANDLER_TRANSFORM_ID: transformId, LIQUID_HANDLER_EVENTS_EVERY_MS: '200' },
    async generate(transfers) {
      const fields = Object.fromEntries(
        columns.map((name, place) => [name, { value: transfers.map((one) => one[place] ?? '') }]),
      );
      const run = { schemaId, fields, projectId: projects[0]?.id ?? '' };
      const { assayRuns = [] } = await lab.api.request('POST /assay-runs', { body: { assayRuns: [run] } });
      const [runId = ''] = assayRuns;
      const listed = await lab.api.request('GET /assay-runs/{assay_run_id}/automation-input-generators', {
        path: { assay_run_id: runId },
      });
      const path = { input_generator_id: listed.automationInputGenerators?.[0]?.id ?? '' };
      const route = 'POST /automation-input-generators/{input_generator_id}:generate-input';
      await lab.api.waitForTask(await lab.api.request(route, { path }));
      const made = await lab.api.request('GET /automation-input-generators/{input_generator_id}', { path });
      return made.transforms?.[0]?.id ?? '';
    },
    async read(id) {
      const transform = await lab.api.request('GET /automation-file-transforms/{transform_id}', {
        path: { transform_id: id },
      });
      const { status, file } = await lab.api.request('GET /automation-input-generators/{input_generator_id}', {
        path: { input_generator_id: transform.inputGeneratorId ?? '' },
      });
      const { downloadURL = '' } = await lab.api.request('GET /blobs/{blob_id}/download-url', {
        path: { blob_id: file?.id ?? '' },
      });
      return {
        status: transform.status,
        errors: transform.errors?.topLevelErrors?.map(({ errorMessage }) => errorMessage) ?? [],
        fileStatus: status,
        fileName: file?.name,
        text: await (await fetch(downloadURL)).text(),
      };
    },
  };
}
