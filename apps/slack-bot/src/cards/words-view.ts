import type { ModalView } from '@slack/types';
import { paragraph, plain } from '@ligase/plugin-slack/block-kit';
import { escaped } from '@ligase/plugin-slack/block-kit';
import { limits } from '@ligase/plugin-slack/block-kit';

/** What every writing of one modal has. */
export interface ModalHead {
  readonly callbackId: string;
  readonly title: string;
  /** Comes back with the submission, as JSON. */
  readonly carried: unknown;
}

/** The members of a modal that say which it is. */
export function modalHead({ callbackId, title, carried }: ModalHead) {
  return {
    type: 'modal' as const,
    callback_id: callbackId,
    private_metadata: JSON.stringify(carried),
    title: plain(title, limits.viewTitle),
    close: plain('Cancel', limits.viewButton),
  };
}

/** A modal that only says something: that it is about to be filled, or why it cannot be. */
export function wordsView(head: ModalHead, words: string): ModalView {
  return { ...modalHead(head), blocks: [paragraph(escaped(words))] };
}
