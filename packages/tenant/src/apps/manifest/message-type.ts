const v2 = (noun: string, ...verbs: readonly string[]): string[] => verbs.map((verb) => `v2.${noun}.${verb}`);
const v3 = (noun: string, ...verbs: readonly string[]): string[] => verbs.map((verb) => `v3.${noun}.${verb}`);

/** The messages about the app itself. */
export const lifecycleMessageTypes: readonly string[] = [
  ...v2('app', 'installed', 'activateRequested', 'deactivated'),
  'v2-beta.app.configuration.updated',
];

/** The messages about an app's canvases. */
export const canvasMessageTypes: readonly string[] = v2('canvas', 'created', 'initialized', 'userInteracted');

/** Every message that an app can subscribe to today. */
export const messageTypes: readonly string[] = [
  ...lifecycleMessageTypes,
  ...canvasMessageTypes,
  ...v2('assayRun', 'created', 'updated.fields'),
  ...v2(
    'automationFileTransform',
    ...['failed', 'pending', 'running', 'succeeded'].map((is) => `updated.status.${is}`),
  ),
  ...v2('entity', 'registered'),
  ...v2('entry', 'created', 'updated.fields', 'updated.reviewRecord'),
  ...v2('request', 'created', 'updated.fields', 'updated.status'),
  ...v2('workflowOutput', 'created', 'updated.fields'),
  ...v2('workflowTask', 'created', ...['assignee', 'fields', 'scheduledOn', 'status'].map((is) => `updated.${is}`)),
  ...v2('workflowTaskGroup', 'created', 'mappingCompleted', 'updated.watchers'),
  ...['customEntity', 'dnaOligo', 'dnaSequence', 'project', 'rnaOligo', 'rnaSequence'].flatMap((noun) =>
    v3(noun, 'created', 'updated'),
  ),
  ...v3('entry', 'created'),
  ...v3('run', 'created'),
];

/**
 * What to subscribe to instead of a message that is no longer sent, or arrives marked as deprecated;
 * `undefined` for a name that never was one.
 */
export function successorOf(type: string): string | undefined {
  if (type === 'v0-beta.event.created') return 'the event itself, such as v2.entity.registered';
  const [, rest] = /^v(?:0|0-beta|2-beta)\.(?<rest>.+)$/u.exec(type) ?? [];
  if (rest === undefined) return undefined;
  const successor = `v2.${rest.replace(/^lifecycle\./u, 'app.')}`;
  return messageTypes.includes(successor) ? successor : undefined;
}
