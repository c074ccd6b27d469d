import type { ValueSchema } from '../../src/input/input-schema.ts';
import { seedSchema } from '../../src/seeds/seed-schema.ts';

const intro = `# Seed files

What a new tenant holds, as YAML or JSON: \`ligase tenant start --seed lab.yaml\`, or \`ligase tenant seed lab.yaml\` for one that
runs. [The guide](../guides/snapshots-and-seeds.md) shows one in use. This page is made from the schema that the tenant checks
seeds by.

- Everything can be left out, but for what is marked.
- Users are named by handle; apps, groups, places and items by name or id. \`{{Name}}\` in a body, a field or a value stands for the
  id of what is called so further up.
- The order is that of this page, whatever the order in the file. Apps get their access and their configuration when all else is
  there, and their webhook URL last.
- Items are created through the API by the user that \`by\` names, so a seed holds nothing that the API would refuse.
- A seed is applied whole or not at all. All that is wrong with it is said at once, as \`file:line:column\`.
- A clock that was moved is forgotten when the process ends.
`;

/** The reference of seed files, made from their schema. */
export function seedPage(): string {
  const sections = Object.entries(seedSchema.properties).map(([name, schema]) => {
    const rows = rowsOf('', schema);
    const table = [['member', 'takes', ''], ...rows];
    const widths = [0, 1, 2].map((column) => Math.max(3, ...table.map((row) => (row[column] ?? '').length)));
    const line = (cells: readonly string[]): string =>
      `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
    const [head = '', ...body] = table.map(line);
    const ruler = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
    const what = schema.type === 'array' ? 'A list.' : `${kindOf(schema)}: ${schema.description ?? ''}.`;
    return rows.length === 0
      ? `## ${name}\n\n${what}\n`
      : `## ${name}\n\n${what}\n\n${[head, ruler, ...body].join('\n')}\n`;
  });
  return [intro, ...sections].join('\n');
}

function rowsOf(prefix: string, schema: ValueSchema): string[][] {
  const { properties, required = [] } = schema.type === 'array' ? (schema.items ?? schema) : schema;
  return Object.entries(properties ?? {}).flatMap(([name, member]) => {
    const isList = member.type === 'array' && member.items?.type === 'object';
    const path = `${prefix}${name}${isList ? '[]' : ''}`;
    const notes = [required.includes(name) ? '**needed**' : [], member.description ?? []].flat().join('; ');
    // Folders hold folders.
    const inner = path.endsWith('folders[].folders[]') ? [] : rowsOf(`${path}.`, member);
    return [[`\`${path}\``, kindOf(member), notes], ...inner];
  });
}

function kindOf(schema: ValueSchema): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.type === 'array')
    return schema.items?.type === 'object' ? 'a list' : `a list of ${kindOf(schema.items ?? schema)}`;
  return { string: 'text', boolean: 'true or false', object: 'an object', integer: 'a number', number: 'a number' }[
    schema.type
  ];
}
