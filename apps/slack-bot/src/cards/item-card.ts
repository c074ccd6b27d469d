import type { Found, LookUpAnswer, RegistryItem } from '@ligase/plugin-registry/contract';
import type { KnownBlock } from '@slack/types';
import { facts, paragraph } from '@ligase/plugin-slack/block-kit';
import { cut, escaped, link } from '@ligase/plugin-slack/block-kit';
import type { SlackMessage } from '@ligase/plugin-slack/contract';

const mostFields = 5;
const mostFieldChars = 200;

/** Something in Benchling, as much of it as one wants to see at a glance. */
export function itemCard(item: RegistryItem): SlackMessage {
  return { text: `${kindWords[item.kind]} ${item.name}`, blocks: itemBlocks(item) };
}

/** What was found under a text: one thing, a list, or nothing, in the same words for what is hidden and what does not exist. */
export function foundCard(text: string, { found, hasMore, unanswered }: LookUpAnswer): SlackMessage {
  const gaps = [...new Set(unanswered.map(({ kind }) => kindWords[kind].toLowerCase()))].join(', ');
  const missing =
    gaps === '' ? [] : [paragraph(`:warning: Benchling did not answer for: ${gaps}. There may be more of these.`)];
  const [first] = found;
  if (first === undefined) {
    const words = `I find nothing called “${cut(text, mostFieldChars)}” that you may see in Benchling.`;
    return { text: words, blocks: [paragraph(escaped(words)), ...missing] };
  }
  if (found.length === 1 && !hasMore)
    return { ...itemCard(first.item), blocks: [...itemBlocks(first.item), ...missing] };
  const more = hasMore ? [paragraph('There may be more; a longer part of the name finds fewer.')] : [];
  return {
    text: `${found.length} things called “${cut(text, mostFieldChars)}”`,
    blocks: [paragraph(found.map(lineOf).join('\n')), ...more, ...missing],
  };
}

function itemBlocks(item: RegistryItem): KnownBlock[] {
  const { kind, schemaName, registryId, length, place, fields, aliases } = item;
  const pairs: (readonly [string, string | undefined])[] = [
    ['Registry id', registryId],
    ['Schema', schemaName],
    [
      'Length',
      length === undefined
        ? undefined
        : `${length.toLocaleString('en')} ${kind === 'aa-sequence' ? 'amino acids' : 'bases'}`,
    ],
    ['Also called', aliases.length === 0 ? undefined : aliases.join(', ')],
    ['Folder', place?.name],
    ...fields.slice(0, mostFields).map(({ name, text }) => [name, text] as const),
  ];
  const known = pairs.flatMap(([name, value]) =>
    value === undefined ? [] : [[escaped(name), escaped(cut(value, mostFieldChars))] as const],
  );
  return [paragraph(headOf(item)), ...(known.length === 0 ? [] : [facts(known)])];
}

function headOf({ kind, name, webUrl, isArchived }: RegistryItem): string {
  const shown = webUrl === undefined ? `*${escaped(name)}*` : link(webUrl, name);
  return `${shown}  ${kindWords[kind]}${isArchived ? ', archived' : ''}`;
}

function lineOf({ item }: Found): string {
  const { registryId, schemaName } = item;
  const rest = [registryId, schemaName].flatMap((text) => (text === undefined ? [] : [escaped(cut(text, 80))]));
  return ['•', headOf({ ...item, name: cut(item.name, 100) }), ...rest.map((text) => `· ${text}`)].join(' ');
}

const kindWords: Readonly<Record<RegistryItem['kind'], string>> = {
  'custom-entity': 'Entity',
  'dna-sequence': 'DNA sequence',
  'rna-sequence': 'RNA sequence',
  'aa-sequence': 'Protein',
  'dna-oligo': 'DNA oligo',
  'rna-oligo': 'RNA oligo',
  molecule: 'Molecule',
  mixture: 'Mixture',
  container: 'Container',
  box: 'Box',
  plate: 'Plate',
  entry: 'Entry',
};
