export { canvasPlugin, type CanvasPluginOptions } from './canvas-plugin.ts';
export { checkCanvas } from './check-canvas.ts';
export * from './contract.ts';
export { canvasForm } from './form/canvas-form.ts';
export {
  button,
  chip,
  dropdown,
  fileUpload,
  markdown,
  multiDropdown,
  multiSearchInput,
  multiSelector,
  searchInput,
  section,
  selector,
  table,
  textInput,
} from './form/form-block.ts';
export { trimmedMessages } from './session-messages.ts';
export type { Fetch } from '@ligase/core';
