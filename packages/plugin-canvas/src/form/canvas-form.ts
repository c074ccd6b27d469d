import { InputError } from '@ligase/core';
import type { Block, InputBlock, LeafBlock } from '../block.ts';
import { checkCanvas } from '../check-canvas.ts';
import type { CanvasState } from '../contract.ts';
import type { FormButton, FormInput, FormLeaves, FormParts, FormSection, FormShown } from './form-block.ts';
import { readInputs } from './read-inputs.ts';

type Merged<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer All) => void ? All : never;

/** All blocks of a form but the sections themselves, by their ids. */
type Leaves<Parts extends FormParts> = {
  readonly [Id in keyof Parts as Parts[Id] extends FormSection ? never : Id]: Parts[Id];
} & ([Extract<Parts[keyof Parts], FormSection>] extends [never]
  ? unknown
  : Merged<Extract<Parts[keyof Parts], FormSection>['parts']>);

type Flat<T> = { readonly [K in keyof T]: T[K] };

/** What people have written in a form, by the ids of its inputs. */
export type FormValues<Parts extends FormParts> = Flat<{
  readonly [
    Id in keyof Leaves<Parts> as Leaves<Parts>[Id] extends FormInput ? Id : never
  ]: Leaves<Parts>[Id] extends FormInput<InputBlock, infer Value> ? Value : never;
}>;

/** The ids of a form's buttons. */
export type FormButtonId<Parts extends FormParts> = {
  [Id in keyof Leaves<Parts>]: Leaves<Parts>[Id] extends FormButton ? Id : never;
}[keyof Leaves<Parts>] &
  string;

type Changed<Part> =
  Part extends FormInput<infer B>
    ? Partial<Omit<B, 'type' | 'id'>>
    : Part extends FormButton
      ? Partial<Omit<Part['block'], 'type'>>
      : Part extends FormShown<infer B>
        ? Partial<Omit<B, 'type' | 'id'>>
        : never;

/** What is to be different in single blocks of a form, by their ids; what is left out stays. */
export type FormChanges<Parts extends FormParts> = Flat<{
  readonly [Id in keyof Leaves<Parts>]?: Changed<Leaves<Parts>[Id]>;
}>;

/** The blocks of a canvas, typed: what is shown, what is read, what is changed. */
export interface CanvasForm<Parts extends FormParts> {
  /** All blocks as they are shown first, but for what the changes say. */
  blocks(changes?: FormChanges<Parts>): readonly Block[];
  /**
   * What people have written in a canvas, by the ids of the inputs: a text or `null` where one is asked for, a list where
   * several are, and never nothing where the input is required.
   * @throws {InputError} `CANVAS_MISMATCH` when the canvas is not this form; it names each block and what that holds.
   * @throws {RefusedError} that asks to fill in what is required and empty.
   */
  read(canvas: Pick<CanvasState, 'id' | 'blocks'>): FormValues<Parts>;
  /**
   * All blocks of a canvas as they stand, with what people wrote and with blocks that are not of the form, but for what the
   * changes say: an update that touches single blocks.
   * @throws {InputError} `CANVAS_MISMATCH` when a block to be changed is not in the canvas.
   */
  change(
    canvas: Pick<CanvasState, 'id' | 'blocks'>,
    changes: FormChanges<Parts>,
  ): { readonly blocks: readonly Block[] };
  /**
   * Which button of the form a message of `v2.canvas.userInteracted` is about.
   * @throws {InputError} `CANVAS_MISMATCH` when it is none of them.
   */
  pressed(message: { readonly buttonId: string }): FormButtonId<Parts>;
}

/**
 * Makes a typed form of blocks by their ids, in the order in which they are shown; the ids in a section count as the form's own.
 * @throws {InputError} `INPUT_INVALID` that lists every block outside Benchling's limits.
 */
export function canvasForm<const Parts extends FormParts>(parts: Parts): CanvasForm<Parts> {
  const first = Object.entries<FormParts[string]>(parts).map(([id, part]): Block =>
    part.kind === 'section'
      ? { type: 'SECTION', id, children: Object.entries(part.parts).map(named) }
      : named([id, part]),
  );
  demandOrder(first);
  checkCanvas({ blocks: first });
  const leaves = everyLeaf(first);
  const buttons = leaves.flatMap(({ type, id }) => (type === 'BUTTON' ? id : []));
  return {
    blocks: (changes) => changed(first, changes ?? {}),
    read: (canvas) => readInputs(inputsOf(parts), canvas.id, everyLeaf(canvas.blocks)) as FormValues<Parts>,
    change(canvas, changes) {
      const there = new Map(everyLeaf(canvas.blocks).map((block) => [block.id, block.type]));
      const faults = Object.keys(changes).flatMap((id) => {
        const wanted = leaves.find((leaf) => leaf.id === id)?.type ?? 'block of this form';
        return there.get(id) === wanted ? [] : `block "${id}" is ${there.get(id) ?? 'not there'}, not a ${wanted}`;
      });
      if (faults.length > 0) throw mismatch(`Canvas ${canvas.id} was not changed: ${faults.join('; ')}.`);
      return { blocks: changed(canvas.blocks, changes) };
    },
    pressed({ buttonId }) {
      if (buttons.includes(buttonId)) return buttonId as FormButtonId<Parts>;
      throw mismatch(`The button "${buttonId}" is none of this form, which has: ${buttons.join(', ') || 'none'}.`);
    },
  };
}

type Changes = Readonly<Record<string, object | undefined>>;

function changed(blocks: readonly Block[], changes: Changes): readonly Block[] {
  return blocks.map((block): Block => {
    const children = block.type === 'SECTION' ? { children: changed(block.children, changes) as LeafBlock[] } : {};
    return { ...block, ...children, ...(block.id !== undefined && changes[block.id]) };
  });
}

/** All blocks but sections. */
function everyLeaf(blocks: readonly Block[]): readonly Exclude<Block, { type: 'SECTION' }>[] {
  return blocks.flatMap((block) => (block.type === 'SECTION' ? block.children : block));
}

function inputsOf(parts: FormParts): readonly (readonly [string, FormInput])[] {
  return Object.entries<FormParts[string]>(parts).flatMap(([id, part]) =>
    part.kind === 'section' ? inputsOf(part.parts) : part.kind === 'input' ? [[id, part] as const] : [],
  );
}

function named([id, part]: readonly [string, FormLeaves[string]]): LeafBlock {
  return { ...part.block, id } as LeafBlock;
}

/** @throws {InputError} for ids that JavaScript would move to the front. */
function demandOrder(blocks: readonly Block[]): void {
  const moved = [...blocks, ...everyLeaf(blocks)].filter(({ id }) => /^\d+$/u.test(id ?? ''));
  if (moved.length > 0)
    throw new InputError(
      'INPUT_INVALID',
      `Ids of a form keep their order only when they are no numbers; rename ${moved.map(({ id }) => id).join(', ')}.`,
    );
}

function mismatch(message: string): InputError {
  return new InputError('CANVAS_MISMATCH', message);
}
