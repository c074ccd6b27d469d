import {
  appendFileSync,
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fakeClock, whySkipped, startTestTenant } from '@ligase/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findWatchedFile, folderReceiver, type FolderReceiverOptions, type WatchedFile } from '../src/folder/index.ts';
import { hashFile } from '../src/folder/hash-file.ts';
import { newFolder, soon, startLab, type ReceiverLab } from './receiver-lab.ts';

const everyMs = 1_000;
const noOddNames = process.platform === 'linux' ? undefined : 'only Linux takes names that are no text';

/** An app that watches a folder, whose time a test moves: a look each second. */
async function watch(
  folder: string,
  options: Partial<FolderReceiverOptions> = {},
  kept: { readonly store?: string; readonly done?: string[] } = {},
): Promise<ReceiverLab & { pass(looks?: number): Promise<void> }> {
  const tenant = await startTestTenant();
  const clock = fakeClock();
  const plugin = folderReceiver({ folder, everyMs, complete: { stableForMs: 3_000 }, ...options });
  const lab = await startLab({ tenant, receivers: [plugin], clock, ...kept });
  /** Waits for the receiver to rest, and moves time on until it looks again; that so often. */
  const pass = async (looks = 6): Promise<void> => {
    for (let look = 0; look < looks; look += 1) {
      await expect.poll(() => clock.sleepers, soon).toBe(1);
      await clock.advance(everyMs);
    }
    await expect.poll(() => clock.sleepers, soon).toBe(1);
  };
  return { ...lab, pass };
}
const pathsOf = ({ done }: ReceiverLab): string[] =>
  done.map((one) => one.split(' ').slice(0, -2).join(' ')).toSorted();
const write = (folder: string, path: string, content = path): void => writeFileSync(join(folder, path), content);

