import { InputError, RefusedError } from '@ligase/core';
import type { Block } from '../block.ts';
import type { FormInput } from './form-block.ts';

const shownMax = 100;

/**
 * What the blocks of a canvas hold for each input of a form.
 * @throws {InputError} `CANVAS_MISMATCH` that names each block at fault and what it holds.
 * @throws {RefusedError} that asks for what is required and empty.
 */
export function readInputs(
  inputs: readonly (readonly [string, FormInput])[],
  canvasId: string,
  blocks: readonly Block[],
): Record<string, unknown> {
  const faults: string[] = [];
  const missing: string[] = [];
  const values = inputs.map(([id, { block: wanted, valueOf }]) => {
    const [block, ...others] = blocks.filter((one) => one.id === id);
    const held = block !== undefined && 'value' in block ? heldBy(block.value) : undefined;
    const fault = others.length > 0 ? 'is there more than once' : faultOf(wanted, block, held);
    if (fault !== undefined) faults.push(`block "${id}" ${fault}`);
    else if (held?.length === 0 && wanted.required === true) missing.push(wanted.label ?? id);
    return [id, valueOf(held ?? [])] as const;
  });
  if (faults.length > 0)
    throw new InputError(
      'CANVAS_MISMATCH',
      `Canvas ${canvasId} is not the form that it is read as: ${faults.join('; ')}. ` +
        'Show the form anew with form.blocks(), or read the canvas as the form that was shown.',
      { details: { canvasId } },
    );
  if (missing.length > 0) throw new RefusedError(`Fill in first: ${missing.join(', ')}.`);
  return Object.fromEntries(values);
}

function faultOf(
  wanted: FormInput['block'],
  block: Block | undefined,
  held: readonly string[] | undefined,
): string | undefined {
  if (block === undefined) return 'is not there';
  const isMany = wanted.type.endsWith('_MULTIVALUE') || wanted.type === 'FILE_UPLOAD';
  const value: unknown = 'value' in block ? block.value : undefined;
  const holds = `holds ${(JSON.stringify(value) ?? 'nothing').slice(0, shownMax)}`;
  if (block.type !== wanted.type) return `is a ${block.type} that ${holds}, not a ${wanted.type}`;
  if (held === undefined || (value !== null && value !== undefined && Array.isArray(value) !== isMany))
    return `${holds} and not ${isMany ? 'a list of texts' : 'a text'}`;
  const options = 'options' in wanted ? wanted.options : undefined;
  const stray = options && held.find((one) => !options.includes(one));
  return stray === undefined ? undefined : `${holds}, which is none of: ${options?.join(', ')}`;
}

/** The texts that a block holds; `undefined` when what it holds is something else. A blank text is none. */
function heldBy(value: unknown): readonly string[] | undefined {
  const held: readonly unknown[] = value === null || value === undefined ? [] : [value].flat();
  if (!held.every((one) => typeof one === 'string')) return undefined;
  return held.filter((one) => one.trim() !== '');
}
