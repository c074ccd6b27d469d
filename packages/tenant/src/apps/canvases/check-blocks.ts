import { invalidRequest } from '../../api-error.ts';
import { dataFrameOf, everyBlock, isInput, type Block, type InputBlock, type TableBlock } from './block.ts';
import { inputFault } from './input-fault.ts';
import type { LinkedItems } from './linked-items.ts';

/**
 * Holds blocks, whose shape the contract has checked already, against the rules that it only tells in words.
 * @throws {TenantApiError} 400 that names the first block that is wrong.
 */
export function checkBlocks(blocks: readonly Block[], links: LinkedItems): void {
  const paths = new Map<string, string>();
  for (const { block, path } of everyBlock(blocks)) {
    const fault = typeFault(block) ?? idFault(block, path, paths) ?? blockFault(block, links);
    if (fault !== undefined) throw invalidRequest(`Invalid ${path}: ${fault}.`);
  }
}

// The contract lets a section go without its type.
function typeFault({ type }: { readonly type?: string }): string | undefined {
  return type === undefined ? 'its type is missing' : undefined;
}

function idFault({ id }: Block, path: string, paths: Map<string, string>): string | undefined {
  if (id === undefined) return undefined;
  if (id === '') return 'its id is empty';
  const other = paths.get(id);
  paths.set(id, path);
  return other === undefined ? undefined : `its id "${id}" is that of ${other} already; each id is there once`;
}

function blockFault(block: Block, links: LinkedItems): string | undefined {
  if (block.type === 'TABLE') return tableFault(block, links);
  if (!isInput(block)) return undefined;
  if (block.required === true && !block.label) return 'it is required and so needs a label';
  return sourceFault(block, links) ?? inputFault(block, links);
}

/** Why nothing can be chosen from what a block offers. */
function sourceFault(block: InputBlock, links: LinkedItems): string | undefined {
  switch (block.type) {
    case 'SELECTOR_INPUT':
    case 'SELECTOR_INPUT_MULTIVALUE': {
      const { options } = block;
      const doubled = options.find((option, index) => options.indexOf(option) !== index);
      return doubled === undefined ? undefined : `its options have "${doubled}" twice`;
    }
    case 'DROPDOWN':
    case 'DROPDOWN_MULTIVALUE':
      return links.options(block.dropdownId) === undefined ? `there is no dropdown ${block.dropdownId}` : undefined;
    case 'SEARCH_INPUT':
    case 'SEARCH_INPUT_MULTIVALUE':
      return block.schemaId === null || links.schemaType(block.schemaId) === block.itemType
        ? undefined
        : `there is no schema ${block.schemaId} of type ${block.itemType}`;
    case 'FILE_UPLOAD':
      return (block.maxFiles ?? 1) < 1 ? `its maxFiles must be 1 to 10, not ${block.maxFiles}` : undefined;
    case 'TEXT_INPUT':
      break;
  }
  return undefined;
}

function tableFault(table: TableBlock, links: LinkedItems): string | undefined {
  const id = dataFrameOf(table);
  if (id === null) return undefined;
  return links.item(['data_frame'], id) === undefined ? `there is no data frame ${id}` : undefined;
}
