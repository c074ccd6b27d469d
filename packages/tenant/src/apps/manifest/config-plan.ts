import type { ConfigItemType } from './config-type.ts';
import type { ConfigDefinition, FieldDependency, Manifest } from './manifest.ts';

/** A place in an app's configuration that takes a value. */
export interface ConfigSlot {
  /** The names from the top down, such as `['Plasmid', 'Backbone']`. */
  readonly path: readonly string[];
  readonly type: ConfigItemType;
  readonly description: string;
  readonly requiredConfig: boolean;
  /** Of `entity_schema`: the kind of entity that the schema must be for. */
  readonly subtype?: string;
  /** Of scalars: the values to choose from. */
  readonly enum?: readonly (string | number)[];
  /** Of `field`: what the field must be. */
  readonly field?: Pick<FieldDependency, 'type' | 'isMulti' | 'isRequired'>;
}

/** A list of rows, each with the same slots. */
export interface ConfigArray {
  readonly path: readonly string[];
  readonly description: string;
  readonly minElements: number;
  readonly maxElements: number;
  readonly defaultElementName: string;
  /** Paths are those below a row. */
  readonly slots: readonly ConfigSlot[];
}

/** Everything that an app asks to be configured with. */
export interface ConfigPlan {
  readonly slots: readonly ConfigSlot[];
  readonly arrays: readonly ConfigArray[];
}

/** The plan of a manifest. A path is made of the names from the top item down to the member. */
export function configPlan({ configuration }: Pick<Manifest, 'configuration'>): ConfigPlan {
  return {
    slots: configuration.flatMap((item) => slotsOf(item)),
    arrays: configuration.flatMap((item) => (item.type === 'array' ? arrayOf(item) : [])),
  };
}

/** The slot at a path, also of a row that may be there; `undefined` when the app asks for nothing there. */
export function slotAt(plan: ConfigPlan, path: readonly string[]): ConfigSlot | undefined {
  const whole = plan.slots.find((slot) => samePath(slot.path, path));
  if (whole !== undefined) return whole;
  const [array, rowName = ''] = [arrayAt(plan, path), path[1]];
  return array && slotsOfRow(array, rowName).find((slot) => samePath(slot.path, path));
}

/** The array that a path leads into. */
export function arrayAt({ arrays }: ConfigPlan, [name]: readonly string[]): ConfigArray | undefined {
  return arrays.find(({ path }) => path[0] === name);
}

/** A row and what is in it, the row itself first. */
export function slotsOfRow({ path, slots, description }: ConfigArray, rowName: string): readonly ConfigSlot[] {
  const row = [...path, rowName];
  return [
    { path: row, type: 'array_element', description, requiredConfig: false },
    ...slots.map((slot) => ({ ...slot, path: [...row, ...slot.path] })),
  ];
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

/** A path for people, such as `"Plasmid" / "Backbone"`. */
export function pathText(path: readonly string[]): string {
  return path.map((name) => `"${name}"`).join(' / ');
}

function arrayOf(item: ConfigDefinition): ConfigArray {
  return {
    path: [item.name],
    description: item.description ?? '',
    minElements: item.minElements ?? 0,
    maxElements: item.maxElements ?? 500,
    defaultElementName: item.defaultElementName ?? 'Row',
    slots: (item.elementDefinition ?? []).flatMap((element) => slotsOf(element)),
  };
}

function slotsOf(item: ConfigDefinition): ConfigSlot[] {
  const { name, subtype, fieldDefinitions = [], output, options = [] } = item;
  if (item.type === 'array') return [];
  const fields = (path: readonly string[], dependencies: readonly FieldDependency[]): ConfigSlot[] =>
    dependencies.map((field) => ({ ...slot([...path, field.name], 'field', field), field }));
  return [
    {
      ...slot([name], item.type, item),
      ...(subtype !== undefined && { subtype }),
      ...(item.enum && { enum: item.enum }),
    },
    ...fields([name], fieldDefinitions),
    // As the official client library has it.
    ...fields([name, 'output'], output?.fieldDefinitions ?? []),
    ...options.map((option) => slot([name, option.name], 'dropdown_option', option)),
  ];
}

function slot(
  path: readonly string[],
  type: ConfigItemType,
  { description, requiredConfig = false }: Pick<ConfigDefinition, 'description' | 'requiredConfig'>,
): ConfigSlot {
  return { path, type, description: description ?? '', requiredConfig };
}
