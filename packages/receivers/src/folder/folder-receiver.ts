import { resolve } from 'node:path';
import { clock, type Plugin } from '@ligase/core';
import { workflows } from '@ligase/workflows';
import { defineReceiver, type Receiver } from '../receiver.ts';
import { isTemporaryName } from './is-temporary-name.ts';
import type { Completeness } from './settling.ts';
import { takeFiles } from './take-files.ts';

/** Which folder is watched, and for what. */
export interface FolderReceiverOptions<Name extends string = 'folder'> {
  /** May be on a network share. */
  readonly folder: string;
  /** Under which it remembers what it has handed in; two folders need two. Default: `folder`. */
  readonly name?: Name;
  /** When a file is complete. Default: when it has not changed for 5,000 ms. */
  readonly complete?: Completeness;
  /** Whether the folders in it are watched, too. Default: false. */
  readonly recursive?: boolean;
  /** Names of files and folders that are passed over. Default: `isTemporaryName`. */
  readonly ignore?: (name: string) => boolean;
  /** Where files are moved once they are handed in, on the same disk. Default: they stay where they are. */
  readonly doneFolder?: string;
  /** How often the folder is looked through. Default: 2,000. */
  readonly everyMs?: number;
  /** How long a file that is gone is remembered, and so not handed in when it is back unchanged. Default: 90 days. */
  readonly rememberMs?: number;
}

type Required = { readonly clock: typeof clock; readonly workflows: typeof workflows };

/**
 * Watches a folder, and hands each complete file into the app's inbox: once, and again when it is written anew with another content.
 * Nothing is deleted. Of processes that share a store, one looks.
 */
export function folderReceiver<const Name extends string = 'folder'>(
  options: FolderReceiverOptions<Name>,
): Plugin<`receiver:${Name}`, Required, Receiver, `receiver:${Name}`> {
  const { name = 'folder' as Name, folder, doneFolder, everyMs = 2_000, rememberMs = 90 * 86_400_000 } = options;
  const { complete = { stableForMs: 5_000 }, recursive = false, ignore = isTemporaryName } = options;
  return defineReceiver(name, { clock, workflows }, ({ deps, log }) => {
    const state = deps.workflows.receiverState(name);
    const round = takeFiles({
      name,
      folder: resolve(folder),
      doneFolder: doneFolder === undefined ? undefined : resolve(doneFolder),
      complete,
      recursive,
      ignore,
      everyMs,
      rememberMs,
      state,
      inbox: deps.workflows,
      clock: deps.clock,
      log,
    });
    return { round, everyMs, clock: deps.clock, release: () => state.release() };
  });
}
