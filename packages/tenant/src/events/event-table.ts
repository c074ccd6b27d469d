import { entry } from '../entries/entry-family.ts';
import type { Family } from '../engine/family.ts';
import { customEntity } from '../resources/custom-entities.ts';
import { project } from '../resources/projects.ts';
import { dnaSequence } from '../sequences/dna-sequence.ts';
import { created, fieldsUpdated, registered, updated, updatedInV3, type EventCause } from './event-cause.ts';

/** A family whose changes are events. */
export interface EventSource {
  readonly family: Family;
  /** What causes its events, by their type. */
  readonly causes: Readonly<Record<string, EventCause>>;
}

const entity = (family: Family, v3Noun?: string): EventSource => ({
  family,
  causes: {
    'v2.entity.registered': registered,
    ...(v3Noun && { [`v3.${v3Noun}.created`]: created, [`v3.${v3Noun}.updated`]: updatedInV3 }),
  },
});

/** Which changes of which families are which events; a family that is not in it causes none. */
export const eventTable: readonly EventSource[] = [
  entity(customEntity.family, 'customEntity'),
  entity(dnaSequence.family, 'dnaSequence'),
  {
    family: entry,
    causes: {
      'v2.entry.created': created,
      'v2.entry.updated.fields': fieldsUpdated,
      'v2.entry.updated.reviewRecord': updated('reviewRecord'),
      'v2.entry.updated.assignedReviewers': updated('assignedReviewers'),
      'v3.entry.created': created,
    },
  },
  { family: project, causes: { 'v3.project.created': created, 'v3.project.updated': updatedInV3 } },
];
