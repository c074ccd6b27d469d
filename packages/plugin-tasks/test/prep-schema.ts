import type { TestTenant } from '@ligase/testing';

/** Makes a schema of tasks: a sample, a mark of who has claimed it, and outputs with a well and a volume. */
export function prepSchema({ control, registryId }: Pick<TestTenant, 'control' | 'registryId'>): string {
  return control.createSchema({
    registryId,
    name: 'Prep',
    type: 'workflow_task',
    prefix: 'T',
    fields: [
      { name: 'Sample', type: 'text', isRequired: true },
      { name: 'Volume', type: 'float' },
      { name: 'Claimed by', type: 'text' },
    ],
    settings: {
      taskGroupPrefix: 'PREP',
      outputFields: [
        { name: 'Well', type: 'text', isRequired: true },
        { name: 'Yield', type: 'float' },
      ],
    },
  }).id;
}
