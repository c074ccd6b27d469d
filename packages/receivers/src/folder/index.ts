export { findWatchedFile } from './find-watched-file.ts';
export { folderReceiver, type FolderReceiverOptions } from './folder-receiver.ts';
export { isTemporaryName } from './is-temporary-name.ts';
export type { Completeness } from './settling.ts';
export { fileKind, type WatchedFile } from './watched-file.ts';
