import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coverage, coverageV3, startTenant, type StartedTenant } from '@ligase/tenant';
import { findPython, type Found } from './find-python.ts';
import { prepareEnvironment } from './prepare-environment.ts';
import { runSuite } from './run-suite.ts';
import { servedMethods } from './served-methods.ts';
import { count, table } from './table.ts';
import { judge, type Verdict } from './verdicts.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const suites = fileURLToPath(new URL('../python-sdk/', import.meta.url));

const environment = prepare();
if ('missing' in environment) {
  console.log(`THE PYTHON SDKS WERE NOT ASKED: NOTHING WAS JUDGED.\nSKIPPED, since ${environment.missing}\n`);
  console.log('0 passed, 0 failed, 1 skipped');
} else {
  process.exitCode = await main(environment.python);
}

function prepare(): Found {
  const found = findPython();
  if ('missing' in found) return found;
  const folder = join(root, 'node_modules/.cache/judges/python-sdk');
  return prepareEnvironment(found.python, folder, join(suites, 'requirements.txt'));
}

async function main(python: string): Promise<number> {
  const faults: unknown[] = [];
  const tenant = await startTenant({ seed: 'demo', checkReplies: true, onFault: (error) => faults.push(error) });
  try {
    const verdicts = [...(await judgeV2(python, tenant)), ...(await judgeV3(python, tenant))];
    for (const fault of faults) console.error('\nThe tenant failed:', fault);
    const { passed, failed, skipped } = count(verdicts);
    console.log(`\n${passed} passed, ${failed + faults.length} failed, ${skipped} skipped`);
    return failed + faults.length === 0 ? 0 : 1;
  } finally {
    await tenant.close();
  }
}

async function judgeV2(python: string, tenant: StartedTenant): Promise<readonly Verdict[]> {
  const verdicts = judge(await runSuite(python, join(suites, 'judge_v2.py'), tenant), coverage(tenant));
  console.log(`benchling-sdk\n\n${table(verdicts)}`);
  return verdicts;
}

async function judgeV3(python: string, tenant: StartedTenant): Promise<readonly Verdict[]> {
  const served = coverageV3(tenant);
  const [report, others] = servedMethods(await runSuite(python, join(suites, 'judge_v3.py'), tenant), served);
  const verdicts = judge(report, served);
  console.log(`\nbenchling-v3-sdk-python\n\n${table(verdicts)}`);
  console.log(`\n${others} more methods ask for operations of API v3 that the tenant does not serve.`);
  return verdicts;
}
