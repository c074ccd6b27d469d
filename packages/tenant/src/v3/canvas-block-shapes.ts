import type { Block } from '../apps/canvases/block.ts';
import { demandShape } from '../input/demand-shape.ts';
import {
  anyObject,
  boolean,
  integer,
  listOf,
  objectSchema,
  oneOf,
  text,
  type ObjectSchema,
} from '../input/input-schema.ts';

type BlockType = Block['type'];

const longest = 100_000;
const anyText = text(0, longest);
const texts = listOf(anyText);
const input = { enabled: boolean, label: text(0, 50), required: boolean };
const withHint = { ...input, placeholder: anyText };
const one = { value: anyText };
const many = { value: texts };
const itemType = oneOf(
  'DNA_SEQUENCE',
  'DNA_OLIGO',
  'AA_SEQUENCE',
  'CUSTOM_ENTITY',
  'MIXTURE',
  'BOX',
  'CONTAINER',
  'LOCATION',
  'PLATE',
  'WORKLIST',
);

/** The members of each block besides its type and its id: those that must be there, then those that may. */
const members: Readonly<Record<BlockType, Parameters<typeof objectSchema>>> = {
  BUTTON: [{ text: anyText }, { enabled: boolean }],
  CHIP: [{ value: text() }],
  DROPDOWN: [{ dropdownId: text() }, { ...withHint, ...one }],
  DROPDOWN_MULTIVALUE: [{ dropdownId: text() }, { ...withHint, ...many }],
  FILE_UPLOAD: [{}, { ...input, ...many, fileTypes: texts, maxFiles: integer() }],
  MARKDOWN: [{ value: anyText }],
  SEARCH_INPUT: [{ itemType }, { ...withHint, ...one, schemaId: text() }],
  SEARCH_INPUT_MULTIVALUE: [{ itemType }, { ...withHint, ...many, schemaId: text() }],
  SECTION: [{ children: listOf(anyObject) }],
  SELECTOR_INPUT: [{ options: texts }, { ...withHint, ...one }],
  SELECTOR_INPUT_MULTIVALUE: [{ options: texts }, { ...withHint, ...many }],
  TABLE: [{ name: anyText, dataFrameId: text() }, { enabled: boolean }],
  TEXT_INPUT: [{}, { ...withHint, ...one }],
};

const types = Object.keys(members) as BlockType[];
const leaves = types.filter((type) => type !== 'SECTION' && type !== 'TABLE');

/**
 * Lets blocks pass that are as API v3 has them: the rows of a bulk file were held against no contract.
 * @throws {TenantApiError} 400
 */
export function demandBlocks(blocks: readonly object[], where = 'blocks', allowed: readonly BlockType[] = types): void {
  for (const [index, block] of blocks.entries()) {
    const at = `${where}[${index}]`;
    const { type, children } = block as { readonly type?: BlockType; readonly children?: unknown };
    demandShape(oneOf(...allowed), type, `${at}.type`);
    demandShape(shapeOf(type as BlockType), block, at);
    if (type === 'SECTION') demandBlocks(children as readonly object[], `${at}.children`, leaves);
  }
}

function shapeOf(type: BlockType): ObjectSchema {
  const [required = {}, optional] = members[type];
  return objectSchema({ type: text(), id: text(), ...required }, optional);
}
