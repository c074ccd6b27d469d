import { ConfigurationError, Secret } from '@ligase/core';
import { createDecipheriv } from 'node:crypto';
import { pathText } from '../configuration-fault.ts';
import type { KeyService } from './key-service.ts';
import { readSealedText, type SealedText } from './sealed-text.ts';

/**
 * The text that somebody has written into a `secure_text`.
 *
 * @throws {ConfigurationError} `CONFIG_SECRET_MALFORMED`, `CONFIG_SECRET_WRONG_KEY` or `CONFIG_KEY_UNAVAILABLE`, none of which
 * shows any of it.
 */
export async function decryptSecureText(keys: KeyService, text: string, path: readonly string[]): Promise<Secret> {
  const where = pathText(path);
  const sealed = readSealedText(text);
  if ('why' in sealed)
    throw new ConfigurationError(
      'CONFIG_SECRET_MALFORMED',
      `${where} is no text that Benchling has encrypted: ${sealed.why}. Write the value again.`,
    );
  const contentKey = await unwrapped(keys, sealed.wrappedKey, where);
  const opened = contentKey && open(sealed, contentKey);
  if (opened === undefined)
    throw new ConfigurationError(
      'CONFIG_SECRET_WRONG_KEY',
      `${where} cannot be decrypted with ${keys.name}: it was encrypted to another key, or changed since. See that security.publicKey in the manifest belongs to this key, then write the value again.`,
    );
  return opened;
}

async function unwrapped(keys: KeyService, wrapped: Uint8Array, where: string): Promise<Uint8Array | undefined> {
  try {
    return await keys.unwrapKey(wrapped);
  } catch (cause) {
    throw new ConfigurationError('CONFIG_KEY_UNAVAILABLE', `${where} was not decrypted: ${keys.name} failed.`, {
      cause,
    });
  }
}

/** `undefined` when the text was not encrypted with this key. */
function open({ header, iv, encrypted, tag }: SealedText, contentKey: Uint8Array): Secret | undefined {
  if (contentKey.length !== 32) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', contentKey, iv, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(header, 'ascii')).setAuthTag(tag);
  try {
    return new Secret(Buffer.concat([decipher.update(encrypted), decipher.final()]).toString());
  } catch {
    return undefined;
  }
}
