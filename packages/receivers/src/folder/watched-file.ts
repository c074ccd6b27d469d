import { createHash } from 'node:crypto';

/** What a delivery of a file says of it. */
export interface WatchedFile {
  /** The name of the receiver. */
  readonly receiver: string;
  /** The folder that is watched, from the root. */
  readonly folder: string;
  /** Below it, with `/` between names. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Of the content, in hexadecimal digits. */
  readonly sha256: string;
  /** In ISO 8601. */
  readonly modifiedAt: string;
  /** Where the file is moved once its delivery is kept, from the root. */
  readonly doneFolder?: string;
}

/** The kind of deliveries of files; their payload is a `WatchedFile`. */
export const fileKind = 'watched-file';

/** The id of a file's delivery: the same for the same content of the same size in the same place, whenever it was written. */
export function fileDeliveryId({ receiver, path, size, sha256 }: WatchedFile): string {
  return `${receiver}:${sha256Of(JSON.stringify([path, size, sha256]))}`;
}

/** The SHA-256 of a text, in hexadecimal digits. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
