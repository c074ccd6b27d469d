import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';

const brought = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Stands in for npm: notes that it was called, and installs a Node, or fails like a registry that does not answer. */
const npm = `
  const { appendFileSync, existsSync, mkdirSync, symlinkSync } = require('node:fs');
  appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
  if (existsSync('offline')) { console.error('npm error network'); process.exit(1); }
  setTimeout(() => {
    mkdirSync('node_modules/.bin', { recursive: true });
    if (!existsSync('node_modules/.bin/node')) symlinkSync(process.execPath, 'node_modules/.bin/node');
  }, 300);
`;

interface Checkout {
  readonly folder: string;
  setUp(...args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }>;
  calls(): readonly string[];
}

function checkout(optionalDependencies: Readonly<Record<string, string>> = { [brought]: '24.21.0' }): Checkout {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-setup-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'tools/setup'), { recursive: true });
  for (const file of ['install.mjs', 'build-console.mjs'])
    cpSync(new URL(file, import.meta.url), join(folder, 'tools/setup', file));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ optionalDependencies }));
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  writeFileSync(join(folder, '.node-version'), '24.21.0\n');
  writeFileSync(join(folder, 'npm-cli.js'), npm);
  return {
    folder,
    async setUp(...args) {
      const child = spawn(process.execPath, ['tools/setup/install.mjs', ...args], {
        cwd: folder,
        env: { ...process.env, npm_execpath: join(folder, 'npm-cli.js'), npm_node_execpath: process.execPath },
      });
      const closed = new Promise<number | null>((resolve) => void child.on('close', resolve));
      const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
      return { code, output: stdout + stderr };
    },
    calls: () =>
      existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') : [],
  };
}

/** Puts sources of a console into a checkout, and stands in for what builds them. */
function withConsole(
  folder: string,
  build = 'mkdir -p packages/tenant/console && touch packages/tenant/console/index.html',
): void {
  mkdirSync(join(folder, 'packages/console/src'), { recursive: true });
  for (const file of ['src/main.tsx', 'index.html', 'vite.config.ts'])
    writeFileSync(join(folder, 'packages/console', file), '');
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/.bin/vite'), `#!/bin/sh\n${build}\n`, { mode: 0o755 });
}

describe('the set-up step', () => {
  it('installs from the lockfile in a fresh clone, and says so in one line', async () => {
    const clone = checkout();

    const { code, output } = await clone.setUp();

    expect(code).toBe(0);
    expect(output).toMatch(/^Setting up: .* done in \d+ s\.\n$/);
    expect(clone.calls()).toEqual([expect.stringMatching(/^ci /)]);
  });

  it('does and says nothing when the packages are as the lockfile has them', async () => {
    const clone = checkout();
    await clone.setUp();

    const second = await clone.setUp();

    expect(second).toEqual({ code: 0, output: '' });
    expect(clone.calls()).toHaveLength(1);
  });

  it('builds the console once, and again after its sources have changed', async () => {
    const clone = checkout();
    withConsole(clone.folder);
    const built = join(clone.folder, 'packages/tenant/console/index.html');

    const outputs = [(await clone.setUp()).output, (await clone.setUp()).output];
    rmSync(built);
    writeFileSync(join(clone.folder, 'packages/console/src/main.tsx'), 'changed()');
    outputs.push((await clone.setUp()).output);

    const said = expect.stringContaining('built the developer console');
    expect(outputs).toEqual([said, '', said]);
    expect(existsSync(built)).toBe(true);
  });

  it('goes on without the console when that cannot be built, and says how to try again', async () => {
    const clone = checkout();
    withConsole(clone.folder, 'exit 1');

    const { code, output } = await clone.setUp();

    expect(code).toBe(0);
    expect(output).toContain('Try again with: npm run console');
  });

  it('installs again after the lockfile has changed', async () => {
    const clone = checkout();
    await clone.setUp();
    writeFileSync(join(clone.folder, 'package-lock.json'), '{"changed":true}');

    await clone.setUp();

    expect(clone.calls()).toHaveLength(2);
  });

  it('takes an install by hand for its own', async () => {
    const clone = checkout();
    await clone.setUp('--stamp');

    await clone.setUp();

    expect(clone.calls()).toEqual([]);
  });

  it('installs once when two start together', async () => {
    const clone = checkout();

    const both = await Promise.all([clone.setUp(), clone.setUp()]);

    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(clone.calls()).toHaveLength(1);
    expect(existsSync(join(clone.folder, '.setup.lock'))).toBe(false);
  });

  it('is not held up by a set-up that was killed', async () => {
    const clone = checkout();
    const killed = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await new Promise((resolve) => void killed.on('close', resolve));
    writeFileSync(join(clone.folder, '.setup.lock'), String(killed.pid));

    const { code } = await clone.setUp();

    expect(code).toBe(0);
    expect(clone.calls()).toHaveLength(1);
  });

  it('shows what npm said and what to do when the packages cannot be fetched, and tries again the next time', async () => {
    const clone = checkout();
    writeFileSync(join(clone.folder, 'offline'), '');
    const failed = await clone.setUp();
    rmSync(join(clone.folder, 'offline'));

    const { code } = await clone.setUp();

    expect(failed.code).toBe(1);
    expect(failed.output).toMatch(/npm error network[^]*run the same command again/);
    expect(code).toBe(0);
  });

  it('uses the machine’s own Node where the workspace brings none', async () => {
    const clone = checkout({});

    const { code } = await clone.setUp();

    expect(code).toBe(0);
  });
});
