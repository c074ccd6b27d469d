import { type Clock, type Logger, VerificationError } from '@ligase/core';
import type { Webhook } from '../messages/message.ts';
import { readWebhook } from '../messages/read-webhook.ts';
import { isSigned, signedBytes } from '../signature/is-signed.ts';
import { jwksUrl } from '../signature/jwks-url.ts';
import { signingHeaders } from '../signature/signing-headers.ts';
import { signingKeys } from '../signature/signing-keys.ts';
import { acknowledgement, explained, refusal } from './answers.ts';
import type { Answer, Arrival } from './arrival.ts';
import { createDeadlines, type OnLate } from './deadlines.ts';
import type { Inbox } from './inbox.ts';
import { oversized } from './oversized.ts';

/** What an intake of webhooks works with. */
export interface WebhookIntakeOptions {
  /**
   * The id of the app's definition (`appdef_…`), or of a legacy app its own (`app_…`). From settings: whoever forges a body
   * writes into it whichever id they like.
   */
  readonly appDefinitionId: string;
  /** Where deliveries are kept. */
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly log: Logger;
  /**
   * The only tenant whose deliveries are taken. Apps of one definition share their keys on all tenants, so without it a
   * delivery may come from any tenant that has installed the app. Default: any.
   */
  readonly tenantUrl?: string;
  /** Where the webhook URL of the app leads; `/event`, `/canvas` and `/lifecycle` below it are the same. Default: `/`. */
  readonly path?: string;
  /** Where the keys are, for a local tenant: its address. Default: Benchling's. */
  readonly jwksHost?: string;
  /** How the keys are fetched. Default: the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** Default: 1 MiB. */
  readonly maxBodyBytes?: number;
  /** How far from now a delivery may be stamped, both ways. Default: 5 min, as Benchling says. */
  readonly toleranceMs?: number;
  /** When an answer is given at the latest. Default: 2.5 s, as Benchling gives up after 3 s. */
  readonly answerWithinMs?: number;
}

/** Takes in webhooks: each is verified, kept, and only then acknowledged. */
export interface WebhookIntake {
  /** Never rejects. */
  receive(arrival: Arrival): Promise<Answer>;
  /**
   * Fetches the keys now, so that the first delivery need not wait for them.
   * @throws {NetworkError} when they cannot be had: most often, the app definition id is wrong.
   */
  prepare(): Promise<void>;
}

/**
 * The kind of deliveries that an intake of webhooks keeps; their payload is a `Webhook`. Events that come in other ways are of this
 * kind, too: a trigger that is to take those as well takes an `Announcement`.
 */
export const webhookKind = 'benchling-webhook';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Makes an intake. It is the same behind every server; see `fetchHandler`, `nodeListener` and `lambdaHandler`. */
export function webhookIntake(options: WebhookIntakeOptions): WebhookIntake {
  const { appDefinitionId, inbox, clock, log, jwksHost, fetch = globalThis.fetch } = options;
  const { maxBodyBytes = 1024 ** 2, toleranceMs = 300_000, answerWithinMs = 2_500 } = options;
  const keys = signingKeys({ url: jwksUrl(appDefinitionId, jwksHost), clock, fetch });
  const deadlines = createDeadlines(clock, answerWithinMs);
  const doors = doorsOf(options.path ?? '/');
  const origin = options.tenantUrl === undefined ? undefined : new URL(options.tenantUrl).origin;

  const verify = async (bytes: Uint8Array, signatures: readonly Buffer[]): Promise<void> => {
    const known = await keys.current();
    if (isSigned(bytes, signatures, known)) return;
    const newer = await keys.newerThan(known);
    if (isSigned(bytes, signatures, newer)) return;
    throw new VerificationError('WEBHOOK_SIGNATURE', `No key of ${appDefinitionId} has signed this delivery`);
  };

  const take = async (arrival: Arrival, onLate: OnLate, onBody: () => void): Promise<void> => {
    const receivedAt = clock.now();
    const { id, timestamp, signatures } = signingHeaders(arrival.header, { now: receivedAt, toleranceMs });
    if (Number(arrival.header('content-length')) > maxBodyBytes) throw oversized(maxBodyBytes);
    const body = await arrival.readBody({ maxBytes: maxBodyBytes, onLate });
    onBody();
    await verify(signedBytes({ id, timestamp }, body), signatures);
    const payload = readWebhook(parse(body));
    if (origin !== undefined && originOf(payload.baseURL) !== origin)
      throw new VerificationError('WEBHOOK_MISDIRECTED', `This app works for ${origin}, not for ${payload.baseURL}`);
    if (!payload.known) log.warn({ id, type: payload.message.type }, 'a webhook of a kind that is not known');
    const delivery = eventIdOf(payload) ?? id;
    const outcome = await inbox.receive({ id: delivery, kind: webhookKind, receivedAt, payload });
    log.debug({ id, delivery, type: payload.message.type, outcome }, 'webhook kept');
  };

  return {
    async receive(arrival) {
      if (!doors.has(arrival.path)) return explained(404, 'Webhooks are not taken here');
      if (arrival.method !== 'POST') return explained(405, 'Webhooks come by POST', {}, { allow: 'POST' });
      let inBody = true;
      const noteBody = (): void => {
        inBody = false;
      };
      try {
        await deadlines.keep(
          (onLate) => take(arrival, onLate, noteBody),
          () => late(answerWithinMs, inBody),
        );
        return acknowledgement;
      } catch (error) {
        const refused = error instanceof VerificationError;
        log[refused ? 'warn' : 'error']({ err: error }, refused ? 'webhook refused' : 'webhook not kept');
        return refusal(error);
      }
    },
    async prepare() {
      await keys.current();
    },
  };
}

/** The suffix is not signed, so it says nothing: what a message is, its type says. */
function doorsOf(path: string): ReadonlySet<string> {
  const base = path.replace(/\/+$/u, '');
  return new Set(['', '/event', '/canvas', '/lifecycle'].flatMap((suffix) => [base + suffix, `${base}${suffix}/`]));
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch (cause) {
    throw new VerificationError('WEBHOOK_MALFORMED', 'The body of a webhook must be JSON', { cause });
  }
}

/** The id of the event that a webhook tells of, which it has in common with other ways in which the app hears of that event. */
function eventIdOf({ known, message }: Webhook): string | undefined {
  return known && 'id' in message ? message.id : undefined;
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

function late(ms: number, inBody: boolean): Error {
  return inBody
    ? new VerificationError('WEBHOOK_STALLED', `The body did not come within ${ms} ms`)
    : new DOMException(`The delivery was not kept within ${ms} ms`, 'TimeoutError');
}
