import { valuesOf, type InputBlock } from './block.ts';
import type { LinkedItems } from './linked-items.ts';

type Fault = string | undefined;

const filesMax = 10;

/** Why an input cannot have the value that it has; `undefined` when it can. An empty one always can. */
export function inputFault(block: InputBlock, links: LinkedItems): Fault {
  const values = valuesOf(block);
  const doubled = values.find((value, index) => values.indexOf(value) !== index);
  if (doubled !== undefined) return `${doubled} is in it twice`;
  switch (block.type) {
    case 'SELECTOR_INPUT':
    case 'SELECTOR_INPUT_MULTIVALUE':
      return selectorFault(block.options, values);
    case 'DROPDOWN':
    case 'DROPDOWN_MULTIVALUE':
      return dropdownFault(block.dropdownId, values, links);
    case 'SEARCH_INPUT':
    case 'SEARCH_INPUT_MULTIVALUE':
      return searchFault(block, values, links);
    case 'FILE_UPLOAD':
      return filesFault(block, values, links);
    case 'TEXT_INPUT':
      break;
  }
  return undefined;
}

function selectorFault(options: readonly string[], values: readonly string[]): Fault {
  const stray = values.find((value) => !options.includes(value));
  return stray === undefined ? undefined : `"${stray}" is none of its options: ${options.join(', ')}`;
}

function dropdownFault(dropdownId: string, values: readonly string[], links: LinkedItems): Fault {
  const options = links.options(dropdownId) ?? [];
  const stray = values.find((value) => !options.some(({ id }) => id === value));
  return stray === undefined ? undefined : `${stray} is no option of the dropdown ${dropdownId}`;
}

function searchFault(
  { itemType, schemaId }: { readonly itemType: string; readonly schemaId: string | null },
  values: readonly string[],
  links: LinkedItems,
): Fault {
  const stray = values.find((value) => {
    const item = links.item([itemType], value);
    return item === undefined || (schemaId !== null && item.schema_id !== schemaId);
  });
  const wanted = schemaId === null ? itemType : `${itemType} of the schema ${schemaId}`;
  return stray === undefined ? undefined : `${stray} is no ${wanted} that can be seen`;
}

function filesFault(
  { maxFiles = filesMax, fileTypes = [] }: { readonly maxFiles?: number; readonly fileTypes?: readonly string[] },
  values: readonly string[],
  links: LinkedItems,
): Fault {
  if (values.length > maxFiles) return `it takes ${maxFiles} files at most, not ${values.length}`;
  for (const value of values) {
    const file = links.item(['blob', 'file'], value);
    if (file === undefined) return `${value} is no blob or file that can be seen`;
    if (!fits(file.name, fileTypes)) return `${file.name} is none of ${fileTypes.join(', ')}`;
  }
  return undefined;
}

/** Whether a file's name ends in one of the types, such as `csv` or `.csv`; any does when there are none. */
function fits(name: string, types: readonly string[]): boolean {
  const folded = name.toLowerCase();
  return types.length === 0 || types.some((type) => folded.endsWith(`.${type.toLowerCase().replace(/^\./u, '')}`));
}
