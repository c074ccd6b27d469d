import { expect, it } from 'vitest';
import { tokenSealer } from './sealed-token.ts';
import { Secret } from './secret.ts';

const place = 'token acme.benchling.com slack-bot';
const sealer = tokenSealer(new Secret('cs_0123456789'), place);

it('gives a token back to whoever knows the secret of the credential', () => {
  const sealed = sealer.seal('Bearer token-number-1');

  expect(tokenSealer(new Secret('cs_0123456789'), place).open(sealed)).toBe('Bearer token-number-1');
});

it('shows nothing of a token in what is kept, nor that two are alike', () => {
  const sealed = [sealer.seal('Bearer token-number-1'), sealer.seal('Bearer token-number-1')];

  expect(Buffer.from(sealed.join(''), 'base64').toString('latin1')).not.toContain('token-number-1');
  expect(sealed[0]).not.toBe(sealed[1]);
});

it.each([
  ['another secret', tokenSealer(new Secret('cs_9876543210'), place), sealer.seal('t')],
  ['another app', tokenSealer(new Secret('cs_0123456789'), 'token acme.benchling.com other'), sealer.seal('t')],
  ['a changed text', sealer, flipped(sealer.seal('Bearer token-number-1'))],
  ['a text that is too short', sealer, 'AAAA'],
  ['no text', sealer, ''],
])('gives nothing for %s', (_, by, sealed) => {
  expect(by.open(sealed)).toBeUndefined();
});

function flipped(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString('base64');
}
