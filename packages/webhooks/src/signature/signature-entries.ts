import { VerificationError } from '@ligase/core';

/** The signature in DER is the one that Benchling documents; its entries are `v1bder,…`, and `v{n}der,…` by the documentation. */
const derEntry = /^v\d+b?der,([\w+/]{8,200}={0,2})$/u;

/** Checking one takes a tenth of a millisecond for each key, so a forger must not bring hundreds. Benchling sends one a key. */
const maxEntries = 8;

/**
 * The signatures in DER of a `webhook-signature` header. Entries of other versions, and what is no entry at all, are ignored.
 * @throws {VerificationError} `WEBHOOK_SIGNATURE` when there is none, or far too many.
 */
export function signatureEntries(header: string): readonly Buffer[] {
  const signatures: Buffer[] = [];
  for (const entry of header.split(' ')) {
    const base64 = derEntry.exec(entry)?.[1];
    if (base64 !== undefined) signatures.push(Buffer.from(base64, 'base64'));
  }
  if (signatures.length === 0) throw refusal('has no entry such as v1bder,MEUCIQ…');
  if (signatures.length > maxEntries) throw refusal(`has ${signatures.length} signatures; ${maxEntries} are allowed`);
  return signatures;
}

function refusal(what: string): VerificationError {
  return new VerificationError('WEBHOOK_SIGNATURE', `The header webhook-signature ${what}`);
}
