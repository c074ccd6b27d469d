import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { everyBlock, isInput, isMissing, mapLeaves, type Block, type InputBlock } from './block.ts';
import { canvasBody } from './canvas-family.ts';
import { writeCanvas } from './canvases.ts';
import { inputFault } from './input-fault.ts';
import { linkedItems, type LinkedItems } from './linked-items.ts';

/** What a person has written and chosen, by the ids of the blocks; what is left out stays as it is. */
export type Inputs = Readonly<Record<string, string | readonly string[] | null>>;

/**
 * Presses a button of a canvas: keeps what was written in its inputs, and disables it until the app enables it.
 * @throws {TenantApiError} 400 when the button cannot be pressed, or an input is wrong or missing.
 */
export function pressButton(engine: Engine, actor: Actor, row: ItemRow, buttonId: string, inputs: Inputs): ItemRow {
  const body = canvasBody(row);
  if (row.archive_reason !== null) throw invalidRequest(`The canvas ${row.id} is archived.`);
  if (!body.enabled) throw invalidRequest(`The canvas ${row.id} is disabled until its app enables it.`);
  demandButton(body.blocks, buttonId);
  demandKnown(body.blocks, inputs);
  const links = linkedItems(engine, actor.principal);
  const written = new Map(Object.entries(inputs));
  const blocks = mapLeaves(body.blocks, (block) => {
    const value = isInput(block) ? written.get(block.id) : undefined;
    return value !== undefined && isInput(block) ? filled(block, value, links) : block;
  });
  const missing = everyBlock(blocks).flatMap(({ block }) => (isInput(block) && isMissing(block) ? block : []));
  if (missing.length > 0)
    throw invalidRequest(`Fill in first: ${missing.map(({ id, label }) => `${label ?? id} (${id})`).join(', ')}.`);
  return writeCanvas(engine, actor, row, { ...body, blocks, enabled: false }, 'Button pressed');
}

function demandButton(blocks: readonly Block[], buttonId: string): void {
  const buttons = everyBlock(blocks).flatMap(({ block }) => (block.type === 'BUTTON' ? block : []));
  const button = buttons.find(({ id }) => id === buttonId);
  if (button === undefined)
    throw invalidRequest(
      `There is no button ${buttonId} in it. Its buttons: ${buttons.map(({ id }) => id).join(', ') || 'none'}.`,
    );
  if (button.enabled === false) throw invalidRequest(`The button ${button.text} (${buttonId}) is disabled.`);
}

function demandKnown(blocks: readonly Block[], inputs: Inputs): void {
  const known = everyBlock(blocks).flatMap(({ block }) => (isInput(block) ? block.id : []));
  const stray = Object.keys(inputs).find((id) => !known.includes(id));
  if (stray !== undefined)
    throw invalidRequest(`There is no input ${stray} in it. Its inputs: ${known.join(', ') || 'none'}.`);
}

function filled(block: InputBlock, value: Inputs[string], links: LinkedItems): InputBlock {
  if (block.enabled === false) throw invalidRequest(`The input ${block.id} is disabled.`);
  const isMany = block.type.endsWith('_MULTIVALUE') || block.type === 'FILE_UPLOAD';
  if (value !== null && Array.isArray(value) !== isMany)
    throw invalidRequest(`The input ${block.id} takes ${isMany ? 'a list of texts' : 'one text'}.`);
  // Its kind of value was just checked to be that of the block.
  const after = { ...block, value } as InputBlock;
  const fault = inputFault(after, links);
  if (fault !== undefined) throw invalidRequest(`Invalid input ${block.id}: ${fault}.`);
  return after;
}
