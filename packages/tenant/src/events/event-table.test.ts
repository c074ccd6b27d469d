import { describe, expect, it } from 'vitest';
import { messageTypes } from '../apps/manifest/message-type.ts';
import { kindOf } from '../deliveries/message.ts';
import type { Change, PropertyChange } from '../engine/changes.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { eventTable } from './event-table.ts';
import { eventTypes } from './event-types.ts';

const known = new Set([...eventTypes, ...messageTypes.filter((type) => kindOf(type) === 'event')]);
const caused = new Set(Object.values(eventTable).flatMap((causes) => Object.keys(causes)));

/** The events that something done to an item of a type is, with what they say was updated. */
function eventsOf(type: string, verb: string, ...properties: readonly PropertyChange[]) {
  const item = { type, registered_at: null, body: '{}' } as ItemRow;
  const change = { item, verb, ...(properties.length > 0 && { properties }) } as Change;
  return Object.entries(eventTable[type] ?? {}).flatMap(([event, cause]) => {
    const updates = cause(change);
    return updates ? [[event, ...updates]] : [];
  });
}
const property = (name: string, to: unknown): PropertyChange => ({ property: name, from: null, to });

describe('the table of events', () => {
  it('has no type of event that Benchling does not have', () => {
    const strange = [...caused].filter((type) => !known.has(type));

    expect(strange).toEqual([]);
  });

  it('has every type of event but those of what the tenant does not do', () => {
    const missing = [...known].filter((type) => !caused.has(type));

    expect(missing).toEqual([
      'v2-beta.entry.updated.reviewSnapshot',
      'v2-beta.worksheet.updated.reviewSnapshot',
      'v2-alpha.stageEntry.created',
      'v2-alpha.stageEntry.updated.fields',
      'v2-alpha.stageEntry.updated.reviewRecord',
      'v2-alpha.stageEntry.updated.assignedReviewers',
      'v2.automationFileTransform.updated.status.pending',
      'v2.workflowTaskGroup.mappingCompleted',
    ]);
  });

  it.each([
    ['request', 'Updated', [property('status', 'COMPLETED')], [['v2.request.updated.status', 'status']]],
    ['workflow_task', 'Updated', [property('assignee', 'ent_1')], [['v2.workflowTask.updated.assignee', 'assignee']]],
    [
      'automation_output_processor',
      'Uploaded',
      [property('fileId', 'blob_1')],
      [['v2.automationOutputProcessor.uploaded'], ['v2-beta.automationOutputProcessor.uploaded']],
    ],
    ['automation_transform', 'Created', [], [['v2.automationFileTransform.updated.status.running']]],
    [
      'automation_transform',
      'Updated',
      [property('status', 'FAILED')],
      [['v2.automationFileTransform.updated.status.failed']],
    ],
    ['dna_sequence', 'Archived', [], [['v3.dnaSequence.updated', 'archived', 'archiveReason']]],
    ['folder', 'Created', [], []],
    // A field may have the name of a property.
    [
      'workflow_task',
      'Updated',
      [{ ...property('status', 'ready'), isField: true as const }],
      [['v2.workflowTask.updated.fields', 'fields.status']],
    ],
  ])('knows what it is when a %s is %s', (type, verb, properties, expected) => {
    const events = eventsOf(type, verb, ...properties);

    expect(events).toEqual(expected);
  });
});
