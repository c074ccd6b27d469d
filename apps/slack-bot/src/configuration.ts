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
    /** Channels in which everybody may see what the bot shows of Benchling, such as previews of links. */
    openChannels: {
      name: 'Open channels',
      type: 'array',
      items: {
        /** The id of a channel, such as C0123456789. COMPOSER stands for previews while a message is still written, for any channel. */
        slackChannel: { name: 'Slack channel', type: 'text', required: true },
      },
    },
    /** Where entries are made from Slack; a person chooses among the rows by their names. */
    newEntries: {
      name: 'New entries',
      type: 'array',
      items: {
        /** Where the entries go. */
        folder: { name: 'Folder', type: 'folder', required: true },
        /** The name of the custom field in which stands who asked for the entry; without it, Asked by. */
        askedByField: { name: 'Asked by field', type: 'text' },
      },
    },
    /** What DNA sequences are registered as from Slack; a person chooses among the rows by their names. */
    registrations: {
      name: 'Registrations',
      type: 'array',
      items: {
        /** Where the sequences go. */
        folder: { name: 'Folder', type: 'folder', required: true },
        /** Where they are registered. */
        registry: { name: 'Registry', type: 'registry', required: true },
        /** What they are registered as. */
        sequenceSchema: { name: 'Sequence schema', type: 'entity_schema', required: true },
        /** How they get their registry ids; without it, NEW_IDS. */
        namingStrategy: { name: 'Naming strategy', type: 'text', enum: ['NEW_IDS', 'IDS_FROM_NAMES', 'KEEP_NAMES'] },
        /** The id of the channel in which a registration is approved, such as C0123456789. */
        slackChannel: { name: 'Slack channel', type: 'text', required: true },
        /** Whether somebody else than who asked must approve. */
        needsAnotherPerson: { name: 'Needs another person', type: 'boolean' },
        /** The name of a text field of the schema, in which stands who asked and who approved. */
        askedByField: { name: 'Asked by field', type: 'text' },
        /** After how many days without an answer nothing is registered, such as 0.5; without it, 7. */
        daysToApprove: { name: 'Days to approve', type: 'float' },
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
