import type { Block, LeafBlock } from '../apps/canvases/block.ts';
import { demandBlocks } from './canvas-block-shapes.ts';

/** A block as API v3 takes it: what API v2 has, but for tables, whose data frame stands in the block itself. */
type BlockInput = Readonly<Record<string, unknown>> & { readonly type: Block['type'] };

const typeNames: Readonly<Record<Block['type'], string>> = {
  BUTTON: 'ButtonUiBlock',
  CHIP: 'ChipUiBlock',
  DROPDOWN: 'DropdownUiBlock',
  DROPDOWN_MULTIVALUE: 'DropdownMultiValueUiBlock',
  FILE_UPLOAD: 'FileUploadUiBlock',
  MARKDOWN: 'MarkdownUiBlock',
  SEARCH_INPUT: 'SearchInputUiBlock',
  SEARCH_INPUT_MULTIVALUE: 'SearchInputMultiValueUiBlock',
  SECTION: 'SectionUiBlock',
  SELECTOR_INPUT: 'SelectorInputUiBlock',
  SELECTOR_INPUT_MULTIVALUE: 'SelectorInputMultiValueUiBlock',
  TABLE: 'TableUiBlock',
  TEXT_INPUT: 'TextInputUiBlock',
};

const inputDefaults = { enabled: null, label: null, required: null, value: null };

/** What API v2 would hold of an input where API v3 may leave it out. */
const defaults: Partial<Readonly<Record<Block['type'], object>>> = {
  BUTTON: { enabled: null },
  TABLE: { enabled: null },
  DROPDOWN: { ...inputDefaults, placeholder: null },
  DROPDOWN_MULTIVALUE: { ...inputDefaults, placeholder: null },
  SELECTOR_INPUT: { ...inputDefaults, placeholder: null },
  SELECTOR_INPUT_MULTIVALUE: { ...inputDefaults, placeholder: null },
  SEARCH_INPUT: { ...inputDefaults, placeholder: null, schemaId: null },
  SEARCH_INPUT_MULTIVALUE: { ...inputDefaults, placeholder: null, schemaId: null },
  TEXT_INPUT: { ...inputDefaults, placeholder: null },
  FILE_UPLOAD: inputDefaults,
};

/** Blocks of API v3 as canvases keep them. @throws {TenantApiError} 400 when they are no such blocks. */
export function keptBlocks(blocks: readonly object[]): Block[] {
  demandBlocks(blocks);
  return (blocks as readonly BlockInput[]).map(kept);
}

function kept({ itemType, children, dataFrameId, ...block }: BlockInput): Block {
  const own = {
    ...defaults[block.type],
    ...block,
    ...(typeof itemType === 'string' && { itemType: itemType.toLowerCase() }),
    ...(children !== undefined && { children: (children as readonly BlockInput[]).map(kept) }),
    ...(dataFrameId !== undefined && { source: { type: 'DATA_FRAME', dataFrameId } }),
  };
  // What is demanded above is that the members are those of the type.
  return own as unknown as Block;
}

/** Kept blocks as API v3 shows them. */
export function shownBlocks(blocks: readonly Block[]): object[] {
  return blocks.map(shown);
}

function shown(block: Block | LeafBlock): object {
  const { type, ...rest } = block;
  const own = { __typename: typeNames[type], ...rest };
  if (block.type === 'TABLE') {
    const { source, ...table } = own as { readonly source: { readonly dataFrameId?: string | null } };
    return { ...table, dataFrameId: source.dataFrameId ?? '' };
  }
  if (block.type === 'SECTION') return { ...own, children: shownBlocks(block.children) };
  return 'itemType' in block ? { ...own, itemType: block.itemType.toUpperCase() } : own;
}
