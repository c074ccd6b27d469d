import type { Benchling, Clock, Listing } from '@ligase/core';
import type { OutputProcessors } from '../contract.ts';
import type { OutputProcessor } from '../run.ts';
import { getProcessor, processOutput } from './process-output.ts';
import { putProcessor } from './put-processor.ts';

/** Files of devices, that Benchling reads results from. */
export function createProcessors(benchling: Benchling, clock: Clock): OutputProcessors {
  /** Made by this process, which has not asked for them to be read: nobody else can have. */
  const unasked = new Set<string>();
  return {
    list: (query = {}, call = {}) =>
      benchling.list('GET /automation-output-processors', { query, ...call }) as Listing<OutputProcessor>,
    get: (id, call = {}) => getProcessor(benchling, id, call),
    async put(draft, call = {}) {
      const put = await putProcessor(benchling, draft, call);
      if (put.did === 'created') unasked.add(put.item.id);
      return put;
    },
    process: (id, call = {}) => processOutput({ benchling, clock, isNew: unasked.delete(id) }, id, call),
    async archive(ids, reason, call = {}) {
      if (ids.length === 0) return;
      const body = { automationOutputProcessorIds: [...ids], reason };
      await benchling.request('POST /automation-output-processors:archive', { body, ...call });
    },
  };
}
