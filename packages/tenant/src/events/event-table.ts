import { entityTypes } from '../entities/entity-types.ts';
import {
  created,
  done,
  fieldsUpdated,
  registered,
  turned,
  updated,
  updatedInV3,
  uploaded,
  type EventCause,
} from './event-cause.ts';

/** What causes the events of a kind of items, by the type of event. */
export type EventCauses = Readonly<Record<string, EventCause>>;

const ofEntity: EventCauses = { 'v2.entity.registered': registered };

const inV3 = (noun: string): EventCauses => ({
  [`v3.${noun}.created`]: created,
  [`v3.${noun}.updated`]: updatedInV3,
});

/** Which changes are which events, by the type of item; one that is not in it causes none. */
export const eventTable: Readonly<Record<string, EventCauses>> = {
  ...Object.fromEntries(entityTypes.map((type) => [type, ofEntity])),
  custom_entity: { ...ofEntity, ...inV3('customEntity') },
  dna_oligo: { ...ofEntity, ...inV3('dnaOligo') },
  dna_sequence: { ...ofEntity, ...inV3('dnaSequence') },
  rna_oligo: { ...ofEntity, ...inV3('rnaOligo') },
  rna_sequence: { ...ofEntity, ...inV3('rnaSequence') },
  project: inV3('project'),
  entry: {
    'v2.entry.created': created,
    'v2.entry.updated.fields': fieldsUpdated,
    'v2.entry.updated.reviewRecord': updated('reviewRecord'),
    'v2.entry.updated.assignedReviewers': updated('assignedReviewers'),
    'v3.entry.created': created,
  },
  request: {
    'v2.request.created': created,
    'v2.request.updated.fields': fieldsUpdated,
    'v2.request.updated.status': updated('status'),
  },
  assay_run: {
    'v2.assayRun.created': created,
    'v2.assayRun.updated.fields': fieldsUpdated,
    'v3.run.created': created,
  },
  automation_input_generator: {
    'v2.automationInputGenerator.completed': done('Completed'),
    'v2-beta.automationInputGenerator.completed': done('Completed'),
  },
  automation_output_processor: {
    'v2.automationOutputProcessor.uploaded': uploaded,
    'v2-beta.automationOutputProcessor.uploaded': uploaded,
    'v2.automationOutputProcessor.completed': done('Completed'),
    'v2-beta.automationOutputProcessor.completed': done('Completed'),
  },
  automation_transform: {
    // A transform runs from the time it is made.
    'v2.automationFileTransform.updated.status.running': created,
    'v2.automationFileTransform.updated.status.succeeded': turned('status', 'SUCCEEDED'),
    'v2.automationFileTransform.updated.status.failed': turned('status', 'FAILED'),
  },
  workflow_task_group: {
    'v2.workflowTaskGroup.created': created,
    'v2.workflowTaskGroup.updated.watchers': updated('watchers'),
  },
  workflow_task: {
    'v2.workflowTask.created': created,
    'v2.workflowTask.updated.fields': fieldsUpdated,
    'v2.workflowTask.updated.status': updated('status'),
    'v2.workflowTask.updated.assignee': updated('assignee'),
    'v2.workflowTask.updated.scheduledOn': updated('scheduledOn'),
  },
  workflow_output: {
    'v2.workflowOutput.created': created,
    'v2.workflowOutput.updated.fields': fieldsUpdated,
  },
};
