import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Pool } from 'undici';

/** What to send, and where. */
interface Order {
  readonly url: string;
  /** PEM. */
  readonly key: string;
  readonly count: number;
  /** 0: as fast as they are taken. */
  readonly perSecond: number;
}

const [{ url, key: pem, count, perSecond }] = (await once(process, 'message')) as [Order];
const key = createPrivateKey(pem);
const pool = new Pool(url, { connections: 32, pipelining: 1 });

/** A webhook of about 2 KB, of an event of its own: one that was told of before would not be kept again. */
const bodyOf = (eventId: string): string =>
  JSON.stringify({
    version: '0',
    baseURL: 'https://acme.benchling.com',
    tenantId: 'ten_7fbo183',
    app: { id: 'app_Xa1B2c3D' },
    appDefinition: { id: 'appdef_1', versionNumber: '1.2.3' },
    channel: 'events',
    message: {
      id: eventId,
      type: 'v2.entry.updated.fields',
      deprecated: false,
      createdAt: '2026-01-05T08:00:00.000000+00:00',
      resourceId: 'etr_8mYDPRAX',
      schema: { id: 'ts_aEwQmvDG' },
      updates: Array.from({ length: 60 }, (_, index) => `fields.Plasmid preparation ${index}`),
    },
  });

const deliveries = Array.from({ length: count }, () => {
  const id = `msg_${randomUUID()}`;
  const body = bodyOf(`evt_${randomUUID()}`);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const bytes = Buffer.from(`${id}.${timestamp}.${body}`);
  const raw = sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
  const der = sign('sha256', bytes, { key, dsaEncoding: 'der' }).toString('base64');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1b,${raw} v1bder,${der}`,
  };
  return { headers, body };
});

const tookMs: number[] = [];
async function send({ headers, body }: (typeof deliveries)[number]): Promise<void> {
  const startedAt = performance.now();
  const reply = await pool.request({ method: 'POST', path: '/', headers, body });
  await reply.body.dump();
  tookMs.push(performance.now() - startedAt);
  if (reply.statusCode !== 200) throw new Error(`A delivery was answered ${reply.statusCode}`);
}

if (perSecond === 0) {
  const waiting = [...deliveries];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await send(next);
  };
  await Promise.all(Array.from({ length: 32 }, work));
} else {
  // Whether or not the ones before were answered: a sender does not wait for a slow receiver.
  const startedAt = performance.now();
  const sent: Promise<void>[] = [];
  for (const [index, delivery] of deliveries.entries()) {
    const aheadMs = startedAt + (index / perSecond) * 1000 - performance.now();
    if (aheadMs > 1) await setTimeout(aheadMs);
    sent.push(send(delivery));
  }
  await Promise.all(sent);
}
await pool.close();
process.send?.(tookMs.toSorted((a, b) => a - b)[Math.floor(tookMs.length * 0.99)]);
process.disconnect();
