interface Interactive {
  readonly id: string;
  /** `null` counts as enabled. */
  readonly enabled?: boolean | null;
}

interface Input extends Interactive {
  readonly label?: string | null;
  readonly required?: boolean | null;
}

interface One {
  readonly value: string | null;
}

interface Many {
  readonly value: readonly string[] | null;
}

interface Dropdown extends Input {
  readonly dropdownId: string;
}

interface Selector extends Input {
  readonly options: readonly string[];
}

interface Search extends Input {
  /** A type of items, such as `dna_sequence`. */
  readonly itemType: string;
  /** The schema that what is chosen must have; any when it is `null`. */
  readonly schemaId: string | null;
}

/** A block in which a person chooses or writes something. */
export type InputBlock =
  | ({ readonly type: 'TEXT_INPUT' } & Input & One)
  | ({ readonly type: 'DROPDOWN' } & Dropdown & One)
  | ({ readonly type: 'DROPDOWN_MULTIVALUE' } & Dropdown & Many)
  | ({ readonly type: 'SELECTOR_INPUT' } & Selector & One)
  | ({ readonly type: 'SELECTOR_INPUT_MULTIVALUE' } & Selector & Many)
  | ({ readonly type: 'SEARCH_INPUT' } & Search & One)
  | ({ readonly type: 'SEARCH_INPUT_MULTIVALUE' } & Search & Many)
  | ({ readonly type: 'FILE_UPLOAD'; readonly fileTypes?: readonly string[]; readonly maxFiles?: number } & Input &
      Many);

/** A button: what a person presses to send a canvas to its app. */
export type ButtonBlock = { readonly type: 'BUTTON'; readonly text: string } & Interactive;

/** A table of a data frame; a dataset is an older name of one. */
export type TableBlock = {
  readonly type: 'TABLE';
  readonly name: string;
  readonly source: { readonly type: string; readonly dataFrameId?: string | null; readonly datasetId?: string | null };
} & Interactive;

/** A block that stands in a canvas or side by side with others in a section. */
export type LeafBlock =
  | InputBlock
  | ButtonBlock
  | { readonly type: 'CHIP'; readonly id?: string; readonly value: string }
  | { readonly type: 'MARKDOWN'; readonly id?: string; readonly value: string };

/** What a canvas is made of, as API v2 has it. */
export type Block =
  | LeafBlock
  | TableBlock
  | { readonly type: 'SECTION'; readonly id?: string; readonly children: readonly LeafBlock[] };

/** Every block of a canvas with its path, those in sections after their section. */
export function everyBlock(blocks: readonly Block[]): { readonly block: Block; readonly path: string }[] {
  return blocks.flatMap((block, index) => {
    const path = `blocks.${index}`;
    const children = block.type === 'SECTION' ? block.children : [];
    return [{ block, path }, ...children.map((child, at) => ({ block: child, path: `${path}.children.${at}` }))];
  });
}

/** The blocks with each one replaced, wherever it stands. */
export function mapLeaves(blocks: readonly Block[], change: (block: LeafBlock) => LeafBlock): Block[] {
  return blocks.map((block) => {
    if (block.type === 'TABLE') return block;
    return block.type === 'SECTION' ? { ...block, children: block.children.map(change) } : change(block);
  });
}

const notInputs: ReadonlySet<Block['type']> = new Set<Block['type']>([
  'BUTTON',
  'CHIP',
  'MARKDOWN',
  'SECTION',
  'TABLE',
]);

/** Whether a person can write or choose something in a block. */
export function isInput(block: Block): block is InputBlock {
  return !notInputs.has(block.type);
}

/** What a block has as its value, as a list. */
export function valuesOf({ value }: InputBlock): readonly string[] {
  return value === null ? [] : typeof value === 'string' ? [value] : value;
}

/** Whether an input that must be filled still is empty. */
export function isMissing(block: InputBlock): boolean {
  return block.required === true && !valuesOf(block).some((value) => value.trim() !== '');
}

/** The data frame of a table. */
export function dataFrameOf({ source }: TableBlock): string | null {
  return source.dataFrameId ?? source.datasetId ?? null;
}
