import type { Button } from '@slack/types';
import { button } from '@ligase/plugin-slack/block-kit';

/** A button that leads into Benchling; `what` tells it from others in its row. */
export function openButton(url: string, label = 'Open in Benchling', what = 'open'): Button {
  return button(label, { actionId: what, url: encodeURI(decodeURI(url)) });
}
