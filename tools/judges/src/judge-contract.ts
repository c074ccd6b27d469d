import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openLab } from './contract/open-lab.ts';
import { runSchemathesis, type ContractRun, type RunSize } from './contract/run-schemathesis.ts';
import { sayTotal, totalOfRuns } from './contract/total-of-runs.ts';
import { findPython, type Found } from './find-python.ts';
import { prepareEnvironment } from './prepare-environment.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const short: readonly RunSize[] = [
  { version: 'v2', phase: 'fuzzing', seed: 1, maxExamples: 1 },
  { version: 'v3', phase: 'fuzzing', seed: 1, maxExamples: 2 },
];

// Several rounds, each of which finds the tenant as it was, rather than one after which half of it is archived.
const long: readonly RunSize[] = [
  ...rounds({ version: 'v2', phase: 'coverage', maxExamples: 1 }, 1),
  ...rounds({ version: 'v3', phase: 'coverage', maxExamples: 1 }, 1),
  ...rounds({ version: 'v2', phase: 'fuzzing', maxExamples: 20 }, 2),
  ...rounds({ version: 'v3', phase: 'fuzzing', maxExamples: 40 }, 1),
  ...rounds({ version: 'v2', phase: 'stateful', maxExamples: 50 }, 1),
  ...rounds({ version: 'v3', phase: 'stateful', maxExamples: 50 }, 1),
];

function rounds(size: Omit<RunSize, 'seed'>, count: number): RunSize[] {
  return Array.from({ length: count }, (_, index) => ({ ...size, seed: index + 2 }));
}

const { values } = parseArgs({ options: { long: { type: 'boolean', default: false }, operation: { type: 'string' } } });
const environment = prepare();
if ('missing' in environment) {
  console.log(`SCHEMATHESIS WAS NOT ASKED: NOTHING WAS JUDGED.\nSKIPPED, since ${environment.missing}\n`);
  console.log('0 passed, 0 failed, 1 skipped');
} else {
  process.exitCode = await main(environment.python, sizes());
}

/** What is run: all that is wanted of one operation when one is named. */
function sizes(): readonly RunSize[] {
  const { operation } = values;
  if (operation === undefined) return values.long ? long : short;
  const version = operation.includes('.') ? 'v3' : 'v2';
  return long
    .filter((size) => size.version === version && size.phase !== 'stateful')
    .map((size) => ({ ...size, operation }));
}

function prepare(): Found {
  const found = findPython();
  if ('missing' in found) return found;
  const requirements = fileURLToPath(new URL('../contract/requirements.txt', import.meta.url));
  return prepareEnvironment(found.python, join(root, 'node_modules/.cache/judges/contract'), requirements);
}

async function main(python: string, wanted: readonly RunSize[]): Promise<number> {
  const lab = await openLab();
  const runs: ContractRun[] = [];
  try {
    for (const size of wanted) {
      lab.restore();
      const run = await runSchemathesis(python, lab, size);
      runs.push(run);
      console.log(`API ${size.version}, ${size.phase}, seed ${size.seed}: ${sayTotal(totalOfRuns([run]))}`);
      if (run.failures > 0) console.log(run.said);
    }
    for (const fault of lab.faults) console.error('\nThe tenant failed:', fault);
    const total = totalOfRuns(runs);
    const failures = total.failures + lab.faults.length;
    if (values.long && total.refused.length > 0)
      console.log(`\nNever answered with success:\n  ${total.refused.join('\n  ')}`);
    console.log(`\n${sayTotal({ ...total, failures })}`);
    return failures === 0 ? 0 : 1;
  } finally {
    await lab.tenant.close();
  }
}
