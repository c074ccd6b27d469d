import { apiKey, createApp, systemClock } from '@ligase/core';
import { nodeListener, webhookIntake, type Inbox } from '@ligase/webhooks';
import { defineTrigger, defineWorkflow, workflows, workflowsPlugin } from '@ligase/workflows';
import { verify, type KeyObject } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { anyNumber } from './any-number.ts';
import { silentLogger } from './silent-logger.ts';

/**
 * Those that take deliveries: Ligase, the least that a server of Node's must do for the same, and Ligase with the workflows' own
 * inbox, which looks at each delivery after it was acknowledged.
 */
export type ListenerName = 'ligase' | 'raw' | 'workflows';

/** Makes a listener that keeps deliveries in a database. */
export const makeListener: Readonly<Record<ListenerName, (file: string, key: KeyObject) => Promise<RequestListener>>> =
  {
    async ligase(file, key) {
      const insert = openInbox(file);
      return listener({ receive: async ({ id, payload }) => insert(id, JSON.stringify(payload)) }, key);
    },

    async workflows(file, key) {
      const count = defineWorkflow({ name: 'count', requires: {}, input: anyNumber, run: () => Promise.resolve(0) });
      const never = defineTrigger({ kind: 'benchling-webhook', when: () => false, workflow: count, toInput: () => 0 });
      const app = await createApp({
        name: 'taker',
        tenant: 'http://127.0.0.1:9',
        auth: apiKey('sk_none'),
        logger: silentLogger,
        plugins: [workflowsPlugin({ workflows: [count], triggers: [never], store: `pglite:${file}` })],
      });
      return listener(app.get(workflows), key);
    },

    async raw(file, key) {
      const insert = openInbox(file);
      return (request, response) => {
        const pieces: Buffer[] = [];
        request.on('data', (piece: Buffer) => pieces.push(piece));
        request.on('end', () => {
          const body = Buffer.concat(pieces);
          const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = request.headers;
          const inTime = Math.abs(Number(timestamp) * 1000 - Date.now()) <= 300_000;
          const der = Buffer.from(/v1bder,(\S+)/u.exec(String(signatures))?.[1] ?? '', 'base64');
          const bytes = Buffer.concat([Buffer.from(`${String(id)}.${String(timestamp)}.`), body]);
          if (!inTime || !verify('sha256', bytes, { key, dsaEncoding: 'der' }, der)) {
            response.writeHead(401).end();
            return;
          }
          const text = body.toString();
          JSON.parse(text);
          insert(String(id), text);
          response.writeHead(200, { 'content-length': 0 }).end();
        });
      };
    },
  };

async function listener(inbox: Inbox, key: KeyObject): Promise<RequestListener> {
  const intake = webhookIntake({
    appDefinitionId: 'appdef_1',
    inbox: onlyNew(inbox),
    clock: systemClock(),
    log: silentLogger,
    fetch: async () => Response.json({ keys: [key.export({ format: 'jwk' })] }),
  });
  await intake.prepare();
  return nodeListener(intake);
}

/** What is kept once costs nothing the second time: a delivery that were taken for one of before would be measured for nothing. */
function onlyNew(inbox: Inbox): Inbox {
  return {
    async receive(delivery) {
      const outcome = await inbox.receive(delivery);
      if (outcome === 'known') throw new Error(`${delivery.id} came before`);
      return outcome;
    },
  };
}

function openInbox(file: string): (id: string, payload: string) => 'new' | 'known' {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE inbox (id TEXT PRIMARY KEY, payload TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT OR IGNORE INTO inbox VALUES (?, ?)');
  return (id, payload) => (insert.run(id, payload).changes === 1 ? 'new' : 'known');
}
