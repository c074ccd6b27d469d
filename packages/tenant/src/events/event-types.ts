const v2 = (resource: string, ...verbs: readonly string[]): string[] => verbs.map((verb) => `v2.${resource}.${verb}`);

/** Every type of event that API v2 lists. */
export const eventTypes: readonly string[] = [
  ...v2('entity', 'registered'),
  ...v2('entry', 'created', 'updated.fields', 'updated.reviewRecord', 'updated.assignedReviewers'),
  'v2-beta.entry.updated.reviewSnapshot',
  'v2-beta.worksheet.updated.reviewSnapshot',
  ...['created', 'updated.fields', 'updated.reviewRecord', 'updated.assignedReviewers'].map(
    (verb) => `v2-alpha.stageEntry.${verb}`,
  ),
  ...v2('request', 'created', 'updated.fields'),
  ...v2('assayRun', 'created', 'updated.fields'),
  ...v2('automationInputGenerator', 'completed'),
  ...v2('automationOutputProcessor', 'completed', 'uploaded'),
  'v2-beta.automationInputGenerator.completed',
  'v2-beta.automationOutputProcessor.completed',
  'v2-beta.automationOutputProcessor.uploaded',
  ...v2(
    'automationFileTransform',
    ...['pending', 'running', 'succeeded', 'failed'].map((status) => `updated.status.${status}`),
  ),
  ...v2('workflowTaskGroup', 'created', 'mappingCompleted', 'updated.watchers'),
  ...v2('workflowTask', 'created', ...['fields', 'status', 'assignee', 'scheduledOn'].map((is) => `updated.${is}`)),
  ...v2('workflowOutput', 'created', 'updated.fields'),
];

const listed = new Set(eventTypes);

/** Whether API v2 lists events of a type. The others are only told to apps, by webhook. */
export function isListed(type: string): boolean {
  return listed.has(type);
}

/** The member of an event that holds the item, such as `entry` in `v2.entry.created`. */
export function resourceKey(type: string): string {
  return type.split('.')[1] ?? '';
}

/** Whether events of a type carry `updates`: what has changed, and so caused them. */
export function isUpdate(type: string): boolean {
  return type.includes('.updated') && !type.includes('.updated.status.');
}

/** Whether another type has taken this one's place. */
export function isDeprecated(type: string): boolean {
  return type.startsWith('v2-beta.automation');
}
