import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findPython, type Found } from './find-python.ts';
import { askJudge } from './liquid/ask-judge.ts';
import { comparePlanners, timeRobotools } from './liquid/compare-planners.ts';
import { type LiquidJudge, liquidJudges } from './liquid/liquid-judges.ts';
import { readSamples } from './liquid/samples/sample.ts';
import { type SampleSource, sampleSources } from './liquid/samples/sample-sources.ts';
import { timePlanners } from './liquid/time-planners.ts';
import { prepareEnvironment } from './prepare-environment.ts';

// Programs for liquid handlers that others have written, asked what they hold of our files, and of what comes of them.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const cache = join(root, 'node_modules/.cache/judges/liquid');

const { values } = parseArgs({
  options: {
    plans: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const counts = { passed: 0, failed: 0, skipped: 0 };
if (values.only === undefined || values.only === 'samples') for (const source of sampleSources) lookAt(source);
for (const judge of liquidJudges) if (values.only === undefined || values.only === judge.name) ask(judge);
if (values.only === undefined || values.only === 'speed') timeAll();
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
}

/** Times our planners, beside robotools where that can be asked. */
function timeAll(): void {
  const environment = prepare('robotools');
  const theirs = 'missing' in environment ? environment.missing : timeRobotools(environment.python);
  if (typeof theirs === 'string') {
    counts.skipped += 1;
    console.log(`PLANNERS WERE NOT COMPARED. SKIPPED, since ${theirs}`);
  }
  for (const { line, isMet } of comparePlanners(timePlanners(), typeof theirs === 'string' ? {} : theirs)) {
    counts[isMet ? 'passed' : 'failed'] += 1;
    console.log(`${isMet ? '' : 'TOO SLOW: '}${line}`);
  }
}

/** Reads the samples of a package. */
function lookAt({ name, what, judge, samples }: SampleSource): void {
  const environment = judge === undefined ? { python: '' } : prepare(judge);
  const found =
    'missing' in environment ? environment.missing : samples(environment.python, join(cache, `samples-${name}`));
  if (typeof found === 'string') {
    counts.skipped += 1;
    console.log(`SAMPLES OF ${name.toUpperCase()} WERE NOT READ. SKIPPED, since ${found}`);
    return;
  }
  const { read, refused, wrong } = readSamples(found);
  counts[wrong.length === 0 && read > 0 ? 'passed' : 'failed'] += 1;
  console.log(
    `${name} has ${found.length} ${what}: ${read} read, ${found.length - read - wrong.length} rightly refused`,
  );
  for (const [message, count] of refused) console.log(`  refused ${count}: ${message}`);
  for (const one of wrong) console.log(`  WRONG: ${one}`);
}

function prepare(name: string): Found {
  const found = findPython();
  if ('missing' in found) return found;
  const requirements = fileURLToPath(new URL(`../liquid/${name}.txt`, import.meta.url));
  return prepareEnvironment(found.python, join(cache, name), requirements);
}
