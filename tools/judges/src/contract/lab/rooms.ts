import type { Control } from '@ligase/tenant';
import type { LabCalls } from './lab-calls.ts';

/** The id of anything. */
export type Id = string;

/** What the parts of a lab stand in. */
export interface Rooms {
  readonly control: Control;
  readonly lab: LabCalls;
  readonly registryId: Id;
  readonly projectId: Id;
  readonly folderId: Id;
  /** A user who is no admin. */
  readonly userId: Id;
  /** Makes a schema of the registry. */
  readonly schema: (name: string, type: SchemaType, fields?: readonly FieldInput[], settings?: Settings) => Id;
}

type NewSchema = Parameters<Control['createSchema']>[0];
type SchemaType = NewSchema['type'];
type FieldInput = NonNullable<NewSchema['fields']>[number];
type Settings = NonNullable<NewSchema['settings']>;

/** A field of a schema, which {@link sampled} fills. */
export const sample: FieldInput = { name: 'Sample', type: 'text' };

/** The fields of an item whose schema has {@link sample}. */
export const sampled = (value: string): object => ({ Sample: { value } });

/** Bytes as bodies carry them. */
export const base64 = (text: string): string => Buffer.from(text).toString('base64');