describe('folderReceiver', { timeout: 60_000 }, () => {
  it('hands in each file that is there and each that comes, whatever its name', async () => {
    const folder = newFolder();
    write(folder, 'run 1.csv');
    const lab = await watch(folder);
    write(folder, 'Größe µl 試料.txt');
    write(folder, "it's %2F a \\ \n name");

    await lab.pass();

    await expect
      .poll(() => pathsOf(lab), soon)
      .toEqual(["it's %2F a \\ \n name", 'run 1.csv', 'Größe µl 試料.txt'].toSorted());
  });

  it('waits while a file is being written, and hands it in once', async () => {
    const folder = newFolder();
    const lab = await watch(folder);
    write(folder, 'run.csv', '');
    await lab.pass(5);
    for (let line = 0; line < 6; line += 1) {
      appendFileSync(join(folder, 'run.csv'), `${line}\n`);
      await lab.pass(2);
    }
    const before = [...lab.done];

    await lab.pass();

    await expect.poll(() => lab.done, soon).toEqual([expect.stringMatching(/^run\.csv 12 /u)]);
    expect(before).toEqual([]);
  });

  it('hands a file in again when it was written anew, and not when it was only touched', async () => {
    const folder = newFolder();
    const lab = await watch(folder);
    write(folder, 'run.csv', 'one');
    await lab.pass();
    await expect.poll(() => lab.done.length, soon).toBe(1);
    utimesSync(join(folder, 'run.csv'), 1, 1);
    chmodSync(join(folder, 'run.csv'), 0o600);
    await lab.pass();
    const touched = [...lab.done];

    // Of the same size and, as some programs do, with the same time.
    write(folder, 'run.csv', 'two');
    utimesSync(join(folder, 'run.csv'), 1, 1);
    await lab.pass();

    expect(touched).toHaveLength(1);
    await expect.poll(() => lab.done.length, soon).toBe(2);
  });

  it('does not hand in again what goes away and comes back as it was', async () => {
    const [folder, elsewhere] = [newFolder(), newFolder()];
    const lab = await watch(folder);
    write(folder, 'run.csv');
    await lab.pass();
    renameSync(join(folder, 'run.csv'), join(elsewhere, 'run.csv'));
    await lab.pass();

    write(folder, 'run.csv');
    await lab.pass();
    write(folder, 'last.csv');
    await lab.pass();

    // Runs start in the order in which files are handed in.
    await expect.poll(() => pathsOf(lab), soon).toContain('last.csv');
    expect(pathsOf(lab)).toEqual(['last.csv', 'run.csv']);
  });

  it('picks up after a stop what came meanwhile, and repeats nothing', async () => {
    const folder = newFolder();
    const kept = { store: `pglite:${newFolder()}`, done: [] as string[] };
    write(folder, 'before.csv');
    const first = await watch(folder, {}, kept);
    await first.pass();
    await expect.poll(() => first.done.length, soon).toBe(1);
    await first.stop();
    write(folder, 'meanwhile.csv');

    const second = await watch(folder, {}, kept);
    await second.pass();

    await expect.poll(() => pathsOf(second), soon).toEqual(['before.csv', 'meanwhile.csv']);
  });

  it('passes over what programs leave behind, and folders unless told otherwise', async () => {
    const folder = newFolder();
    for (const name of ['.hidden', '~$run.xlsx', 'run.csv.part', 'run.csv.TMP', 'run.csv~', 'a.crdownload'])
      write(folder, name);
    mkdirSync(join(folder, 'plate 1', 'deep'), { recursive: true });
    mkdirSync(join(folder, '.git'));
    write(folder, '.git/config');
    write(folder, 'plate 1/deep/log.txt');
    const flat = await watch(folder);
    await flat.pass();
    const seenFlat = [...flat.done];
    await flat.stop();

    const deep = await watch(folder, { recursive: true });
    await deep.pass();

    expect(seenFlat).toEqual([]);
    await expect.poll(() => pathsOf(deep), soon).toEqual(['plate 1/deep/log.txt']);
  });

  it('takes a file at once that gets its name when it is complete', async () => {
    const folder = newFolder();
    const lab = await watch(folder, { complete: { stableForMs: 0 } });
    write(folder, 'run.csv.tmp');
    await lab.pass(2);
    const before = [...lab.done];

    renameSync(join(folder, 'run.csv.tmp'), join(folder, 'run.csv'));
    await lab.pass(1);

    await expect.poll(() => pathsOf(lab), soon).toEqual(['run.csv']);
    expect(before).toEqual([]);
  });

  it('waits for the marker of a file, and for a new one when the file is written anew', async () => {
    const folder = newFolder();
    const lab = await watch(folder, { complete: { marker: '.done' } });
    write(folder, 'run.csv', 'one');
    await lab.pass();
    const before = [...lab.done];
    write(folder, 'run.csv.done', '');
    await lab.pass(1);
    await expect.poll(() => lab.done.length, soon).toBe(1);
    write(folder, 'run.csv', 'half of tw');
    utimesSync(join(folder, 'run.csv'), new Date(), new Date(Date.now() + 1_000));
    await lab.pass();
    const half = lab.done.length;
    write(folder, 'run.csv', 'half of two');
    write(folder, 'run.csv.done', '');
    utimesSync(join(folder, 'run.csv.done'), new Date(), new Date(Date.now() + 1_000));
    await lab.pass(1);

    await expect.poll(() => lab.done.length, soon).toBe(2);
    expect([before, half]).toEqual([[], 1]);
  });

  it('follows no link, and says so once', async () => {
    const [folder, elsewhere] = [newFolder(), newFolder()];
    write(elsewhere, 'secret.txt');
    symlinkSync(join(elsewhere, 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(elsewhere, join(folder, 'linked'));
    write(folder, 'run.csv');
    const lab = await watch(folder, { recursive: true });

    await lab.pass(8);

    await expect.poll(() => pathsOf(lab), soon).toEqual(['run.csv']);
    const errors = lab.log.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields['path']);
    expect(errors).toEqual(['link.txt', 'linked']);
  });

  it('says once that it cannot read a file, goes on with others, and takes it when it can', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o755);
    write(folder, 'locked.csv');
    write(folder, 'run.csv');
    chmodSync(join(folder, 'locked.csv'), 0o000);
    // Root may read everything, so root gives that up meanwhile.
    const isRoot = process.getuid?.() === 0;
    const lab = await watch(folder);
    if (isRoot) process.seteuid?.(65_534);
    onTestFinished(() => void (isRoot && process.seteuid?.(0)));
    await lab.pass(8);
    await expect.poll(() => pathsOf(lab), soon).toEqual(['run.csv']);
    if (isRoot) process.seteuid?.(0);
    chmodSync(join(folder, 'locked.csv'), 0o644);

    await lab.pass();

    await expect.poll(() => pathsOf(lab), soon).toEqual(['locked.csv', 'run.csv']);
    expect(lab.log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { path: 'locked.csv' }, message: expect.stringContaining('permission denied') as string },
    ]);
  });

  it.skipIf(noOddNames !== undefined)(
    `says once that it cannot take a file whose name is no text${whySkipped(noOddNames)}`,
    async () => {
      const folder = newFolder();
      writeFileSync(Buffer.concat([Buffer.from(join(folder, 'run-')), Buffer.from([0xff, 0xfe])]), 'x');
      write(folder, 'run.csv');
      const lab = await watch(folder);

      await lab.pass();

      await expect.poll(() => pathsOf(lab), soon).toEqual(['run.csv']);
      expect(lab.log.lines.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
        'a file in the watched folder is not taken: its name is not UTF-8',
      ]);
    },
  );

  it('says that it does not receive while the folder is not there, and goes on when it is', async () => {
    const folder = join(newFolder(), 'share');
    const lab = await watch(folder);
    const service = lab.service('folder');
    await lab.pass(1);
    expect(() => service.check()).toThrow(/The watched folder of "folder" cannot be read: ENOENT/u);
    mkdirSync(folder);
    write(folder, 'run.csv');

    await lab.pass(20);

    await expect.poll(() => pathsOf(lab), soon).toEqual(['run.csv']);
    expect(() => service.check()).not.toThrow();
  });

  it('moves what is handed in, over nothing, and steps find it there', async () => {
    const folder = newFolder();
    const doneFolder = join(folder, 'done');
    mkdirSync(doneFolder);
    write(folder, 'done/run.csv', 'of another day');
    write(folder, 'run.csv', 'of today');
    const lab = await watch(folder, { doneFolder, recursive: true });

    await lab.pass();

    await expect.poll(() => lab.done.length, soon).toBe(1);
    await expect.poll(() => readdirSync(folder), soon).toEqual(['done']);
    const { sha256 } = await hashFile(
      join(doneFolder, readdirSync(doneFolder).find((name) => name !== 'run.csv') ?? ''),
    );
    const file: WatchedFile = {
      receiver: 'folder',
      folder,
      path: 'run.csv',
      size: 8,
      sha256,
      modifiedAt: '',
      doneFolder,
    };
    expect(readFileSync(await findWatchedFile(file), 'utf8')).toBe('of today');
    expect(readFileSync(join(doneFolder, 'run.csv'), 'utf8')).toBe('of another day');
    write(folder, 'run.csv', 'of tomorrow');
    expect(readFileSync(await findWatchedFile(file), 'utf8')).toBe('of today');
    rmSync(doneFolder, { recursive: true });
    await expect(findWatchedFile(file)).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
  });

  it('moves after a restart what was handed in and not moved', async () => {
    const folder = newFolder();
    const kept = { store: `pglite:${newFolder()}`, done: [] as string[] };
    write(folder, 'run.csv');
    const first = await watch(folder, {}, kept);
    await first.pass();
    await expect.poll(() => kept.done.length, soon).toBe(1);
    await first.stop();

    const second = await watch(folder, { doneFolder: join(folder, 'done') }, kept);
    await second.pass(1);

    expect(readdirSync(folder)).toEqual(['done']);
    expect(readdirSync(join(folder, 'done'))).toEqual(['run.csv']);
    expect(kept.done).toHaveLength(1);
  });

  it('takes pipes for no files, and a second name of a file for another', async () => {
    const folder = newFolder();
    write(folder, 'run.csv');
    linkSync(join(folder, 'run.csv'), join(folder, 'same.csv'));
    const { execFileSync } = await import('node:child_process');
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const lab = await watch(folder);

    await lab.pass();

    await expect.poll(() => pathsOf(lab), soon).toEqual(['run.csv', 'same.csv']);
  });

  it('reads a gigabyte without holding it', async () => {
    const path = join(newFolder(), 'images.tar');
    writeFileSync(path, '');
    truncateSync(path, 1024 ** 3);
    const before = process.memoryUsage().rss;

    const { sha256, after } = await hashFile(path);

    expect(after.size).toBe(1024 ** 3);
    expect(sha256).toBe('49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
  });
});
