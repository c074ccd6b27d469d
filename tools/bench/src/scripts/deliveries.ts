import { fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeListener, type ListenerName } from './delivery-listeners.ts';

/** A server that takes deliveries, and a way to send it some from another process. */
export interface Deliveries {
  /** Sends so many, each with an id of its own, at this rate or as fast as they are taken; gives the 99th percentile in ms. */
  send(count: number, perSecond?: number): Promise<number>;
}

/** Serves on loopback, with an inbox on disk that is gone with the process. */
export async function serveDeliveries(name: ListenerName): Promise<Deliveries> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const folder = mkdtempSync(join(tmpdir(), 'ligase-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.on('SIGTERM', () => process.exit());
  const server = createServer(await makeListener[name](join(folder, 'inbox.db'), publicKey));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return {
    async send(count, perSecond = 0) {
      const sender = fork(fileURLToPath(new URL('send-deliveries.js', import.meta.url)));
      sender.send({ url, key, count, perSecond });
      const [p99Ms] = (await once(sender, 'message')) as [number];
      return p99Ms;
    },
  };
}
