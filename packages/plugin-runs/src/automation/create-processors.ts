import type { Benchling, Clock, Listing } from '@ligase/core';
import type { OutputProcessors } from '../contract.ts';
import type { OutputProcessor } from '../run.ts';
import { getProcessor, processOutput } from './process-output.ts';
import { putProcessor } from './put-processor.ts';

/** Files of devices, that Benchling reads results from. */
export function createProcessors(benchling: Benchling, clock: Clock): OutputProcessors {
  return {
    list: (query = {}, call = {}) =>
      benchling.list('GET /automation-output-processors', { query, ...call }) as Listing<OutputProcessor>,
    get: (id, call = {}) => getProcessor(benchling, id, call),
    put: (draft, call = {}) => putProcessor(benchling, draft, call),
    process: (id, call = {}) => processOutput(benchling, clock, id, call),
    async archive(ids, reason, call = {}) {
      if (ids.length === 0) return;
      const body = { automationOutputProcessorIds: [...ids], reason };
      await benchling.request('POST /automation-output-processors:archive', { body, ...call });
    },
  };
}
