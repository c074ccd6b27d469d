import { InputError } from '@ligase/core';
import type { Block } from './block.ts';

const labelMax = 50;
const dataBytesMax = 5_000;
const filesMax = 10;

/**
 * Holds the blocks and the data of a canvas against Benchling's limits.
 * @throws {InputError} `INPUT_INVALID` that lists every block at fault by its place.
 */
export function checkCanvas({
  blocks = [],
  data,
}: {
  readonly blocks?: readonly Block[];
  readonly data?: string | null;
}): void {
  const places = new Map<string, string>();
  const faults = blocks.flatMap((block, index) => {
    const at = `blocks[${index}]`;
    const children = block.type === 'SECTION' ? block.children : [];
    return [
      ...faultsAt(block, at, places),
      ...children.flatMap((child: Block, place) =>
        child.type === 'SECTION' || child.type === 'TABLE'
          ? [`${at}.children[${place}]: a section cannot hold a ${child.type}; put it beside the section`]
          : faultsAt(child, `${at}.children[${place}]`, places),
      ),
    ];
  });
  const bytes = Buffer.byteLength(data ?? '');
  if (bytes >= dataBytesMax) faults.push(`data: less than ${dataBytesMax} bytes are kept with a canvas, not ${bytes}`);
  if (faults.length > 0)
    throw new InputError(
      'INPUT_INVALID',
      `The canvas was not sent. Mend:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
}

function faultsAt(block: Block, at: string, places: Map<string, string>): string[] {
  const faults = [...idFaults(block, at, places)];
  if ('label' in block && block.label !== undefined && block.label.length > labelMax)
    faults.push(`its label has ${block.label.length} characters; ${labelMax} are shown at most`);
  if ('required' in block && block.required && !block.label) faults.push('it is required and so needs a label');
  if (block.type === 'SELECTOR_INPUT' || block.type === 'SELECTOR_INPUT_MULTIVALUE') {
    const values = block.value === null ? [] : [block.value].flat();
    const stray = values.find((value) => !block.options.includes(value));
    if (stray !== undefined) faults.push(`"${stray}" is none of its options`);
    if (new Set(block.options).size < block.options.length) faults.push('its options have one twice');
  }
  if (block.type === 'FILE_UPLOAD') {
    const { maxFiles = filesMax, value } = block;
    if (!Number.isInteger(maxFiles) || maxFiles < 1 || maxFiles > filesMax)
      faults.push(`its maxFiles must be 1 to ${filesMax}, not ${maxFiles}`);
    if (value !== null && value.length > maxFiles) faults.push(`it takes ${maxFiles} files, not ${value.length}`);
  }
  return faults.map((fault) => `${at} (${block.type}${block.id === undefined ? '' : ` "${block.id}"`}): ${fault}`);
}

function idFaults({ type, id }: Block, at: string, places: Map<string, string>): string[] {
  if (id === undefined) return type === 'CHIP' || type === 'MARKDOWN' || type === 'SECTION' ? [] : ['it needs an id'];
  if (id === '') return ['its id is empty'];
  const other = places.get(id);
  if (other !== undefined) return [`its id is that of ${other} already; each id is there once`];
  places.set(id, at);
  return [];
}
