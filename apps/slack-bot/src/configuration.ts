// Written by `ligase generate config` from "benchling.yaml": change that, and generate this again.
import { configurationToken, type ConfigurationToken } from '@ligase/plugin-configuration';

/** All that Slack bot is configured with in Benchling. */
export const configurationSchema = {
  app: 'Slack bot',
  items: {
    /** Which workflow tasks are approved or declined in Slack. */
    approvals: {
      name: 'Approvals',
      type: 'array',
      items: {
        /** Tasks of this schema are announced in Slack as soon as they are there or assigned to somebody. */
        taskSchema: { name: 'Task schema', type: 'workflow_task_schema', required: true },
        /** Where a task goes that is approved; its lifecycle must lead there. */
        approvedStatus: { name: 'Approved status', type: 'workflow_task_status', required: true },
        /** Where a task goes that is declined. */
        declinedStatus: { name: 'Declined status', type: 'workflow_task_status', required: true },
        /** The name of a text field of the task, in which stands who approved or declined it. */
        askedByField: { name: 'Asked by field', type: 'text', required: true },
        /** The name of a text field of the task, for why it was declined. */
        reasonField: { name: 'Reason field', type: 'text' },
        /** The id of a channel, such as C0123456789, for tasks without an assignee who is in Slack. */
        slackChannel: { name: 'Slack channel', type: 'text' },
      },
    },
    /** The id of a channel in which reviewers are named who are not in Slack. */
    reviewsChannel: { name: 'Reviews channel', type: 'text' },
    /** Which results are told in Slack because a value is out of its range. */
    ranges: {
      name: 'Ranges',
      type: 'array',
      items: {
        /** Results of this schema are looked at as they come. */
        resultSchema: { name: 'Result schema', type: 'result_schema', required: true },
        /** The name of the field that is looked at. */
        field: { name: 'Field', type: 'text', required: true },
        /** The least that is good. */
        least: { name: 'Least', type: 'float' },
        /** The most that is good. */
        most: { name: 'Most', type: 'float' },
        /** What the numbers are in, such as ng/uL. */
        units: { name: 'Units', type: 'text' },
        /** The id of the channel where it is told; whoever is in it sees the values. */
        channel: { name: 'Channel', type: 'text', required: true },
      },
    },
  },
} as const;

/** Names the configuration: `app.get(configuration)`, or in the `requires` of a plugin or a workflow. */
export const configuration: ConfigurationToken<typeof configurationSchema> = configurationToken();
