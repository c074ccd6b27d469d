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

/** A block in which a person writes or chooses something. */
export type InputBlock =
  | ({ readonly type: 'TEXT_INPUT' } & Typed & One)
  | ({ readonly type: 'DROPDOWN'; readonly dropdownId: string } & Typed & One)
  | ({ readonly type: 'DROPDOWN_MULTIVALUE'; readonly dropdownId: string } & Typed & Many)
  | ({ readonly type: 'SELECTOR_INPUT'; readonly options: readonly string[] } & Typed & One)
  | ({ readonly type: 'SELECTOR_INPUT_MULTIVALUE'; readonly options: readonly string[] } & Typed & Many)
  | ({ readonly type: 'SEARCH_INPUT' } & Search & One)
  | ({ readonly type: 'SEARCH_INPUT_MULTIVALUE' } & Search & Many)
  | ({ readonly type: 'FILE_UPLOAD'; readonly fileTypes?: readonly string[]; readonly maxFiles?: number } & Input &
      Many);

/** A block that stands in a canvas, or side by side with others in a section. */
export type LeafBlock =
  | InputBlock
  | ({ readonly type: 'BUTTON'; readonly text: string } & Interactive)
  | { readonly type: 'CHIP'; readonly id?: string; readonly value: string }
  | { readonly type: 'MARKDOWN'; readonly id?: string; readonly value: string };

/** What a canvas is made of, as API v2 has it. */
export type Block =
  | LeafBlock
  | { readonly type: 'SECTION'; readonly id?: string; readonly children: readonly LeafBlock[] }
  | ({
      readonly type: 'TABLE';
      readonly name: string;
      readonly source: { readonly type: 'DATA_FRAME'; readonly dataFrameId: string };
    } & Interactive);
