import { apiKey, createHttp, systemClock } from '@ligase/core';
import type { Dispatcher } from 'undici';
import { serveSamples } from './serve-samples.ts';
import { silentLogger } from './silent-logger.ts';

const [mode, calls] = process.argv.slice(2) as ['limited' | 'unlimited', string];

const body = Buffer.from('{"entry":{"id":"etr_1"}}');
const headers = {
  'content-type': 'application/json',
  'x-rate-limit-limit': '1000000000',
  'x-rate-limit-remaining': '999999999',
  'x-rate-limit-reset': '30',
};
const controller = { aborted: false, paused: false, reason: null, abort() {}, pause() {}, resume() {} };
/** Answers at once, so that nothing but the pipeline costs anything. */
const dispatcher: Pick<Dispatcher, 'dispatch'> = {
  dispatch(_, handler) {
    handler.onRequestStart?.(controller, null);
    handler.onResponseStart?.(controller, 200, headers);
    handler.onResponseData?.(controller, body);
    handler.onResponseEnd?.(controller, {});
    return true;
  },
};
const { benchling } = createHttp({
  appName: 'bench',
  tenantUrl: 'http://bench',
  auth: apiKey('sk_bench'),
  clock: systemClock(),
  log: silentLogger,
  dispatcher,
  limits: { unlimited: mode === 'unlimited' },
});
const request = (): Promise<unknown> => benchling.request('GET /entries/{entry_id}', { path: { entry_id: 'etr_1' } });

await serveSamples(async () => {
  for (let call = 0; call < Number(calls); call += 1) await request();
}, 3);
