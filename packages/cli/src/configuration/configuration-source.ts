import type { Manifest } from '@ligase/tenant/manifest';
import { propertyNames } from './property-names.ts';
import { commentText, sourceText, type Literal, type Member } from './source-text.ts';

type Item = Manifest['configuration'][number];

/** What fields, options and items have in common. */
interface Part {
  readonly name: string;
  readonly description?: string | null;
  readonly requiredConfig?: boolean;
}

/** What the text of {@link configurationSource} begins with. */
export const configurationSourceStart = '// Written by `ligase generate config`';

/**
 * The TypeScript that types an app's configuration. The same manifest gives the same text; `from` is the manifest's name.
 */
export function configurationSource({ info, configuration }: Manifest, from: string): string {
  const schema: Literal = object([
    { key: 'app', value: info.name },
    { key: 'items', value: named(configuration, itemMembers) },
  ]);
  return [
    `${configurationSourceStart} from ${JSON.stringify(from)}: change that, and generate this again.\n`,
    `import { configurationToken, type ConfigurationToken } from '@ligase/plugin-configuration';\n`,
    '\n',
    commentText(`All that ${info.name} is configured with in Benchling.`, ''),
    `export const configurationSchema = ${sourceText(schema, '', width)} as const;\n`,
    '\n',
    commentText(
      'Names the configuration: `app.get(configuration)`, or in the `requires` of a plugin or a workflow.',
      '',
    ),
    'export const configuration: ConfigurationToken<typeof configurationSchema> = configurationToken();\n',
  ].join('');
}

// The schema is never put on one line.
const width = Number.POSITIVE_INFINITY;

function itemMembers(item: Item): Member[] {
  const { type, enum: choices, minElements = 0, fieldDefinitions, output, options, elementDefinition } = item;
  const common = [
    { key: 'name', value: item.name },
    { key: 'type', value: type },
  ];
  if (type === 'array')
    return [
      ...common,
      ...(minElements === 0 ? [] : [{ key: 'minElements', value: minElements }]),
      { key: 'items', value: named(elementDefinition ?? [], itemMembers) },
    ];
  return [
    ...common,
    ...required(item),
    ...(choices === undefined ? [] : [{ key: 'enum', value: choices }]),
    ...parts('fields', fieldDefinitions),
    ...parts('outputFields', output?.fieldDefinitions),
    ...parts('options', options),
  ];
}

function parts(key: string, all: readonly Part[] | undefined): Member[] {
  if (all === undefined || all.length === 0) return [];
  return [{ key, value: named(all, (part) => [{ key: 'name', value: part.name }, ...required(part)]) }];
}

function required({ requiredConfig }: Part): Member[] {
  return requiredConfig === true ? [{ key: 'required', value: true }] : [];
}

/** An object that has each part under the name that code knows it by. */
function named<Named extends Part>(all: readonly Named[], membersOf: (part: Named) => readonly Member[]): Literal {
  const keys = propertyNames(all.map(({ name }) => name));
  return object(
    all.map((part, index) => {
      const { description } = part;
      const comment = typeof description === 'string' && description.trim() !== '' ? description : undefined;
      return { key: keys[index] ?? '', value: object(membersOf(part)), comment };
    }),
  );
}

function object(members: readonly Member[]): Literal {
  return { members };
}
