import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openLab } from './contract/open-lab.ts';
import { runSchemathesis, type ContractRun, type RunSize } from './contract/run-schemathesis.ts';
import { findPython, type Found } from './find-python.ts';
import { prepareEnvironment } from './prepare-environment.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const short: readonly RunSize[] = [
  { version: 'v2', seed: 1, phases: ['fuzzing'], maxExamples: 2 },
  { version: 'v3', seed: 1, phases: ['fuzzing'], maxExamples: 4 },
];

const long: readonly RunSize[] = [
  { version: 'v2', seed: 2, phases: ['coverage', 'fuzzing', 'stateful'], maxExamples: 100 },
  { version: 'v3', seed: 2, phases: ['coverage', 'fuzzing', 'stateful'], maxExamples: 100 },
];

const { values } = parseArgs({ options: { long: { type: 'boolean', default: false } } });
const environment = prepare();
if ('missing' in environment) {
  console.log(`SCHEMATHESIS WAS NOT ASKED: NOTHING WAS JUDGED.\nSKIPPED, since ${environment.missing}\n`);
  console.log('0 passed, 0 failed, 1 skipped');
} else {
  process.exitCode = await main(environment.python, values.long ? long : short);
}

function prepare(): Found {
  const found = findPython();
  if ('missing' in found) return found;
  const requirements = fileURLToPath(new URL('../contract/requirements.txt', import.meta.url));
  return prepareEnvironment(found.python, join(root, 'node_modules/.cache/judges/contract'), requirements);
}

async function main(python: string, sizes: readonly RunSize[]): Promise<number> {
  const lab = await openLab();
  try {
    let failed = 0;
    for (const size of sizes) {
      lab.restore();
      const run = await runSchemathesis(python, lab, size);
      console.log(summary(size, run));
      if (run.failures > 0) console.log(run.said);
      failed += run.failures;
    }
    for (const fault of lab.faults) console.error('\nThe tenant failed:', fault);
    return failed + lab.faults.length === 0 ? 0 : 1;
  } finally {
    await lab.tenant.close();
  }
}

function summary({ version }: RunSize, { cases, statuses, failures }: ContractRun): string {
  const operations = Object.values(statuses);
  const succeeded = operations.filter((answered) => Object.keys(answered).some((status) => status.startsWith('2')));
  return `API ${version}: ${cases} cases, ${operations.length} operations reached, ${succeeded.length} of them with success, ${failures} failures`;
}
