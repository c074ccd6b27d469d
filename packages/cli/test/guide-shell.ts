import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** A terminal in a fresh folder, where `ligase` is the command of these sources. */
export interface GuideShell {
  write(name: string, text: string): void;
  /** Runs commands to their end, and gives all that they wrote; the code is of the last one that failed, or 0. */
  run(text: string): Promise<{ readonly output: string; readonly code: number }>;
  /** Runs commands that go on; resolves with what they wrote once that is as many lines as wanted. */
  serve(text: string, lines: number): Promise<string>;
  close(): Promise<void>;
}

/** Opens a terminal. The ports of guides, 4180 and 3000, become free ones, and in what is written back again. */
export async function openGuideShell(): Promise<GuideShell> {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-guide-'));
  const ports = new Map([
    ['4180', String(await freePort())],
    ['3000', String(await freePort())],
  ]);
  const toReal = (text: string): string => replaced(text, [...ports]);
  const toShown = (text: string): string =>
    replaced(
      text.trimEnd(),
      [...ports].map(([shown, real]) => [real, shown]),
    );
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const bin = mkdtempSync(join(tmpdir(), 'ligase-guide-bin-'));
  writeFileSync(join(bin, 'ligase'), ligase(ports.get('4180') ?? ''));
  chmodSync(join(bin, 'ligase'), 0o755);
  const env = {
    PATH: [bin, join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    HOME: folder,
    NODE_OPTIONS: '--conditions=@ligase/source',
    NODE_COMPILE_CACHE: join(tmpdir(), 'ligase-guide-cache'),
  };
  const servers: ChildProcess[] = [];
  const bash = spawn('bash', ['--norc'], { cwd: folder, env, stdio: ['pipe', 'pipe', 'ignore'] });
  bash.stdin.write("exec 2>&1\ntrap 'failed=$?' ERR\n");

  return {
    write: (name, text) => writeFileSync(join(folder, name), `${toReal(text)}\n`),
    async run(text) {
      const mark = /\n?--end of commands (?<code>\d+)--\n$/u;
      bash.stdin.write(`failed=0\n${toReal(text)}\necho "--end of commands $failed--"\n`);
      const written = await read(bash, (all) => mark.test(all));
      return { output: toShown(written.replace(mark, '')), code: Number(mark.exec(written)?.groups?.['code']) };
    },
    async serve(text, lines) {
      const server = spawn('bash', ['--norc', '-c', `exec 2>&1\nexec ${toReal(text)}`], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      servers.push(server);
      return toShown(await read(server, (all) => all.split('\n').length > lines));
    },
    async close() {
      bash.stdin.end();
      for (const server of servers.filter(({ exitCode }) => exitCode === null)) {
        server.kill();
        await once(server, 'exit');
      }
      rmSync(folder, { recursive: true });
      rmSync(bin, { recursive: true });
    },
  };
}

/** Reads what a process writes until that is enough. @throws when it ends before */
function read({ stdout, pid }: ChildProcess, isEnough: (all: string) => boolean): Promise<string> {
  return new Promise((done, fail) => {
    let all = '';
    const hear = (chunk: Buffer): void => {
      all += chunk.toString();
      if (!isEnough(all)) return;
      stdout?.off('data', hear).off('end', end);
      done(all);
    };
    const end = (): void => fail(new Error(`Process ${pid} ended after it had written:\n${all}`));
    stdout?.on('data', hear).once('end', end);
  });
}

/** The command of the sources; a tenant listens where the guide expects it. */
function ligase(port: string): string {
  const main = join(root, 'packages/cli/src/main.ts');
  return `#!/bin/sh\n[ "$1 $2" = "tenant start" ] && set -- "$@" --port ${port}\nexec "${process.execPath}" "${main}" "$@"\n`;
}

function replaced(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((all, [from, to]) => all.replaceAll(new RegExp(String.raw`\b${from}\b`, 'gu'), to), text);
}

/** A port that nobody has; below those that the system gives to others meanwhile. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((answer) => {
      server.once('error', () => answer(false)).listen(port, '127.0.0.1', () => answer(true));
    });
    if (!isFree) continue;
    await new Promise((closed) => server.close(closed));
    return port;
  }
}
