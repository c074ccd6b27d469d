import { fakeClock, memoryLogger, type FakeClock, type MemoryLogger } from '@ligase/testing';
import { fetchHandler, memoryInbox, webhookIntake } from '../src/index.ts';
import type { MemoryInbox, WebhookIntake, WebhookIntakeOptions } from '../src/index.ts';
import { senderKey, signed, type SenderKey, type Sending, type Sent } from './benchling-sender.ts';
import { keyServer, type KeyServer } from './key-server.ts';

/** An intake, and everything around it that a test moves or looks at. */
export interface IntakeLab {
  readonly intake: WebhookIntake;
  readonly inbox: MemoryInbox;
  readonly clock: FakeClock;
  readonly log: MemoryLogger;
  readonly server: KeyServer;
  readonly key: SenderKey;
  /** Signs a delivery at the time of the clock, unless told otherwise. */
  sign(sending?: Partial<Sending>): Sent;
  /** Hands it in, and gives the status that it is answered with. */
  hand(sent: Sent): Promise<number>;
  /** The ids of what was kept. */
  kept(): readonly string[];
}

/** Makes an intake with one key. */
export function intakeLab(options: Partial<WebhookIntakeOptions> = {}): IntakeLab {
  const key = senderKey();
  const server = keyServer(key);
  const clock = fakeClock();
  const log = memoryLogger();
  const inbox = memoryInbox();
  const intake = webhookIntake({
    appDefinitionId: 'appdef_1',
    inbox,
    clock,
    log,
    path: '/hooks',
    fetch: server.fetch,
    ...options,
  });
  const handle = fetchHandler(intake);
  return {
    intake,
    inbox,
    clock,
    log,
    server,
    key,
    sign: (sending = {}) => signed({ keys: [key], at: clock.now(), ...sending }),
    hand: async ({ path, headers, body }) =>
      (await handle(new Request(`https://app.test${path}`, { method: 'POST', headers, body }))).status,
    kept: () => inbox.deliveries.map(({ id }) => id),
  };
}
