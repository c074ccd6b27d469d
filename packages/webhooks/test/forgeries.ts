import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { senderKey, signed, webhookBody, type SenderKey, type Sent } from './benchling-sender.ts';

/** What a forger has to work with: two genuine deliveries, and the key they cannot have, only as Benchling would use it. */
export interface Loot {
  readonly genuine: Sent;
  readonly another: Sent;
  readonly key: SenderKey;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type Forgery = (loot: Loot) => Sent;

const withHeader = (sent: Sent, name: string, value: string): Sent => ({
  ...sent,
  headers: { ...sent.headers, [name]: value },
});
const without = (sent: Sent, name: string): Sent => ({
  ...sent,
  headers: Object.fromEntries(Object.entries(sent.headers).filter(([known]) => known !== name)),
});
const header = ({ headers }: Sent, name: string): string => headers[name] ?? '';
const signature = (sent: Sent): string => header(sent, 'webhook-signature');
const entry = (sent: Sent, version: string): string =>
  signature(sent)
    .split(' ')
    .find((one) => one.startsWith(`${version},`))
    ?.slice(version.length + 1) ?? '';
const withSignature = (sent: Sent, value: string): Sent => withHeader(sent, 'webhook-signature', value);
const withDer = (sent: Sent, change: (der: Buffer) => Buffer): Sent =>
  withSignature(sent, `v1bder,${change(Buffer.from(entry(sent, 'v1bder'), 'base64')).toString('base64')}`);

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

function signedOtherwise({ genuine }: Loot, make: (bytes: Buffer) => Buffer): Sent {
  const bytes = Buffer.from(
    `${header(genuine, 'webhook-id')}.${header(genuine, 'webhook-timestamp')}.${String(genuine.body)}`,
  );
  return withSignature(genuine, `v1bder,${make(bytes).toString('base64')}`);
}

const zero = Buffer.from('3006020100020100', 'hex');

/** Kinds of forged deliveries, every one of which must be refused. */
export const forgeries: Readonly<Record<string, Forgery>> = {
  'one character of the body changed': ({ genuine }) => ({
    ...genuine,
    body: String(genuine.body).replace('etr_1', 'etr_2'),
  }),
  'a space behind the body': ({ genuine }) => ({ ...genuine, body: `${String(genuine.body)} ` }),
  'the body written anew': ({ genuine }) => ({
    ...genuine,
    body: JSON.stringify(JSON.parse(String(genuine.body)), null, 1),
  }),
  'the body of another delivery': ({ genuine, another }) => ({ ...genuine, body: another.body }),
  'no body': ({ genuine }) => ({ ...genuine, body: '' }),
  'the id of another delivery': ({ genuine, another }) =>
    withHeader(genuine, 'webhook-id', header(another, 'webhook-id')),
  'an empty id': ({ genuine }) => withHeader(genuine, 'webhook-id', ''),
  'no id': ({ genuine }) => without(genuine, 'webhook-id'),
  'two ids': ({ genuine }) => withHeader(genuine, 'webhook-id', `${header(genuine, 'webhook-id')}, msg_2`),
  'an endless id, signed': ({ key, now }) => signed({ keys: [key], at: now, id: 'm'.repeat(5_000) }),
  'a timestamp one second later': ({ genuine }) =>
    withHeader(genuine, 'webhook-timestamp', String(Number(header(genuine, 'webhook-timestamp')) + 1)),
  'the same timestamp written with a zero before it': ({ genuine }) =>
    withHeader(genuine, 'webhook-timestamp', `0${header(genuine, 'webhook-timestamp')}`),
  'the same timestamp with a plus': ({ genuine }) =>
    withHeader(genuine, 'webhook-timestamp', `+${header(genuine, 'webhook-timestamp')}`),
  'the same timestamp with a fraction': ({ genuine }) =>
    withHeader(genuine, 'webhook-timestamp', `${header(genuine, 'webhook-timestamp')}.0`),
  'a timestamp in milliseconds': ({ genuine, now }) => withHeader(genuine, 'webhook-timestamp', String(now)),
  'a timestamp that is no number': ({ genuine }) => withHeader(genuine, 'webhook-timestamp', 'NaN'),
  'a timestamp without end': ({ genuine }) => withHeader(genuine, 'webhook-timestamp', 'Infinity'),
  'no timestamp': ({ genuine }) => without(genuine, 'webhook-timestamp'),
  'a timestamp ten minutes old, signed': ({ key, now }) => signed({ keys: [key], at: now - 600_000 }),
  'a timestamp ten minutes ahead, signed': ({ key, now }) => signed({ keys: [key], at: now + 600_000 }),
  'the signature of another delivery': ({ genuine, another }) => withSignature(genuine, signature(another)),
  'no signature': ({ genuine }) => without(genuine, 'webhook-signature'),
  'an empty signature header': ({ genuine }) => withSignature(genuine, ''),
  'an empty signature': ({ genuine }) => withSignature(genuine, 'v1bder,'),
  'a version alone': ({ genuine }) => withSignature(genuine, 'v1bder'),
  'a signature cut short': ({ genuine }) => withDer(genuine, (der) => der.subarray(0, der.length - 8)),
  'a signature with more behind it': ({ genuine }) => withDer(genuine, (der) => Buffer.concat([der, Buffer.alloc(4)])),
  'a signature with one bit flipped': ({ genuine }) => withDer(genuine, (der) => flip(der, der.length - 1)),
  'a signature with its halves swapped': ({ genuine }) => withDer(genuine, swapParts),
  'a signature of zeros': ({ genuine }) => withDer(genuine, () => zero),
  'a signature that is not base64': ({ genuine }) => withSignature(genuine, `v1bder,${'*'.repeat(96)}`),
  'the raw signature in the place of the one in DER': ({ genuine }) =>
    withSignature(genuine, `v1bder,${entry(genuine, 'v1b')}`),
  'the raw signature alone': ({ genuine }) => withSignature(genuine, `v1b,${entry(genuine, 'v1b')}`),
  'the signature under another version': ({ genuine }) => withSignature(genuine, `v1a,${entry(genuine, 'v1bder')}`),
  'the signature with a comma too many': ({ genuine }) => withSignature(genuine, `v1bder,,${entry(genuine, 'v1bder')}`),
  'the signature beside another, joined by a comma': ({ genuine, another }) =>
    withSignature(genuine, `v1bder,${entry(another, 'v1bder')},${entry(genuine, 'v1bder')}`),
  'the right signature behind hundreds of others': ({ genuine, another }) =>
    withSignature(
      genuine,
      [...Array.from({ length: 100 }, () => `v1bder,${entry(another, 'v1bder')}`), signature(genuine)].join(' '),
    ),
  'a signature by a key that nobody has published': ({ now }) => signed({ keys: [senderKey()], at: now }),
  'a signature by another key, with the id of the published one': ({ key, now }) =>
    signed({ keys: [{ key: senderKey().key, jwk: key.jwk }], at: now }),
  'a signature with another hash': (loot) =>
    signedOtherwise(loot, (bytes) => sign('sha512', bytes, { key: loot.key.key, dsaEncoding: 'der' })),
  'a signature by an RSA key': (loot) =>
    signedOtherwise(loot, (bytes) =>
      sign('sha256', bytes, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
    ),
  'an HMAC with the public key as its secret': (loot) =>
    signedOtherwise(loot, (bytes) => createHmac('sha256', JSON.stringify(loot.key.jwk)).update(bytes).digest()),
  'the signed text cut elsewhere': ({ key, now }) => {
    const seconds = Math.floor(now / 1000);
    const whole = signed({ keys: [key], at: now, body: webhookBody({ note: `1.${seconds}.{}` }) });
    const text = `${header(whole, 'webhook-id')}.${header(whole, 'webhook-timestamp')}.${String(whole.body)}`;
    const [id = '', rest = ''] = text.split(/\.\d{10}\.(?=\{\})/u);
    return { ...whole, headers: { ...whole.headers, 'webhook-id': id }, body: rest };
  },
};
