export { canvasPlugin, type CanvasPluginOptions } from './canvas-plugin.ts';
export { checkCanvas } from './check-canvas.ts';
export * from './contract.ts';
export { trimmedMessages } from './session-messages.ts';
