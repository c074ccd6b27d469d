import { execFileSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isGoodEnough, type Bench, type Figure } from './bench.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string', multiple: true } },
});

// What is measured is what is published, so it is built first.
execFileSync(process.execPath, [tsc, '-b', 'tools/bench'], { cwd: root, stdio: 'inherit' });

const figures: (Figure & { readonly ok: boolean })[] = [];
for (const file of (await readdir(here)).filter((name) => /^g\d+-.*\.ts$/.test(name)).toSorted()) {
  const { bench } = (await import(`./${file}`)) as { readonly bench: Bench };
  if (options.only === undefined ? bench.slow === true : !options.only.includes(bench.goal)) continue;
  console.log(`\n${bench.goal}  ${bench.title}`);
  for (const figure of await bench.run()) {
    const ok = isGoodEnough(figure);
    figures.push({ ...figure, name: `${bench.goal} ${figure.name}`, ok });
    console.log(toRow(figure, ok));
  }
}

if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(figures, undefined, 2)}\n`);
const missed = figures.filter(({ ok }) => !ok).length;
console.log(missed === 0 ? '\nEvery goal is met.' : `\n${missed} of the goals missed.`);
process.exitCode = missed === 0 ? 0 : 1;

function toRow({ name, value, unit, goal }: Figure, ok: boolean): string {
  const verdict = goal === undefined ? '' : `  goal ${goal} ${unit}  ${ok ? 'ok' : 'MISSED'}`;
  return `  ${name.padEnd(48)} ${value.toFixed(2).padStart(8)} ${unit.padEnd(2)}${verdict}`;
}
