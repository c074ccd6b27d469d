// Written by `ligase generate config` from "benchling.yaml": change that, and generate this again.
import { configurationToken, type ConfigurationToken } from '@ligase/plugin-configuration';

/** All that Liquid handler is configured with in Benchling. */
export const configurationSchema = {
  app: 'Liquid handler',
  items: {
    /** Which workflow tasks are carried out, how, and through which statuses they go. */
    work: {
      name: 'Work',
      type: 'array',
      items: {
        taskSchema: { name: 'Task schema', type: 'workflow_task_schema', required: true },
        /** What is done with the liquids of such a task. */
        kind: {
          name: 'Kind',
          type: 'text',
          required: true,
          enum: ['normalise', 'cherry-pick', 'dilute-serially', 'pool', 'pool-equimolar'],
        },
        /** Of kind pending. A task that comes here is taken. */
        readyStatus: { name: 'Ready status', type: 'workflow_task_status', required: true },
        /** Of kind in progress. Where a task goes that was taken. */
        planningStatus: { name: 'Planning status', type: 'workflow_task_status', required: true },
        /** Where a task waits for somebody to approve its plan. */
        toApproveStatus: { name: 'To approve status', type: 'workflow_task_status', required: true },
        /** Whoever moves a task here lets the device begin. */
        approvedStatus: { name: 'Approved status', type: 'workflow_task_status', required: true },
        /** Where a task goes whose plan nobody wants. */
        refusedStatus: { name: 'Refused status', type: 'workflow_task_status', required: true },
        /** Where a task goes when all that was planned was done and recorded. */
        doneStatus: { name: 'Done status', type: 'workflow_task_status', required: true },
        /** Where a task goes that was not done, or not wholly; its field Outcome says why. */
        failedStatus: { name: 'Failed status', type: 'workflow_task_status', required: true },
      },
    },
    /** What kind of labware the plates of a schema are, of which Benchling knows the wells and not how much they hold. */
    labware: {
      name: 'Labware',
      type: 'array',
      items: {
        plateSchema: { name: 'Plate schema', type: 'plate_schema', required: true },
        /** A name of the table, such as nest_96_wellplate_200ul_flat, or of the lab's own file. */
        labwareType: { name: 'Labware type', type: 'text', required: true },
        /** What the device cannot reach in a well, such as 5 uL. Left out for labware of the lab's own file. */
        deadVolume: { name: 'Dead volume', type: 'text' },
      },
    },
    /** Of the runs in which worklist, report and device log are kept. */
    runSchema: { name: 'Run schema', type: 'run_schema', required: true },
    /** Of what each filled well holds in the end. */
    resultSchema: { name: 'Result schema', type: 'result_schema', required: true },
    /** Where the entries are made that show plans and their outcome. */
    folder: { name: 'Folder', type: 'folder', required: true },
    /** Who may see it, sees the runs and results. */
    project: { name: 'Project', type: 'project', required: true },
  },
} as const;

/** Names the configuration: `app.get(configuration)`, or in the `requires` of a plugin or a workflow. */
export const configuration: ConfigurationToken<typeof configurationSchema> = configurationToken();
