import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyWorkspace, linkPackages } from './workspace-copy.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = 'packages/plugin-cell-lines';

/** What every package must pass, narrowed to the new one so that it alone is judged. */
const checks = {
  format: `oxfmt --check ${folder} tsconfig.json tsconfig.test.json`,
  boundaries: 'node tools/checks/src/boundaries.ts',
  lint: `oxlint --type-aware ${folder}`,
  unused: `knip --no-progress --no-config-hints --workspace ${folder}`,
  references: 'nx sync:check',
  types: `tsc -b ${folder} tsconfig.new.json`,
  test: `vitest run ${folder}`,
  package: 'node tools/checks/src/packages.ts @ligase/plugin-cell-lines',
};

describe('nx g @ligase/generators:plugin', () => {
  it('writes a plugin that passes every check as it is', { timeout: 120_000 }, () => {
    const workspace = copyWorkspace(root);
    onTestFinished(() => rmSync(workspace, { recursive: true }));
    const run = (command: string): string => {
      const { status, stdout, stderr } = spawnSync(command, { cwd: workspace, shell: true, encoding: 'utf8' });
      return status === 0 ? 'ok' : `${command}\n${stdout}${stderr}`;
    };
    linkPackages(workspace);
    writeFileSync(
      join(workspace, 'tsconfig.new.json'),
      JSON.stringify({
        extends: './tsconfig.test.json',
        include: [`${folder}/src/**/*.test.ts`],
        references: [{ path: folder }],
      }),
    );

    const generated = run('nx g @ligase/generators:plugin cell-lines --skipInstall');
    linkPackages(workspace);
    const results = Object.entries(checks).map(([name, command]) => [name, run(command)]);

    expect(generated).toBe('ok');
    expect(Object.fromEntries(results)).toEqual(Object.fromEntries(Object.keys(checks).map((name) => [name, 'ok'])));
  });

  it('refuses a name that is taken', { timeout: 60_000 }, () => {
    const workspace = copyWorkspace(root);
    onTestFinished(() => rmSync(workspace, { recursive: true }));
    linkPackages(workspace);

    const { status, stderr, stdout } = spawnSync('nx g @ligase/generators:plugin entries --skipInstall', {
      cwd: workspace,
      shell: true,
      encoding: 'utf8',
    });

    expect(status).not.toBe(0);
    expect(stdout + stderr).toContain('packages/plugin-entries exists already; choose another name or delete it first');
  });
});
