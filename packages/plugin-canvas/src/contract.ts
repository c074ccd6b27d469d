import { token, type Token } from '@ligase/core';
import type { Block } from './block.ts';
import type { Sessions } from './session.ts';

export type { Session, SessionOptions, Sessions } from './session.ts';
export type { MessageStyle, SessionMessage } from './session-messages.ts';
export type { CanvasForm, FormButtonId, FormChanges, FormValues } from './form/canvas-form.ts';
export type {
  FormButton,
  FormInput,
  FormLeaves,
  FormParts,
  FormSection,
  FormShown,
  OneText,
} from './form/form-block.ts';
export type * from './block.ts';

/** What every operation may be given. */
export interface CanvasCall {
  readonly signal?: AbortSignal;
}

/** What an app shows in an entry, in a run or on its home page. */
export interface CanvasState {
  readonly id: string;
  readonly app: { readonly id: string };
  readonly featureId: string;
  readonly resourceId: string;
  readonly enabled: boolean;
  readonly sessionId: string | null;
  readonly data: string | null;
  readonly blocks: readonly Block[];
}

/** What is to be different; what is left out stays. */
export interface CanvasChanges {
  /** All blocks: they take the place of those before. */
  readonly blocks?: readonly Block[];
  readonly enabled?: boolean;
  /** JSON text of less than 5,000 bytes that people do not see; `null` clears it. */
  readonly data?: string | null;
  /** The session whose messages are shown; `null` shows none. */
  readonly sessionId?: string | null;
}

/** A new canvas. */
export interface CanvasDraft extends CanvasChanges {
  /** The app as it is installed, `app_…`: `app.id` of a webhook. */
  readonly appId: string;
  readonly featureId: string;
  readonly resourceId: string;
  readonly blocks: readonly Block[];
}

/** What the work for a canvas is given. */
export interface CanvasWork {
  /** As it was when the work began, with what the person wrote in its inputs. */
  readonly canvas: CanvasState;
  /** Aborted when the app stops; work that goes on after that is not waited for. */
  readonly signal: AbortSignal;
}

/** How an upload is read. */
export interface UploadOptions {
  /** How many bytes are taken. Default: 104,857,600, which are 100 MB. */
  readonly maxBytes?: number;
}

/** A file that a person has put in a canvas. */
export interface Upload {
  readonly id: string;
  /** The name of the file, as the person gave it. */
  readonly name: string;
  /**
   * The file, chunk by chunk; each reading fetches it anew. `text`, `buffer` and `json` of `node:stream/consumers` take it.
   * @throws {InputError} `INPUT_OVERSIZED` as soon as there are more than `maxBytes`.
   * @throws {NetworkError | UnexpectedReplyError} when it does not come; an address is good for an hour.
   */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The canvases of the app. */
export interface Canvas {
  /** @throws {NotFoundError} when it does not exist or the app may not see it. */
  get(canvasId: string, call?: CanvasCall): Promise<CanvasState>;
  /**
   * Makes a canvas, as `v2.canvas.initialized` asks for.
   * @throws {InputError} when a block is outside Benchling's limits; nothing was sent.
   * @throws {UnknownOutcomeError} when no answer came: a second try may show a second canvas.
   */
  create(draft: CanvasDraft, call?: CanvasCall): Promise<CanvasState>;
  /** @throws {InputError} when a block is outside Benchling's limits; nothing was sent. */
  update(canvasId: string, changes: CanvasChanges, call?: CanvasCall): Promise<CanvasState>;
  /**
   * Does the work that a message asks for (`v2.canvas.created`, `v2.canvas.userInteracted`, or anything with a `canvasId`), and
   * then sends the changes that it gives together with the enabling: Benchling disables a canvas when a button is pressed.
   * The canvas is also enabled when the work throws or the app stops, and shows an error: the words of a `RefusedError`, or of
   * any other only the id of the run. Enabling is tried again while Benchling cannot be reached.
   * @throws what the work throws, and what the enabling throws when it is given up.
   */
  handle(
    message: { readonly canvasId: string },
    work: (work: CanvasWork) => Promise<CanvasChanges | void>,
  ): Promise<void>;
  /**
   * Finds what a person has uploaded, by an id that a `FILE_UPLOAD` block holds: a blob, or a file (`file_…`).
   * @throws {NotFoundError} when it is not there, or the app may not see it.
   */
  openUpload(uploadId: string, options?: UploadOptions & CanvasCall): Promise<Upload>;
  /** What the app says of work that takes longer. */
  readonly sessions: Sessions;
}

/** Names the service to whoever requires it. */
export const canvas: Token<Canvas, 'canvas'> = token<Canvas>()('canvas');
