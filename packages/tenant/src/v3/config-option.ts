import type { ConfigDefinition, FieldDependency } from '../apps/manifest/manifest.ts';

type Named = Pick<ConfigDefinition, 'name' | 'description'>;

const scalars: Readonly<Record<string, string>> = {
  boolean: 'BooleanAppConfigSpec',
  date: 'DateAppConfigSpec',
  datetime: 'DateTimeAppConfigSpec',
  json: 'JsonAppConfigSpec',
  secure_text: 'SecureTextAppConfigSpec',
};

const choices: Readonly<Record<string, string>> = {
  integer: 'IntegerAppConfigSpec',
  float: 'FloatAppConfigSpec',
  text: 'TextAppConfigSpec',
};

/** What an app asks to be configured with, as API v3 shows it. */
export function configOptionView(definition: ConfigDefinition): object {
  return { __typename: 'AppConfigOption', ...named(definition), configSpec: specOf(definition) };
}

function specOf(definition: ConfigDefinition): object {
  const { type, enum: values = null, requiredConfig = false, fieldDefinitions } = definition;
  const scalar = scalars[type];
  if (scalar !== undefined) return { __typename: scalar, requiredConfig };
  const choice = choices[type];
  if (choice !== undefined) return { __typename: choice, enum: values, requiredConfig };
  const fields = fieldDefinitions?.map(fieldView) ?? null;
  switch (type) {
    case 'array':
      return {
        __typename: 'ArrayAppConfigSpec',
        elementDefinition: definition.elementDefinition?.map(elementView) ?? [],
        minElements: definition.minElements ?? null,
        maxElements: definition.maxElements ?? null,
        requiredConfig,
      };
    case 'dropdown':
      return {
        __typename: 'DropdownAppConfigSpec',
        options: definition.options?.map(choiceView) ?? null,
        requiredConfig,
      };
    case 'entity_schema':
      return {
        __typename: 'EntitySchemaAppConfigSpec',
        subtype: upper(definition.subtype),
        fieldDefinitions: fields,
        requiredConfig,
      };
    case 'workflow_task_schema':
      return {
        __typename: 'WorkflowTaskSchemaAppConfigSpec',
        fieldDefinitions: fields,
        output: definition.output
          ? {
              __typename: 'AppConfigWorkflowTaskSchemaOutput',
              fieldDefinitions: definition.output.fieldDefinitions?.map(fieldView) ?? null,
            }
          : null,
        requiredConfig,
      };
    default:
      return type.endsWith('_schema')
        ? { __typename: 'SchemaAppConfigSpec', type: upper(type), fieldDefinitions: fields, requiredConfig }
        : { __typename: 'ResourceAppConfigSpec', type: upper(type), requiredConfig };
  }
}

function elementView(element: ConfigDefinition): object {
  return { __typename: 'ArrayAppConfigOption', ...named(element), configSpec: specOf(element) };
}

function choiceView({ requiredConfig = false, ...option }: Named & Pick<ConfigDefinition, 'requiredConfig'>): object {
  return { __typename: 'AppConfigDropdownOption', ...named(option), requiredConfig };
}

function fieldView({
  type,
  isMulti = null,
  isRequired = null,
  requiredConfig = false,
  ...field
}: FieldDependency): object {
  return {
    __typename: 'AppConfigFieldDefinition',
    ...named(field),
    type: upper(type),
    isMulti,
    isRequired,
    requiredConfig,
  };
}

function named({ name, description = null }: Named): Named {
  return { name, description };
}

function upper(name: string | null | undefined): string | null {
  return name?.toUpperCase() ?? null;
}
