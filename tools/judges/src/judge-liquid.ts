import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findPython, type Found } from './find-python.ts';
import { askJudge } from './liquid/ask-judge.ts';
import { comparePlanners } from './liquid/compare-planners.ts';
import { type LiquidJudge, liquidJudges } from './liquid/liquid-judges.ts';
import { prepareEnvironment } from './prepare-environment.ts';

// Programs for liquid handlers that others have written, asked what they hold of our files, and of what comes of them.
const root = fileURLToPath(new URL('../../../', import.meta.url));

const { values } = parseArgs({
  options: {
    plans: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const judge of liquidJudges) if (values.only === undefined || values.only === judge.name) ask(judge);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;

function ask(judge: LiquidJudge): void {
  const environment = prepare(judge.name);
  if ('missing' in environment) {
    counts.skipped += 1;
    console.log(`${judge.name.toUpperCase()} WAS NOT ASKED. SKIPPED, since ${environment.missing}`);
    return;
  }
  const { cases, steps, disagreements, broke } = askJudge(
    environment.python,
    judge,
    Math.ceil(Number(values.plans) / (judge.oneOf ?? 1)),
    Number(values.seed),
  );
  const agreed = broke === undefined ? cases - disagreements.length : 0;
  counts[agreed === cases ? 'passed' : 'failed'] += 1;
  console.log(`${judge.name} ${judge.asks}: agrees on ${agreed} of ${cases} plans with ${steps} steps`);
  if (broke !== undefined) console.log(`  It broke: ${broke}`);
  for (const { id, message } of disagreements.slice(0, 10)) console.log(`  ${id}: ${message}`);
  if (judge.name === 'robotools') console.log(comparePlanners(environment.python));
}

function prepare(name: string): Found {
  const found = findPython();
  if ('missing' in found) return found;
  const requirements = fileURLToPath(new URL(`../liquid/${name}.txt`, import.meta.url));
  return prepareEnvironment(found.python, join(root, 'node_modules/.cache/judges/liquid', name), requirements);
}
