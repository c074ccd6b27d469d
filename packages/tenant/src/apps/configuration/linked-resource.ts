import type { Access } from '../../access/access.ts';
import { EVERYONE, type ItemRow } from '../../engine/item-row.ts';
import { placement } from '../../engine/rights.ts';
import type { FieldDefinition } from '../../engine/fields/field-definition.ts';
import type { Principal } from '../../identity/principal.ts';
import type { Database } from '../../store/database.ts';
import { resourceConfigTypes, schemaConfigTypes, type ConfigItemType } from '../manifest/config-type.ts';

/** What an item of configuration links to. */
export interface LinkedResource {
  readonly id: string;
  readonly name: string;
  /** The item that it is or is part of; its rights are those of that item. */
  readonly row: ItemRow;
  /** Of a `field`. */
  readonly field?: FieldDefinition;
}

/** Finds what configuration links to, whoever may see it. */
export interface LinkedResources {
  /** `within` is the schema or the dropdown that a field or an option belongs to, and `part` the fields to look among. */
  find(link: {
    readonly type: ConfigItemType;
    readonly id: string;
    readonly within: string | null;
    readonly part: 'fields' | 'output';
  }): LinkedResource | undefined;
  readableBy(principal: Principal, resource: LinkedResource): boolean;
}

interface SchemaBody {
  readonly fieldDefinitions?: readonly FieldDefinition[];
  readonly workflowOutputSchema?: { readonly fieldDefinitions: readonly FieldDefinition[] } | null;
}

interface Option {
  readonly id: string;
  readonly name: string;
  readonly archiveRecord: object | null;
}

/** The types of items that the API calls otherwise in configuration. */
const renamed: Readonly<Record<string, string>> = {
  run_schema: 'assay_run_schema',
  result_schema: 'assay_result_schema',
  legacy_request_schema: 'request_schema',
};

const linking: ReadonlySet<ConfigItemType> = new Set<ConfigItemType>([
  ...schemaConfigTypes,
  ...resourceConfigTypes,
  'entity_schema',
  'workflow_task_schema',
  'dropdown',
  'dropdown_option',
  'field',
]);

/** Whether items of a type link to something. */
export function isLink(type: ConfigItemType): boolean {
  return linking.has(type);
}

/** Whether items of a type belong to the schema or the dropdown that they stand below. */
export function isPart(type: ConfigItemType): boolean {
  return type === 'field' || type === 'dropdown_option';
}

/** Looks into the items of a tenant. */
export function createLinkedResources(db: Database, access: Access): LinkedResources {
  const rowOf = (id: string): ItemRow | undefined => db.prepare<ItemRow>('SELECT * FROM items WHERE id = ?').get(id);

  const statusOf = (id: string): LinkedResource | undefined => {
    const found = db
      .prepare<ItemRow & { status_name: string }>(
        `SELECT items.*, status.value ->> 'displayName' AS status_name
         FROM items, json_each(items.body, '$.statusLifecycle.statuses') AS status
         WHERE items.type = 'workflow_task_schema' AND status.value ->> 'id' = ?`,
      )
      .get(id);
    return found && { id, name: found.status_name, row: found };
  };

  return {
    find({ type, id, within, part }) {
      if (type === 'workflow_task_status') return statusOf(id);
      if (isPart(type)) {
        const row = within === null ? undefined : rowOf(within);
        if (row === undefined) return undefined;
        return type === 'field' ? fieldOf(row, part, id) : optionOf(row, id);
      }
      const row = rowOf(id);
      return row?.type === (renamed[type] ?? type) ? { id, name: row.name, row } : undefined;
    },
    readableBy: (principal, { row }) =>
      row.scope_id === EVERYONE || access.decide(principal, 'read', placement(row)) !== 'hidden',
  };
}

function fieldOf(row: ItemRow, part: 'fields' | 'output', id: string): LinkedResource | undefined {
  const body = JSON.parse(row.body) as SchemaBody;
  const fields = part === 'output' ? body.workflowOutputSchema?.fieldDefinitions : body.fieldDefinitions;
  const field = fields?.find((one) => one.id === id && one.archiveRecord === null);
  return field && { id, name: field.name, row, field };
}

function optionOf(row: ItemRow, id: string): LinkedResource | undefined {
  const { options = [] } = JSON.parse(row.body) as { readonly options?: readonly Option[] };
  const option = options.find((one) => one.id === id && one.archiveRecord === null);
  return option && { id, name: option.name, row };
}
