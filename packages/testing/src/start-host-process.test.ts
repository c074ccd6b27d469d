import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startHostProcess } from './start-host-process.ts';

it('waits until a host listens, and says where', async () => {
  const main = hostThatDoes(`
    console.log('{"msg":"starting"}');
    const server = require('node:http').createServer((_, response) => response.end(process.env.GREETING));
    server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port, msg: 'listening' })));
  `);

  const host = await startHostProcess({ main, environment: { GREETING: 'hello' } });
  onTestFinished(() => host.kill());

  expect(await (await fetch(host.url)).text()).toBe('hello');
  expect(host.log).toEqual(['{"msg":"starting"}', expect.stringContaining('listening')]);
});

it('gives a host the settings that it is given, and nothing else that this process has', async () => {
  const main = hostThatDoes(`
    console.log(Object.keys(process.env).sort().join(' '));
    console.log('{"port":1}');
    setInterval(() => {}, 1000);
  `);

  const host = await startHostProcess({ main, environment: { A_SETTING: 'x' } });
  onTestFinished(() => host.kill());

  expect(host.log[0]?.split(' ')).toEqual(['A_SETTING', 'HOME', 'PATH']);
});

it('kills a host that ends at no signal which it can handle', async () => {
  const main = hostThatDoes(`
    process.on('SIGTERM', () => {});
    console.log('{"port":1}');
    setInterval(() => {}, 1000);
  `);
  const host = await startHostProcess({ main, environment: {} });

  await host.kill();

  await expect(host.dead).resolves.toBeUndefined();
});

it('says what a host wrote that ends before it listens', async () => {
  const main = hostThatDoes(`console.error('THE_SETTING is missing'); process.exit(1);`);

  const starting = startHostProcess({ main, environment: {} });

  await expect(starting).rejects.toThrow(/ended before it listened:\nTHE_SETTING is missing/);
});

function hostThatDoes(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-host-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const main = join(folder, 'main.cjs');
  writeFileSync(main, source);
  return main;
}
