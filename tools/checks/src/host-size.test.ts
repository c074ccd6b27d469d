import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hostSizes } from './host-size.ts';

it('counts what a host has written itself beside all that it composes, without tests, what is generated, and the tenant', () => {
  const root = mkdtempSync(join(tmpdir(), 'ligase-hosts-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const manifest = (name: string, ...dependencies: readonly string[]): string =>
    JSON.stringify({
      name,
      version: '0.1.0',
      dependencies: Object.fromEntries(dependencies.map((one) => [one, '^0.1.0'])),
    });
  write('package.json', JSON.stringify({ workspaces: ['apps/*', 'packages/*'] }));
  write('apps/bot/package.json', manifest('@ligase/slack-bot', '@ligase/plugin-a', '@ligase/tenant', 'elsewhere'));
  write('apps/bot/src/main.ts', 'one\ntwo\nthree\n');
  write('apps/bot/src/main.test.ts', 'one\ntwo\n');
  write('apps/bot/src/configuration.ts', '// Written by `ligase generate config`\nexport {}\n');
  write('packages/a/package.json', manifest('@ligase/plugin-a', '@ligase/core', '@ligase/benchling-api'));
  write('packages/a/src/deep/a.ts', 'a\n'.repeat(10));
  write('packages/core/package.json', manifest('@ligase/core'));
  write('packages/core/src/core.ts', 'c\n'.repeat(20));
  write('packages/tenant/package.json', manifest('@ligase/tenant'));
  write('packages/tenant/src/tenant.ts', 't\n'.repeat(500));

  const sizes = hostSizes(root);

  expect(sizes).toEqual([{ host: '@ligase/slack-bot', hostLines: 3, composedLines: 30, share: 0.1 }]);
});
