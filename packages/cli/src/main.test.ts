import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');
const running: ChildProcess[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function start(data: string) {
  const argv = ['--conditions=@ligase/source', main, 'tenant', 'start', '--port', '0', '--data', data, '--json'];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, ready: JSON.parse(line) as Readonly<Record<'url' | 'controlUrl' | 'adminKey' | 'apiKey', string>> };
}

it('starts a tenant that answers, writes one line of JSON, and stops when it is told to', async () => {
  const data = mkdtempSync(join(tmpdir(), 'ligase-main-'));
  folders.push(data);

  const { child, ready } = await start(data);
  const response = await fetch(`${ready.url}/api/v2/users`, {
    headers: { authorization: `Basic ${Buffer.from(`${ready.apiKey}:`).toString('base64')}` },
  });
  const mode = statSync(join(data, 'control.json')).mode & 0o777;
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];

  expect(response.status).toBe(200);
  expect(mode).toBe(0o600);
  expect(code).toBe(0);
  expect(existsSync(join(data, 'control.json'))).toBe(false);
});

it('shows the API key of a new tenant once, and none when the tenant is there already', async () => {
  const data = mkdtempSync(join(tmpdir(), 'ligase-main-'));
  folders.push(data);

  const first = await start(data);
  first.child.kill('SIGINT');
  await once(first.child, 'exit');
  const second = await start(data);

  expect(first.ready.apiKey).toMatch(/^sk_/u);
  expect(second.ready.apiKey).toBeUndefined();
});

it('ends quietly when whoever reads its output has seen enough', async () => {
  const child = spawn(process.execPath, ['--conditions=@ligase/source', main, '--help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  child.stdout.destroy();
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));

  const [code] = (await once(child, 'close')) as [number];

  expect([code, complaints]).toEqual([0, '']);
});
