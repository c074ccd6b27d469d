import { canvas } from '@ligase/plugin-canvas/contract';
import { defineWorkflow } from '@ligase/workflows';
import { anyMessage } from './any-message.ts';
import { transferForm } from './transfer-form.ts';

/** Shows the form in a new canvas, which is disabled until then. */
export const showForm = defineWorkflow({
  name: 'show-form',
  requires: { canvas },
  input: anyMessage<{ readonly canvasId: string }>(),
  run: ({ deps: { canvas: canvases }, step }, message) =>
    step('show', () => canvases.handle(message, () => Promise.resolve({ blocks: transferForm.blocks() }))),
});
