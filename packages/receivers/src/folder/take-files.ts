import { realpath } from 'node:fs/promises';
import { InputError, type Clock, type Logger } from '@ligase/core';
import type { Deliveries, ReceiverState } from '@ligase/workflows';
import type { Round } from '../work-in-rounds.ts';
import { moveDone } from './done-folder.ts';
import { hashFile, sameMarks, type FileMarks } from './hash-file.ts';
import { listFiles, type ListedFile } from './list-files.ts';
import { createSettling, type Completeness } from './settling.ts';
import { fileDeliveryId, fileKind, sha256Of, type WatchedFile } from './watched-file.ts';

/** What taking files needs. */
export interface TakeFilesParts {
  readonly name: string;
  /** From the root. */
  readonly folder: string;
  /** From the root. */
  readonly doneFolder: string | undefined;
  readonly complete: Completeness;
  readonly recursive: boolean;
  readonly ignore: (name: string) => boolean;
  readonly everyMs: number;
  readonly rememberMs: number;
  readonly state: ReceiverState;
  readonly inbox: Pick<Deliveries, 'receive'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A file that was handed in. */
interface FileNote {
  readonly path: string;
  readonly marks: FileMarks;
  readonly sha256: string;
  /** When it was first missed in the folder, in milliseconds since 1970. */
  readonly goneAt?: number;
}

/** Another process does the work of the receiver by now. */
class Overtaken extends Error {}

/** Makes the round of a receiver of files: looks through the folder once, and hands in what is complete and new. */
export function takeFiles(parts: TakeFilesParts): Round {
  const { name, state, inbox, clock, log, everyMs, rememberMs, doneFolder, complete, ignore } = parts;
  const settling = createSettling(complete);
  let complaints = new Map<string, string>();
  let complaintsBefore = complaints;
  let notes: Map<string, FileNote> | undefined;

  const refuse = (path: string, why: string): void => {
    complaints.set(path, why);
    if (complaintsBefore.get(path) === why) return;
    log.error({ path }, `a file in the watched folder is not taken: ${why}`);
  };
  const remember = async (note: FileNote): Promise<void> => {
    if (!(await state.remember(sha256Of(note.path), note))) throw new Overtaken();
    notes?.set(note.path, note);
  };
  const forget = async (path: string): Promise<void> => {
    if (!(await state.remember(sha256Of(path), undefined))) throw new Overtaken();
    notes?.delete(path);
  };
  const fileOf = (folder: string, { path, marks, sha256 }: FileNote): WatchedFile => ({
    receiver: name,
    folder,
    path,
    size: marks.size,
    sha256,
    modifiedAt: new Date(marks.mtimeMs).toISOString(),
    ...(doneFolder !== undefined && { doneFolder }),
  });
  /** Hands a file in if its content is new, and gives what is known of it then; `undefined` when it is still being written. */
  const take = async (folder: string, found: ListedFile, signal: AbortSignal): Promise<FileNote | undefined> => {
    const { path, place, marks } = found;
    const { sha256, before, after } = await hashFile(place, signal);
    if (!sameMarks(before, marks) || !sameMarks(after, marks)) return undefined;
    const note = { path, marks, sha256 };
    const known = notes?.get(path);
    if (known?.sha256 !== sha256 || known.marks.size !== marks.size) {
      const file = fileOf(folder, note);
      await inbox.receive({ id: fileDeliveryId(file), kind: fileKind, receivedAt: clock.now(), payload: file });
    }
    await remember(note);
    return note;
  };
  const look = async (folder: string, found: ListedFile, signal: AbortSignal): Promise<void> => {
    const known = notes?.get(found.path);
    const isKnown = known !== undefined && sameMarks(known.marks, found.marks);
    if (isKnown && known.goneAt !== undefined)
      await remember({ path: found.path, marks: found.marks, sha256: known.sha256 });
    if (!isKnown && !(await settling.isComplete(found, clock.now()))) return;
    const note = isKnown ? known : await take(folder, found, signal);
    if (note !== undefined && doneFolder !== undefined) await moveDone(fileOf(folder, note), found.place, note.marks);
  };
  const missOthers = async (seen: ReadonlySet<string>): Promise<void> => {
    const now = clock.now();
    for (const note of [...(notes?.values() ?? [])].filter(({ path }) => !seen.has(path)))
      if (note.goneAt === undefined) await remember({ ...note, goneAt: now });
      else if (now - note.goneAt > rememberMs) await forget(note.path);
  };
  const round = async (signal: AbortSignal): Promise<void> => {
    notes ??= new Map(
      [...((await state.all()) as ReadonlyMap<string, FileNote>).values()].map((note) => [note.path, note]),
    );
    const folder = await realpath(parts.folder).catch((cause: unknown) => {
      const why = (cause as Error).message;
      throw new InputError('INPUT_UNREADABLE', `The watched folder of "${name}" cannot be read: ${why}`, { cause });
    });
    complaintsBefore = complaints;
    complaints = new Map();
    const seen = new Set<string>();
    const except = doneFolder === undefined ? [] : [await realpath(doneFolder).catch(() => doneFolder)];
    const marker = 'marker' in complete ? complete.marker : undefined;
    const passOver = (one: string): boolean => ignore(one) || (marker !== undefined && one.endsWith(marker));
    for await (const found of listFiles({ folder, recursive: parts.recursive, ignore: passOver, except, refuse })) {
      signal.throwIfAborted();
      seen.add(found.path);
      try {
        await look(folder, found, signal);
      } catch (error) {
        const { code, syscall, message } = error as NodeJS.ErrnoException;
        // Only what the file system says is the file's own fault; it may also be gone by now.
        if (syscall === undefined) throw error;
        if (code !== 'ENOENT') refuse(found.path, message);
      }
    }
    settling.keepOnly(seen);
    await missOthers(seen);
  };

  return async (signal) => {
    try {
      if (await state.lead()) await round(signal);
      else notes = undefined;
    } catch (error) {
      notes = undefined;
      if (!(error instanceof Overtaken)) throw error;
      log.info({}, 'another process receives now');
    }
    return everyMs;
  };
}
