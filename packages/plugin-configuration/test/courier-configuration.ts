// Written by `ligase generate config` from "courier.yaml": change that, and generate this again.
import { configurationToken, type ConfigurationToken } from '@ligase/plugin-configuration';

/** All that Plasmid Courier is configured with in Benchling. */
export const configurationSchema = {
  app: 'Plasmid Courier',
  items: {
    /** Where orders go. */
    dropOffFolder: { name: 'Drop-off folder', type: 'folder', required: true },
    homeProject: { name: 'Home project', type: 'project' },
    registry: { name: 'Registry', type: 'registry' },
    plasmid: {
      name: 'Plasmid',
      type: 'entity_schema',
      fields: { backbone: { name: 'Backbone', required: true }, notes: { name: 'Notes' } },
    },
    tube: { name: 'Tube', type: 'container_schema' },
    prep: {
      name: 'Prep',
      type: 'workflow_task_schema',
      required: true,
      fields: { amount: { name: 'Amount' } },
      outputFields: { yield: { name: 'Yield', required: true } },
    },
    vendor: {
      name: 'Vendor',
      type: 'dropdown',
      options: {
        /** Whom we ask first. */
        usualVendor: { name: 'Usual vendor', required: true },
        otherVendor: { name: 'Other vendor' },
      },
    },
    template: { name: 'Template', type: 'entry' },
    region: { name: 'Region', type: 'text', required: true, enum: ['EU', 'US'] },
    greeting: { name: 'Greeting', type: 'text' },
    copies: { name: 'Copies', type: 'integer', enum: [1, 2, 4] },
    share: { name: 'Share', type: 'float' },
    rush: { name: 'Rush', type: 'boolean' },
    since: { name: 'Since', type: 'date' },
    lastOrder: { name: 'Last order', type: 'datetime' },
    extras: { name: 'Extras', type: 'json' },
    vendorToken: { name: 'Vendor token', type: 'secure_text', required: true },
    routes: {
      name: 'Routes',
      type: 'array',
      minElements: 1,
      items: { project: { name: 'Project', type: 'project', required: true }, rush: { name: 'Rush', type: 'boolean' } },
    },
    class: { name: 'class', type: 'text' },
    '96 well plate': { name: '96 well plate', type: 'plate_schema' },
    size: { name: '🧬 Size', type: 'text' },
    'To be': { name: 'To be', type: 'text' },
    'To-be': { name: 'To-be', type: 'text' },
  },
} as const;

/** Names the configuration: `app.get(configuration)`, or in the `requires` of a plugin or a workflow. */
export const configuration: ConfigurationToken<typeof configurationSchema> = configurationToken();
