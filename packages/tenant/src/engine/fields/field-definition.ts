/** One field of a schema, as the API shows it. */
export interface FieldDefinition {
  /** `tsf_…` */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly isMulti: boolean;
  readonly isRequired: boolean;
  readonly archiveRecord: { readonly reason: string } | null;
  /** Of a link to entities of one schema only. */
  readonly schemaId?: string | null;
  readonly dropdownId?: string | null;
  readonly numericMin?: number | null;
  readonly numericMax?: number | null;
}

/** The value of a field, as the API shows it. */
export interface FieldValue {
  readonly value: unknown;
  readonly displayValue: string | null;
  readonly textValue: string | null;
  readonly isMulti: boolean;
  readonly type: string;
}

/** The fields of an item by name. */
export type FieldValues = Readonly<Record<string, FieldValue>>;
