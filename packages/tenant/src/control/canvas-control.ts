import type { Used } from '../apps/canvases/canvas-use.ts';
import type { CanvasView } from '../apps/canvases/canvas-view.ts';
import type { Inputs } from '../apps/canvases/press-button.ts';
import type { Acting } from './acting.ts';

/** What a message says otherwise than it would. */
export interface Said {
  /** Members of the message; objects are joined with what is there, all else is replaced. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** What people do with the canvases of apps in Benchling's UI. */
export interface CanvasControl {
  /** The canvases of an app, or in an entry, a run or another resource; the oldest first. */
  listCanvases(of: { readonly appId?: string; readonly resourceId?: string }): readonly CanvasView[];
  getCanvas(of: { readonly canvasId: string }): CanvasView;
  /**
   * Opens a feature of an app: puts a new canvas in an entry or a template, or shows the one of a run or of the app's home
   * page, which is `null` until the app has made it. Puts it at the end of an entry.
   */
  openCanvas(
    of: { readonly appId: string; readonly featureId: string; readonly resourceId: string } & Said & Acting,
  ): Used<CanvasView | null>;
  /** Presses a button with what was written in the inputs, by the ids of their blocks; what is left out stays as it is. */
  pressCanvasButton(
    press: { readonly canvasId: string; readonly buttonId: string; readonly inputs?: Inputs } & Said & Acting,
  ): Used<CanvasView>;
  /** Uploads a file of up to 10 MB, in base64, and gives the id under which an input of a canvas takes it from whoever did. */
  uploadFile(file: { readonly name: string; readonly data64: string } & Acting): { readonly id: string };
}
