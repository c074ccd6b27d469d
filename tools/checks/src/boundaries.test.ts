import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findBoundaryProblems } from './boundaries.ts';

const packages = {
  'packages/benchling-api': { scope: 'api' },
  'packages/core': { scope: 'core', dependencies: ['@ligase/benchling-api', 'inversify'] },
  'packages/plugin-entries': { scope: 'plugin', dependencies: ['@ligase/core', '@ligase/plugin-auditing', 'undici'] },
  'packages/plugin-auditing': { scope: 'plugin', dependencies: ['@ligase/core'], devDependencies: ['@ligase/testing'] },
  'packages/liquid-handling': { scope: 'planning', dependencies: ['@ligase/core'] },
  'packages/cli': { scope: 'cli', dependencies: ['@ligase/plugin-auditing', '@ligase/plugin-entries'] },
  'packages/tenant': { scope: 'tenant', dependencies: ['@ligase/benchling-api', '@ligase/core'] },
  'packages/testing': { scope: 'testing', dependencies: ['@ligase/core', '@ligase/tenant', '@ligase/plugin-entries'] },
  'packages/console': {
    scope: 'console',
    dependencies: ['react', '@ligase/tenant'],
    devDependencies: ['@ligase/tenant'],
  },
  'apps/quickstart': { scope: 'app', dependencies: ['@ligase/core', '@ligase/tenant', '@ligase/slack-bot'] },
  'apps/slack-bot': { scope: 'app', dependencies: ['@ligase/core'], devDependencies: ['@ligase/tenant'] },
  'tools/loose': {},
} satisfies Record<string, { scope?: string; dependencies?: readonly string[]; devDependencies?: readonly string[] }>;

const versions = (names: readonly string[] = []): object => Object.fromEntries(names.map((name) => [name, '1.0.0']));

/** A workspace with these files in it, and what the checker says of it. */
function problemsWith(files: Readonly<Record<string, string>>, untagged = false): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'ligase-boundaries-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  write('package.json', JSON.stringify({ name: 'root', workspaces: ['packages/*', 'apps/*', 'tools/*'] }));
  for (const [folder, one] of Object.entries<{
    scope?: string;
    dependencies?: readonly string[];
    devDependencies?: readonly string[];
  }>(packages)) {
    if (one.scope === undefined && !untagged) continue;
    const manifest = {
      name: `@ligase/${folder.split('/')[1]}`,
      dependencies: versions(one.dependencies),
      devDependencies: versions(one.devDependencies),
      nx: { tags: one.scope === undefined ? [] : [`scope:${one.scope}`] },
    };
    write(`${folder}/package.json`, JSON.stringify(manifest));
  }
  for (const [path, content] of Object.entries(files)) write(path, content);
  return findBoundaryProblems(root);
}

describe('the boundary check', () => {
  it('passes a workspace whose packages know only what they may', () => {
    const problems = problemsWith({
      'packages/core/src/index.ts': `import 'inversify'; import 'node:fs'; export * from './app.ts';`,
      'packages/core/src/app.ts': `export type { Operation } from '@ligase/benchling-api';`,
      'packages/plugin-entries/src/index.ts': `import { audit } from '@ligase/plugin-auditing/contract';`,
      'packages/plugin-auditing/src/audit.test.ts': `import 'vitest'; import 'fast-check'; import '@ligase/testing';`,
      'packages/liquid-handling/src/index.ts': `import { InputError } from '@ligase/core/errors';`,
      'packages/testing/src/index.ts': `import '@ligase/tenant'; import '@ligase/plugin-entries';`,
      'packages/console/src/main.tsx': `import 'react'; import type { AppView } from '@ligase/tenant/client';`,
      'packages/console/test/apps.browser.ts': `import { startTenant } from '@ligase/tenant';`,
      'apps/quickstart/src/local-tenant.ts': `import '@ligase/tenant';`,
      'apps/slack-bot/test/bot.e2e.test.ts': `import '@ligase/tenant';`,
    });

    expect(problems).toEqual([]);
  });

  it.each([
    [
      'a plugin that takes another whole instead of its contract',
      { 'packages/plugin-entries/src/index.ts': `import '@ligase/plugin-auditing';` },
      'packages/plugin-entries/src/index.ts imports @ligase/plugin-auditing; a plugin knows another only through @ligase/plugin-auditing/contract',
    ],
    [
      'a tenant that knows the client',
      { 'packages/tenant/src/server.ts': `export { createApp } from '@ligase/core';` },
      'packages/tenant/src/server.ts imports @ligase/core; tenant may not know core',
    ],
    [
      'a tenant that knows the client only in its tests',
      { 'packages/tenant/src/server.test.ts': `import '@ligase/core';` },
      'packages/tenant/src/server.test.ts imports @ligase/core; tenant may not know core',
    ],
    [
      'a planner that takes more of core than its errors',
      { 'packages/liquid-handling/src/index.ts': `import { createApp } from '@ligase/core';` },
      'packages/liquid-handling/src/index.ts imports @ligase/core; planning may not know core',
    ],
    [
      'an app that imports another',
      { 'apps/quickstart/src/main.ts': `import '@ligase/slack-bot';` },
      'apps/quickstart/src/main.ts imports @ligase/slack-bot; app may not know app',
    ],
    [
      'a command line that knows more plugins than the one whose files it reads',
      { 'packages/cli/src/run.ts': `import '@ligase/plugin-auditing'; import '@ligase/plugin-entries';` },
      'packages/cli/src/run.ts imports @ligase/plugin-entries; cli may not know plugin',
    ],
    [
      'an app that starts a tenant outside the file that may',
      { 'apps/quickstart/src/main.ts': `await import('@ligase/tenant');` },
      'apps/quickstart/src/main.ts imports @ligase/tenant; app may not know tenant',
    ],
    [
      'a type that is imported in passing',
      { 'apps/quickstart/src/main.ts': `export let tenant: import('@ligase/tenant').Tenant;` },
      'apps/quickstart/src/main.ts imports @ligase/tenant; app may not know tenant',
    ],
    [
      'a console that takes more of the tenant than types',
      { 'packages/console/src/main.tsx': `import { type AppView, controlClient } from '@ligase/tenant/client';` },
      'packages/console/src/main.tsx imports @ligase/tenant/client; console may not know tenant',
    ],
    [
      'a library that core alone may use',
      { 'packages/plugin-entries/src/index.ts': `import { request } from 'undici';` },
      'packages/plugin-entries/src/index.ts imports undici, which is left to core, testing, tools',
    ],
    [
      'an import that package.json does not list',
      { 'packages/core/src/index.ts': `import 'pino';` },
      'packages/core/src/index.ts imports pino, which packages/core/package.json does not list',
    ],
    [
      'a source that uses what is listed for tests alone',
      { 'packages/plugin-auditing/src/index.ts': `import 'vitest';` },
      'packages/plugin-auditing/src/index.ts imports vitest, which packages/plugin-auditing/package.json does not list',
    ],
    [
      'a relative import into another package',
      { 'packages/core/src/index.ts': `import '../../tenant/src/server.ts';` },
      'packages/core/src/index.ts reaches out of its package to packages/tenant/src/server.ts; import the package by its name',
    ],
  ])('reports %s', (_, files, problem) => {
    const problems = problemsWith(files);

    expect(problems).toEqual([problem]);
  });

  it('reports a package whose place in the architecture is not named', () => {
    const problems = problemsWith({}, true);

    expect(problems).toEqual(['tools/loose/package.json has no "scope:" tag that boundary-rules.ts knows']);
  });
});
