import type { Button } from '@slack/types';
import { button } from '../slack/block-kit/blocks.ts';

/** A button that leads into Benchling; `what` tells it from others in its row. */
export function openButton(url: string, label = 'Open in Benchling', what = 'open'): Button {
  return button(label, { actionId: what, url: encodeURI(decodeURI(url)) });
}
