import { InputError } from '@ligase/core';
import type { Block, KnownBlock, View } from '@slack/types';
import { checkBlocks } from './check-blocks.ts';
import { checkText } from './check-elements.ts';
import { faultList, type FaultList } from './fault-list.ts';
import { limits } from './limits.ts';

/**
 * Looks at a message before it is sent, since Slack says of a wrong one only `invalid_blocks`.
 * @throws {InputError} `INPUT_INVALID` that names every fault and its place; nothing was sent.
 */
export function checkMessage(message: {
  readonly text: string;
  readonly blocks: readonly (Block | KnownBlock)[];
}): void {
  const list = faultList();
  list.text('text', message.text, limits.messageText, 'required');
  checkBlocks(list, message.blocks, limits.messageBlocks);
  refuseFaults('message', list);
}

/**
 * Looks at a modal or a home tab before it is sent.
 * @throws {InputError} as {@link checkMessage} does.
 */
export function checkView(view: View): void {
  const list = faultList();
  if (view.type === 'modal') {
    checkText(list, 'title', view.title, limits.viewTitle, 'plain');
    if (view.submit !== undefined) checkText(list, 'submit', view.submit, limits.viewButton, 'plain');
    if (view.close !== undefined) checkText(list, 'close', view.close, limits.viewButton, 'plain');
    if (view.submit === undefined && view.blocks.some(({ type }) => type === 'input'))
      list.add('submit', 'is missing, which a modal with inputs needs');
  }
  list.text('callback_id', view.callback_id, limits.callbackId);
  // An empty one is Slack's own default.
  if (view.private_metadata !== '') list.text('private_metadata', view.private_metadata, limits.privateMetadata);
  checkBlocks(list, view.blocks, limits.viewBlocks);
  refuseFaults(view.type === 'modal' ? 'modal' : 'home tab', list);
}

function refuseFaults(what: string, { faults }: FaultList): void {
  if (faults.length === 0) return;
  throw new InputError('INPUT_INVALID', `Slack would not take this ${what}: ${faults.join('; ')}`, {
    details: { faults },
  });
}
