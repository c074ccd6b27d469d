import type {
  Block,
  ButtonBlock,
  ChipBlock,
  DropdownBlock,
  FileUploadBlock,
  InputBlock,
  MarkdownBlock,
  MultiDropdownBlock,
  MultiSearchInputBlock,
  MultiSelectorBlock,
  SearchInputBlock,
  SearchItemType,
  SelectorBlock,
  TableBlock,
  TextInputBlock,
} from '../block.ts';

type Written<B> = Omit<B, 'type' | 'id' | 'value'>;
/** A block before its id is known. */
type Unnamed<B> = B extends unknown ? Omit<B, 'id'> : never;

/** What a person writes or chooses: the block, and what is read from it. */
export interface FormInput<B extends InputBlock = InputBlock, Value = unknown> {
  readonly kind: 'input';
  readonly block: Unnamed<B>;
  /** The value of what the block holds: one text, several, or none. */
  readonly valueOf: (held: readonly string[]) => Value;
}

/** What sends the canvas to its app. */
export interface FormButton {
  readonly kind: 'button';
  readonly block: Unnamed<ButtonBlock>;
}

/** What is only shown. */
export interface FormShown<B extends Block = Block> {
  readonly kind: 'shown';
  readonly block: Unnamed<B>;
}

/** Blocks side by side. */
export interface FormSection<Parts extends FormLeaves = FormLeaves> {
  readonly kind: 'section';
  readonly parts: Parts;
}

/** What a section is made of, by the ids of the blocks. */
export type FormLeaves = Readonly<Record<string, FormInput | FormButton | FormShown>>;

/** What a form is made of, by the ids of the blocks. */
export type FormParts = Readonly<Record<string, FormLeaves[string] | FormSection>>;

/** One text; never `null` when it is required. */
export type OneText<Options, Text extends string = string> = Options extends { readonly required: true }
  ? Text
  : Text | null;

// What is held was checked against the block, which is what the types of the builders say of it.
const one = (held: readonly string[]): never => (held[0] ?? null) as never;
const many = (held: readonly string[]): never => held as never;

/** A line of text. */
export function textInput<const Options extends Written<TextInputBlock>>(
  options?: Options,
): FormInput<TextInputBlock, OneText<Options>> {
  return { kind: 'input', block: { type: 'TEXT_INPUT', value: null, ...options }, valueOf: one };
}

/** One option of a dropdown of the tenant, by its id. */
export function dropdown<const Options extends Written<DropdownBlock>>(
  options: Options,
): FormInput<DropdownBlock, OneText<Options>> {
  return { kind: 'input', block: { type: 'DROPDOWN', value: null, ...options }, valueOf: one };
}

/** Several options of a dropdown of the tenant, by their ids. */
export function multiDropdown(options: Written<MultiDropdownBlock>): FormInput<MultiDropdownBlock, readonly string[]> {
  return { kind: 'input', block: { type: 'DROPDOWN_MULTIVALUE', value: null, ...options }, valueOf: many };
}

type Choice<Options extends { readonly options: readonly string[] }> = Options['options'][number];

/** One of the options that are given here. */
export function selector<const Options extends Written<SelectorBlock>>(
  options: Options,
): FormInput<SelectorBlock<Choice<Options>>, OneText<Options, Choice<Options>>> {
  return { kind: 'input', block: { type: 'SELECTOR_INPUT', value: null, ...options }, valueOf: one };
}

/** Several of the options that are given here. */
export function multiSelector<const Options extends Written<MultiSelectorBlock>>(
  options: Options,
): FormInput<MultiSelectorBlock<Choice<Options>>, readonly Choice<Options>[]> {
  return { kind: 'input', block: { type: 'SELECTOR_INPUT_MULTIVALUE', value: null, ...options }, valueOf: many };
}

/** What people search for, of any schema unless one is given. */
type Searched = Omit<Written<SearchInputBlock>, 'schemaId'> & {
  readonly itemType: SearchItemType;
  readonly schemaId?: string;
};

/** One item that a person has searched for, by its id. */
export function searchInput<const Options extends Searched>(
  options: Options,
): FormInput<SearchInputBlock, OneText<Options>> {
  return { kind: 'input', block: { type: 'SEARCH_INPUT', schemaId: null, value: null, ...options }, valueOf: one };
}

/** Several items that a person has searched for, by their ids. */
export function multiSearchInput(options: Searched): FormInput<MultiSearchInputBlock, readonly string[]> {
  const block = { type: 'SEARCH_INPUT_MULTIVALUE', schemaId: null, value: null, ...options } as const;
  return { kind: 'input', block, valueOf: many };
}

/** Files that a person uploads, by the ids under which `uploads.open` gives them. */
export function fileUpload(options?: Written<FileUploadBlock>): FormInput<FileUploadBlock, readonly string[]> {
  return { kind: 'input', block: { type: 'FILE_UPLOAD', value: null, ...options }, valueOf: many };
}

/** A button. */
export function button(text: string, options?: { readonly enabled?: boolean }): FormButton {
  return { kind: 'button', block: { type: 'BUTTON', text, ...options } };
}

/** Text in Markdown. */
export function markdown(value: string): FormShown<MarkdownBlock> {
  return { kind: 'shown', block: { type: 'MARKDOWN', value } };
}

/** A chip of something in Benchling, by its id. */
export function chip(value: string): FormShown<ChipBlock> {
  return { kind: 'shown', block: { type: 'CHIP', value } };
}

/** The rows of a data frame. */
export function table(name: string, dataFrameId: string): FormShown<TableBlock> {
  return { kind: 'shown', block: { type: 'TABLE', name, source: { type: 'DATA_FRAME', dataFrameId } } };
}

/** Blocks side by side. */
export function section<const Parts extends FormLeaves>(parts: Parts): FormSection<Parts> {
  return { kind: 'section', parts };
}
