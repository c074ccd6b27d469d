import { spawnSync } from 'node:child_process';

/** What has to hold for every commit, the quickest first. Tests, bundles and package contents are checked on their own. */
const checks: Readonly<Record<string, string>> = {
  format: 'oxfmt --check .',
  lockfile: 'node tools/checks/src/lockfile.ts',
  boundaries: 'node tools/checks/src/boundaries.ts',
  'host size': 'node tools/checks/src/host-size.ts',
  lint: 'oxlint --type-aware',
  unused: 'knip --no-progress --no-config-hints',
  references: 'nx sync:check',
  types: 'tsc -b',
};

const failed = Object.entries(checks).filter(([name, command]) => {
  const started = performance.now();
  const options = { shell: true, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  const { status, stdout, stderr } = spawnSync(command, options);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name.padEnd(12)}${status === 0 ? 'ok' : 'FAILED'}  ${seconds} s`);
  // A measure, which is worth seeing also when it is within its limit.
  if (name === 'host size' && status === 0) console.log(stdout.trimEnd());
  if (status !== 0) console.log(`\n${stdout}${stderr}`);
  return status !== 0;
});
process.exitCode = failed.length === 0 ? 0 : 1;
