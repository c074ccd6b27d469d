import type { Webhook } from './verify-webhook.ts';

/** What a forger can get hold of. */
export interface Loot {
  readonly genuine: Webhook;
  /** Another one to the same app. */
  readonly another: Webhook;
  /** A genuine one to an app of another definition. */
  readonly elsewhere: Webhook;
  /** Signed as it should be, but too long ago. */
  readonly old: Webhook;
  /** Signed as it should be, but in the future. */
  readonly early: Webhook;
  /** With a signature that is of another body. */
  readonly badSignature: Webhook;
  /** Signed with a key that nobody has published. */
  readonly wrongKey: Webhook;
}

type Forgery = (loot: Loot) => Webhook;

const withHeaders = (webhook: Webhook, headers: Readonly<Record<string, string>>): Webhook => ({
  ...webhook,
  headers: { ...webhook.headers, ...headers },
});
const without = (webhook: Webhook, name: string): Webhook => ({
  ...webhook,
  headers: Object.fromEntries(Object.entries(webhook.headers).filter(([known]) => known !== name)),
});
const signatureOf = ({ headers }: Webhook): string => headers['webhook-signature'] ?? '';
const entryOf = (webhook: Webhook, version: string): string =>
  signatureOf(webhook)
    .split(' ')
    .find((entry) => entry.startsWith(`${version},`))
    ?.slice(version.length + 1) ?? '';
const signed = (webhook: Webhook, signature: string): Webhook =>
  withHeaders(webhook, { 'webhook-signature': signature });
const withDer = (webhook: Webhook, change: (der: Buffer) => Buffer): Webhook =>
  signed(webhook, `v1bder,${change(Buffer.from(entryOf(webhook, 'v1bder'), 'base64')).toString('base64')}`);

/** The parts of an ECDSA signature in DER: `30 len 02 len r 02 len s`. */
function swapParts(der: Buffer): Buffer {
  const rEnd = 4 + (der[3] ?? 0);
  return Buffer.concat([der.subarray(0, 2), der.subarray(rEnd), der.subarray(2, rEnd)]);
}

function flip(bytes: Buffer, index: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[index] = (changed[index] ?? 0) ^ 1;
  return changed;
}

/** Kinds of forged webhooks, every one of which a receiver must refuse. */
export const forgeries: Readonly<Record<string, Forgery>> = {
  'one character of the body changed': ({ genuine }) => ({ ...genuine, body: genuine.body.replace('app_', 'app-') }),
  'a space behind the body': ({ genuine }) => ({ ...genuine, body: `${genuine.body} ` }),
  'the body written anew': ({ genuine }) => ({ ...genuine, body: JSON.stringify(JSON.parse(genuine.body), null, 2) }),
  'the body of another webhook': ({ genuine, another }) => ({ ...genuine, body: another.body }),
  'no body': ({ genuine }) => ({ ...genuine, body: '' }),
  'the id of another webhook': ({ genuine, another }) =>
    withHeaders(genuine, { 'webhook-id': another.headers['webhook-id'] ?? '' }),
  'an empty id': ({ genuine }) => withHeaders(genuine, { 'webhook-id': '' }),
  'a timestamp one second later': ({ genuine }) =>
    withHeaders(genuine, { 'webhook-timestamp': String(Number(genuine.headers['webhook-timestamp']) + 1) }),
  'a timestamp that is no number': ({ genuine }) => withHeaders(genuine, { 'webhook-timestamp': 'now' }),
  'a timestamp ten minutes old, signed': ({ old }) => old,
  'a timestamp ten minutes ahead, signed': ({ early }) => early,
  'the signature of another webhook': ({ genuine, another }) => signed(genuine, signatureOf(another)),
  'the signature of a webhook to another app': ({ genuine, elsewhere }) => signed(genuine, signatureOf(elsewhere)),
  'a webhook to an app of another definition': ({ genuine, elsewhere }) => ({
    ...elsewhere,
    definitionId: genuine.definitionId,
  }),
  'a signature of another body': ({ badSignature }) => badSignature,
  'a signature by an unknown key': ({ wrongKey }) => wrongKey,
  'a signature cut short': ({ genuine }) => withDer(genuine, (der) => der.subarray(0, der.length - 8)),
  'a signature with one bit flipped': ({ genuine }) => withDer(genuine, (der) => flip(der, der.length - 1)),
  'a signature with its halves swapped': ({ genuine }) => withDer(genuine, swapParts),
  'an empty signature': ({ genuine }) => withDer(genuine, () => Buffer.alloc(0)),
  'the raw signature in the place of the one in DER': ({ genuine }) =>
    signed(genuine, `v1bder,${entryOf(genuine, 'v1b')}`),
  'the signature under a version of its own': ({ genuine }) => signed(genuine, `v1a,${entryOf(genuine, 'v1bder')}`),
  'no id': ({ genuine }) => without(genuine, 'webhook-id'),
  'no timestamp': ({ genuine }) => without(genuine, 'webhook-timestamp'),
  'no signature': ({ genuine }) => without(genuine, 'webhook-signature'),
};
