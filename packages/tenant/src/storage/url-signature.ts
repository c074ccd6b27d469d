import { createHmac, timingSafeEqual } from 'node:crypto';
import type { TenantBase } from '../tenant-context.ts';

/** The signature that lets whoever has an address use it without a token. */
export function urlSignature({ db, ids }: TenantBase, text: string): string {
  const read = db.prepare<{ secret: string }>("SELECT secret FROM signing_keys WHERE purpose = 'downloads'");
  let key = read.get()?.secret;
  if (key === undefined) {
    key = Buffer.from(ids.secretBytes(32)).toString('hex');
    db.prepare("INSERT INTO signing_keys (purpose, secret) VALUES ('downloads', ?)").run(key);
  }
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Whether a signature is that of the text, in a time that tells nothing about it. */
export function isSignedBy(base: TenantBase, text: string, signature: string): boolean {
  const expected = Buffer.from(urlSignature(base, text));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
