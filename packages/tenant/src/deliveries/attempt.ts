import type { TenantClock } from '../clock/clock.ts';
import type { DeliveryFault } from './delivery-faults.ts';
import type { Attempt } from './delivery.ts';
import type { Send } from './send.ts';
import { signedHeaders } from './sign.ts';
import { newWebhookKey, type WebhookKey } from './webhook-keys.ts';

/** What an attempt is made of. */
export interface AttemptParts {
  readonly send: Send;
  /** The time of the tenant, for the log. */
  readonly clock: TenantClock;
  /** The time that a webhook is stamped with. */
  readonly stampClock: TenantClock;
  readonly acknowledgeMs: number;
  readonly signal: AbortSignal;
}

/** A webhook that is ready to be signed. */
export interface Unsigned {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly keys: readonly WebhookKey[];
  readonly fault: DeliveryFault | undefined;
}

/** How far back an old timestamp lies: further than the five minutes that receivers allow. */
const oldMs = 10 * 60_000;

/** Signs and sends a webhook once. Never throws. */
export async function attempt(parts: AttemptParts, { id, url, body, keys, fault }: Unsigned): Promise<Attempt> {
  const { send, clock, stampClock, acknowledgeMs, signal } = parts;
  const stampedAt = stampClock.now() - (fault?.kind === 'old-timestamp' ? oldMs : 0);
  const signing = fault?.kind === 'wrong-key' ? [newWebhookKey()] : keys.map(({ key }) => key);
  const signedBody = fault?.kind === 'bad-signature' ? `${body} ` : body;
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Benchling-Webhooks (local tenant)',
    ...signedHeaders({ id, timestamp: Math.floor(stampedAt / 1000), body: signedBody }, signing),
  };
  const at = clock.now();
  const startedAt = performance.now();
  const outcome =
    fault?.kind === 'drop'
      ? { status: null, answer: 'Lost on the way.' }
      : await send({ url, headers, body, timeoutMs: acknowledgeMs, signal }).then(
          ({ status, text }) => ({ status, answer: text }),
          (error: unknown) => ({ status: null, answer: explain(error, acknowledgeMs) }),
        );
  const { status } = outcome;
  return {
    at,
    url,
    headers,
    ...outcome,
    durationMs: Math.round(performance.now() - startedAt),
    acknowledged: status !== null && status >= 200 && status < 300,
    fault: fault?.kind ?? null,
  };
}

function explain(error: unknown, acknowledgeMs: number): string {
  const { name, message, code, cause } = error as NodeJS.ErrnoException & { readonly cause?: Error };
  if (name === 'TimeoutError' || cause?.name === 'TimeoutError')
    return `No acknowledgement within ${acknowledgeMs} ms: answer first, work afterwards.`;
  return code === 'ECONNREFUSED' ? 'Nothing listens there.' : message || String(code);
}
