// Makes node_modules equal to package-lock.json and builds the console, and does nothing where that is done already. Runs before every npm script that
// needs it, so that a fresh clone has no set-up step. Only Node's own modules, and only syntax that Node 20 knows.
//
//   node tools/setup/install.mjs            install when missing or stale
//   node tools/setup/install.mjs --stamp    note that npm has just installed (the root's postinstall)
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildConsole, isConsoleFresh } from './build-console.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stampFile = join(root, 'node_modules', '.ligase-setup');
const lockFile = join(root, '.setup.lock');
const windows = process.platform === 'win32';

/** What an up-to-date node_modules was installed from, and for which machine: binaries differ. */
function wantedStamp() {
  const lockfile = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lockfile} ${process.platform}-${process.arch}\n`;
}

function isFresh() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();
}

function writeStamp() {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wantedStamp());
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Whether the workspace brings its own Node for this machine, as one of the root's optional dependencies. */
function bringsNode() {
  const { optionalDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return `node-${windows ? 'win' : process.platform}-${process.arch}` in optionalDependencies;
}

function requireOwnNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  // The first with snapshots in node:sqlite, which the tenant needs.
  if ((major === 24 && minor >= 16) || (major === 26 && minor >= 1) || major > 26) return;
  const wanted = readFileSync(join(root, '.node-version'), 'utf8').trim();
  fail(
    `Ligase needs Node.js 24.16 or a later 24, or 26.1 or newer; this is ${process.versions.node}. For ${process.platform}-${process.arch} the ` +
      `workspace brings no Node.js of its own: install Node.js ${wanted}, then run the same command again.`,
  );
}

function requireBroughtNode() {
  const node = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
  if (spawnSync(`"${node}" --version`, { shell: true }).status === 0) return;
  fail(
    'The packages are installed, but the Node.js among them does not start on this machine. It needs glibc, which Alpine ' +
      'Linux does not have: use a Debian or Ubuntu image.',
  );
}

/** Runs npm as the user started it, or the one on the path. */
function npm(args) {
  const cli = process.env.npm_execpath;
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  return cli !== undefined && /npm-cli\.c?js$/.test(cli)
    ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [cli, ...args], options)
    : spawnSync(`npm ${args.join(' ')}`, { ...options, shell: true });
}

function install() {
  const started = Date.now();
  process.stdout.write('Setting up: installing packages from the lockfile (a minute or two the first time) … ');
  const { status, stdout, stderr, error } = npm(
    [
      'ci --loglevel=error --no-audit --no-fund --no-progress --no-update-notifier',
      // NODE_ENV=production or a user's npmrc may leave these out.
      '--include=dev --include=optional',
      // With npm's own pauses, a registry that cannot be reached is reported after more than a minute.
      '--fetch-retries=3 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000',
    ]
      .join(' ')
      .split(' '),
  );
  if (status !== 0) {
    console.log('failed.');
    const said = `${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`.replace(/^npm error {5}at .*\n/gm, '');
    fail(
      `\n${said}\nnpm could not install the packages; what it said is above. Nothing outside node_modules was changed.\n` +
        'Check the connection to your package registry and the free disk space (600 MB), then run the same command again.',
    );
  }
  console.log(`done in ${Math.round((Date.now() - started) / 1000)} s.`);
  if (bringsNode()) requireBroughtNode();
  writeStamp();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function takeLock() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    return fail(`The set-up cannot write to ${root}: ${error.message}`);
  }
}

/** The process that holds the lock. A lock whose process has died, or that was let go meanwhile, has none. */
function lockHolder() {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    // Empty for the instant between its making and its writing.
    if (pid === 0 || isAlive(pid)) return pid;
    rmSync(lockFile, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return undefined;
}

async function setUpOnce() {
  let told = false;
  while (!takeLock()) {
    const holder = lockHolder();
    if (holder !== undefined && holder !== 0 && !told) {
      console.log(`Waiting for another set-up (process ${holder}). If there is none, delete ${lockFile}.`);
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  process.on('exit', () => rmSync(lockFile, { force: true }));
  if (!isFresh()) install();
  if (!isConsoleFresh(root)) buildConsole(root);
}

if (process.argv.includes('--stamp')) writeStamp();
else {
  if (!bringsNode()) requireOwnNode();
  if (!isFresh() || !isConsoleFresh(root)) await setUpOnce();
}
