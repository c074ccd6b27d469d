import type { Benchling, Listing } from '@ligase/core';
import type { InputGenerators, RunCall } from '../contract.ts';
import type { InputGenerator } from '../run.ts';

/** Files for devices, that Benchling makes of runs. */
export function createGenerators(benchling: Benchling): InputGenerators {
  const get = async (id: string, call: RunCall): Promise<InputGenerator> =>
    (await benchling.request('GET /automation-input-generators/{input_generator_id}', {
      path: { input_generator_id: id },
      ...call,
    })) as InputGenerator;
  return {
    ofRun: (runId, call = {}) =>
      benchling.list('GET /assay-runs/{assay_run_id}/automation-input-generators', {
        path: { assay_run_id: runId },
        ...call,
      }) as Listing<InputGenerator>,
    get: (id, call = {}) => get(id, call),
    async setFile(id, fileId, call = {}) {
      const input = { path: { input_generator_id: id }, body: { fileId }, ...call };
      return (await benchling.request(
        'PATCH /automation-input-generators/{input_generator_id}',
        input,
      )) as InputGenerator;
    },
    async generate(id, call = {}) {
      // Made twice it is the same file: the later one takes the place of the earlier.
      const input = { path: { input_generator_id: id }, idempotent: true, ...call };
      const route = 'POST /automation-input-generators/{input_generator_id}:generate-input';
      await benchling.waitForTask(await benchling.request(route, input), call);
      return await get(id, call);
    },
  };
}
