// Builds the files of the developer console that the tenant serves. Only Node's own modules, and only syntax that Node 20 knows.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Everything that the built files come from, as one hash. */
function sourcesOf(root) {
  const folder = join(root, 'packages', 'console');
  const sources = readdirSync(join(folder, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .toSorted();
  const hash = createHash('sha256');
  for (const file of [
    ...sources,
    join(folder, 'index.html'),
    join(folder, 'vite.config.ts'),
    join(root, 'package-lock.json'),
  ])
    hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

const stampOf = (root) => join(root, 'node_modules', '.ligase-console');

/** Whether the files are there, and made from the sources as they are. */
export function isConsoleFresh(root) {
  if (!existsSync(join(root, 'packages', 'console'))) return true;
  if (!existsSync(join(root, 'packages', 'tenant', 'console', 'index.html'))) return false;
  return existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === sourcesOf(root);
}

/** Builds the files, and says so. The tenant works without its console, so a failure does not end the set-up. */
export function buildConsole(root) {
  const started = Date.now();
  // The workspace's own Node, as vite may need a newer one than npm was started with.
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const { status, stdout, stderr } = spawnSync('vite build packages/console --logLevel warn', {
    cwd: root,
    env: { ...process.env, PATH: path, NODE_ENV: 'production', NO_COLOR: '1' },
    encoding: 'utf8',
    shell: true,
  });
  if (status === 0) {
    writeFileSync(stampOf(root), sourcesOf(root));
    console.log(`Setting up: built the developer console in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  } else
    console.error(
      `${stdout}${stderr}\nThe developer console could not be built; all else works without it. Try again with: npm run console`,
    );
}
