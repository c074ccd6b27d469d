import type { Engine } from '../../engine/engine.ts';
import type { FieldDefinition } from '../../engine/fields/field-definition.ts';
import { LINKED_TYPES } from '../../engine/fields/field-types.ts';
import { ITEM_COLUMNS, type ItemRow } from '../../engine/item-row.ts';
import { fold } from '../../engine/item-store.ts';
import { mayRead } from '../../engine/rights.ts';
import { parseTime } from '../../engine/time-range.ts';
import type { Principal } from '../../identity/principal.ts';

/** Who reads a file, and in which time zone its times are that name no offset. */
export interface CellReader {
  readonly principal: Principal;
  readonly timezone: string | null;
}

/** The value of a field that a cell stands for: numbers and dates as such, items and options by id or by name. */
export function readCell(engine: Engine, reader: CellReader, field: FieldDefinition, cell: string): unknown {
  if (cell === '') return field.isMulti ? [] : null;
  if (!field.isMulti) return readOne(engine, reader, field, cell.trim());
  return cell.split(/[,;]/u).map((part) => readOne(engine, reader, field, part.trim()));
}

function readOne(engine: Engine, { principal, timezone }: CellReader, field: FieldDefinition, text: string): unknown {
  switch (field.type) {
    case 'integer':
    case 'float':
      // What is no number is refused as the text it is.
      return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
    case 'boolean':
      return /^(?:true|yes|1)$/iu.test(text) ? true : /^(?:false|no|0)$/iu.test(text) ? false : text;
    case 'dropdown':
      return optionId(engine, field, text) ?? text;
    case 'datetime':
      return timezone === null ? text : withOffset(text, timezone);
    case 'json':
      return parsed(text);
    default:
      return field.type in LINKED_TYPES ? (linkedId(engine, principal, field, text) ?? text) : text;
  }
}

function optionId(engine: Engine, { dropdownId }: FieldDefinition, text: string): string | undefined {
  const dropdown = dropdownId ? engine.items.get(dropdownId) : undefined;
  const { options } = JSON.parse(dropdown?.body ?? '{"options":[]}') as { options: { id: string; name: string }[] };
  return options.find(({ name }) => name === text)?.id;
}

function linkedId(engine: Engine, principal: Principal, field: FieldDefinition, text: string): string | undefined {
  const types = LINKED_TYPES[field.type] ?? [];
  if (engine.items.get(text)) return text;
  return engine.context.db
    .prepare<ItemRow>(
      `SELECT ${ITEM_COLUMNS} FROM items WHERE type IN (SELECT value FROM json_each(?))
        AND (name_folded = ? OR entity_registry_id = ?) AND archive_reason IS NULL ORDER BY created_at`,
    )
    .all(JSON.stringify(types), fold(text), text)
    .find((row) => (!field.schemaId || row.schema_id === field.schemaId) && mayRead(engine, principal, row))?.id;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A local time with the offset that its time zone has then. */
function withOffset(text: string, timeZone: string): string {
  const local = parseTime(text);
  if (local === undefined || /(?:Z|[+-]\d{2}:?\d{2})$/iu.test(text.slice(10))) return text;
  const zone = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(local)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${text}${zone === undefined || zone === 'GMT' ? 'Z' : zone.slice('GMT'.length)}`;
}
