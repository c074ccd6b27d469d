import { entityTypes } from '../../entities/entity-types.ts';

const others = [
  'entry',
  'batch',
  'container',
  'box',
  'plate',
  'location',
  'assay_result',
  'assay_run',
  'request',
  'request_task',
  'workflow_task',
] as const;

/** What a schema describes. */
export type SchemaType = (typeof entityTypes)[number] | (typeof others)[number];

/** The kinds of items that a schema can describe. */
export const schemaTypes: readonly SchemaType[] = [...entityTypes, ...others];

/** What a schema of a kind has besides its fields, as whoever makes it says it. */
export type SchemaSettings = Readonly<Record<string, unknown>>;
