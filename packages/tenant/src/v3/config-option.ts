import type { ConfigDefinition, FieldDependency } from '../apps/manifest/manifest.ts';

type Named = Pick<ConfigDefinition, 'name' | 'description'>;

const plainSpecs: Readonly<Record<string, string>> = {
  boolean: 'BooleanAppConfigSpec',
  date: 'DateAppConfigSpec',
  datetime: 'DateTimeAppConfigSpec',
  json: 'JsonAppConfigSpec',
  secure_text: 'SecureTextAppConfigSpec',
};

const choiceSpecs: Readonly<Record<string, string>> = {
  integer: 'IntegerAppConfigSpec',
  float: 'FloatAppConfigSpec',
  text: 'TextAppConfigSpec',
};

const madeOfMore: Readonly<Record<string, (definition: ConfigDefinition) => object>> = {
  array: ({ elementDefinition = [], minElements = null, maxElements = null }) => ({
    __typename: 'ArrayAppConfigSpec',
    elementDefinition: elementDefinition.map((element) => optionView('ArrayAppConfigOption', element)),
    minElements,
    maxElements,
  }),
  dropdown: ({ options }) => ({ __typename: 'DropdownAppConfigSpec', options: options?.map(choiceView) ?? null }),
  entity_schema: ({ subtype, fieldDefinitions }) => ({
    __typename: 'EntitySchemaAppConfigSpec',
    subtype: upper(subtype),
    fieldDefinitions: fieldViews(fieldDefinitions),
  }),
  workflow_task_schema: ({ fieldDefinitions, output }) => ({
    __typename: 'WorkflowTaskSchemaAppConfigSpec',
    fieldDefinitions: fieldViews(fieldDefinitions),
    output: output
      ? { __typename: 'AppConfigWorkflowTaskSchemaOutput', fieldDefinitions: fieldViews(output.fieldDefinitions) }
      : null,
  }),
};

/** What an app asks to be configured with, as API v3 shows it. */
export function configOptionView(definition: ConfigDefinition): object {
  return optionView('AppConfigOption', definition);
}

function optionView(typename: string, definition: ConfigDefinition): object {
  const { requiredConfig = false } = definition;
  return { __typename: typename, ...named(definition), configSpec: { ...specOf(definition), requiredConfig } };
}

function specOf(definition: ConfigDefinition): object {
  const { type, enum: values = null, fieldDefinitions } = definition;
  const plain = plainSpecs[type];
  if (plain !== undefined) return { __typename: plain };
  const choice = choiceSpecs[type];
  if (choice !== undefined) return { __typename: choice, enum: values };
  const special = madeOfMore[type];
  if (special !== undefined) return special(definition);
  return type.endsWith('_schema')
    ? { __typename: 'SchemaAppConfigSpec', type: upper(type), fieldDefinitions: fieldViews(fieldDefinitions) }
    : { __typename: 'ResourceAppConfigSpec', type: upper(type) };
}

function choiceView({ requiredConfig = false, ...option }: Named & Pick<ConfigDefinition, 'requiredConfig'>): object {
  return { __typename: 'AppConfigDropdownOption', ...named(option), requiredConfig };
}

function fieldViews(fields: readonly FieldDependency[] | undefined): readonly object[] | null {
  return (
    fields?.map(({ type, isMulti = null, isRequired = null, requiredConfig = false, ...field }) => ({
      __typename: 'AppConfigFieldDefinition',
      ...named(field),
      type: upper(type),
      isMulti,
      isRequired,
      requiredConfig,
    })) ?? null
  );
}

function named({ name, description = null }: Named): Named {
  return { name, description };
}

function upper(name: string | null | undefined): string | null {
  return name?.toUpperCase() ?? null;
}
