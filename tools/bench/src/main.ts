import { execFileSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Bench, Figure } from './bench.ts';
import { judgeFigure, type Verdict } from './judge-figure.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const binOf = (name: string, file: string): string =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);
const tsc = binOf('typescript', 'bin/tsc');
const rolldown = binOf('rolldown', 'bin/cli.mjs');

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string', multiple: true } },
});

// What is measured is what is published, so it is built first.
execFileSync(process.execPath, [tsc, '-b', 'tools/bench'], { cwd: root, stdio: 'inherit' });
execFileSync(process.execPath, [rolldown, '-c', 'rolldown.config.ts'], {
  cwd: join(root, 'packages/tenant'),
  stdio: ['ignore', 'ignore', 'inherit'],
});

const said: Readonly<Record<Verdict, string>> = {
  ok: 'ok',
  near: 'near: past it by less than two runs differ',
  missed: 'MISSED',
  unreachable: 'out of reach here',
};

const figures: (Figure & { readonly verdict: Verdict | undefined; readonly ok: boolean })[] = [];
for (const file of (await readdir(here)).filter((name) => /^g\d+-.*\.ts$/.test(name)).toSorted()) {
  const { bench } = (await import(`./${file}`)) as { readonly bench: Bench };
  if (options.only === undefined ? bench.slow === true : !options.only.includes(bench.goal)) continue;
  console.log(`\n${bench.goal}  ${bench.title}`);
  for (const figure of await bench.run()) {
    const verdict = judgeFigure(figure);
    figures.push({
      ...figure,
      name: `${bench.goal} ${figure.name}`,
      verdict,
      ok: verdict === undefined || verdict === 'ok',
    });
    console.log(toRow(figure, verdict));
  }
}

if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(figures, undefined, 2)}\n`);
const count = (wanted: Verdict): number => figures.filter(({ verdict }) => verdict === wanted).length;
console.log(
  `\n${count('ok')} goals met, ${count('near')} missed by less than two runs differ, ` +
    `${count('unreachable')} out of reach here, ${count('missed')} missed.`,
);
process.exitCode = count('missed') === 0 ? 0 : 1;

function toRow({ name, value, unit, goal, floor }: Figure, verdict: Verdict | undefined): string {
  const row = `  ${name.padEnd(48)} ${value.toFixed(2).padStart(8)} ${unit.padEnd(2)}`;
  if (goal === undefined || verdict === undefined) return row;
  const why = verdict === 'unreachable' ? `: the floor itself takes ${floor?.toFixed(2)} ${unit}` : '';
  return `${row}  goal ${Number(goal.toFixed(2))} ${unit}  ${said[verdict]}${why}`;
}
