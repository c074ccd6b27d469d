// Installs the Slack that the bot is tested with, by its lockfile, and lets it listen on this machine's loopback alone.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const original = join(folder, 'node_modules/local-slack-linux-x64/bin/local-slack');
const bound = join(folder, 'node_modules/.bound/local-slack');

// It listens on all interfaces and has no option for it, so that anyone near could read the tests' messages and press buttons.
const everywhere = 'port:e.port,maxRequestBodySize:1073741824,';
const loopback = 'port:e.port,hostname:"127.0.0.1",'.padEnd(everywhere.length);

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('WARNING: there is a local Slack for Linux on x64 only: the tests that need it are skipped here.');
  process.exit();
}
if (existsSync(bound)) process.exit();

const { status } = spawnSync('npm', ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (status !== 0) {
  console.log('WARNING: the local Slack cannot be installed here: the tests that need it are skipped.');
  process.exit();
}
const program = readFileSync(original);
const at = program.indexOf(everywhere);
if (at < 0 || program.indexOf(everywhere, at + 1) >= 0)
  throw new Error(`${original} does not have the one place in which it says where it listens; bind it anew.`);
program.write(loopback, at, 'latin1');
mkdirSync(join(folder, 'node_modules/.bound'), { recursive: true });
writeFileSync(bound, program);
chmodSync(bound, 0o755);
console.log('The local Slack is installed.');
