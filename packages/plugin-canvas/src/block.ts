interface Interactive {
  readonly id: string;
  /** Default: enabled. */
  readonly enabled?: boolean;
}

interface Input extends Interactive {
  /** Up to 50 characters. */
  readonly label?: string;
  /** Benchling lets nobody press a button before it is filled; needs a label. */
  readonly required?: boolean;
}

interface Typed extends Input {
  readonly placeholder?: string;
}

interface One {
  readonly value: string | null;
}

interface Many {
  readonly value: readonly string[] | null;
}

/** What people can search for. */
export type SearchItemType =
  | 'dna_sequence'
  | 'dna_oligo'
  | 'aa_sequence'
  | 'custom_entity'
  | 'mixture'
  | 'box'
  | 'container'
  | 'location'
  | 'plate'
  | 'worklist';

interface Search extends Typed {
  readonly itemType: SearchItemType;
  /** `null` for any schema. */
  readonly schemaId: string | null;
}

/** A line of text. */
export interface TextInputBlock extends Typed, One {
  readonly type: 'TEXT_INPUT';
}

/** One option of a dropdown, by its id. */
export interface DropdownBlock extends Typed, One {
  readonly type: 'DROPDOWN';
  readonly dropdownId: string;
}

/** Several options of a dropdown, by their ids. */
export interface MultiDropdownBlock extends Typed, Many {
  readonly type: 'DROPDOWN_MULTIVALUE';
  readonly dropdownId: string;
}

/** One of some texts. */
export interface SelectorBlock<Option extends string = string> extends Typed {
  readonly type: 'SELECTOR_INPUT';
  readonly options: readonly Option[];
  readonly value: Option | null;
}

/** Several of some texts. */
export interface MultiSelectorBlock<Option extends string = string> extends Typed {
  readonly type: 'SELECTOR_INPUT_MULTIVALUE';
  readonly options: readonly Option[];
  readonly value: readonly Option[] | null;
}

/** An item that is searched for, by its id. */
export interface SearchInputBlock extends Search, One {
  readonly type: 'SEARCH_INPUT';
}

/** Items that are searched for, by their ids. */
export interface MultiSearchInputBlock extends Search, Many {
  readonly type: 'SEARCH_INPUT_MULTIVALUE';
}

/** Files, by the ids of their uploads. */
export interface FileUploadBlock extends Input, Many {
  readonly type: 'FILE_UPLOAD';
  /** Endings of names, such as `csv`. */
  readonly fileTypes?: readonly string[];
  /** Default and most: 10. */
  readonly maxFiles?: number;
}

/** A block in which a person writes or chooses something. */
export type InputBlock =
  | TextInputBlock
  | DropdownBlock
  | MultiDropdownBlock
  | SelectorBlock
  | MultiSelectorBlock
  | SearchInputBlock
  | MultiSearchInputBlock
  | FileUploadBlock;

/** What sends a canvas to its app. */
export interface ButtonBlock extends Interactive {
  readonly type: 'BUTTON';
  readonly text: string;
}

/** Something in Benchling, by its id. */
export interface ChipBlock {
  readonly type: 'CHIP';
  readonly id?: string;
  readonly value: string;
}

/** Text in Markdown. */
export interface MarkdownBlock {
  readonly type: 'MARKDOWN';
  readonly id?: string;
  readonly value: string;
}

/** The rows of a data frame. */
export interface TableBlock extends Interactive {
  readonly type: 'TABLE';
  readonly name: string;
  readonly source: { readonly type: 'DATA_FRAME'; readonly dataFrameId: string };
}

/** A block that stands in a canvas, or side by side with others in a section. */
export type LeafBlock = InputBlock | ButtonBlock | ChipBlock | MarkdownBlock;

/** Blocks side by side. */
export interface SectionBlock {
  readonly type: 'SECTION';
  readonly id?: string;
  readonly children: readonly LeafBlock[];
}

/** What a canvas is made of, as API v2 has it. */
export type Block = LeafBlock | SectionBlock | TableBlock;
