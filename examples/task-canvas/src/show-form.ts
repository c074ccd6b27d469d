import { canvas } from '@ligase/plugin-canvas/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { transferForm } from './transfer-form.ts';

/** Shows the form in a new canvas, which is disabled until then. */
export const showForm = defineWorkflow({
  name: 'show-form',
  requires: { canvas },
  input: uncheckedInput<{ readonly canvasId: string }>(),
  run: ({ deps: { canvas: canvases }, step }, message) =>
    step('show', () => canvases.handle(message, () => Promise.resolve({ blocks: transferForm.blocks() }))),
});
