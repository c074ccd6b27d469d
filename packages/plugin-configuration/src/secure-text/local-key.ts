import { Secret, SettingsError } from '@ligase/core';
import { constants, createPrivateKey, privateDecrypt, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { KeyService } from './key-service.ts';

/**
 * Decrypts with a private key from the settings: PEM, with line ends or `\n` between its lines, or a JWK as JSON.
 *
 * @throws {SettingsError} `SETTINGS_INVALID` when it is no RSA private key of at least 2048 bits. The key is in no message.
 */
export function localKey(key: Secret | string): KeyService {
  const privateKey = readKey((key instanceof Secret ? key.reveal() : key).trim());
  const options = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
  return {
    name: 'the private key of the settings',
    unwrapKey(wrapped) {
      try {
        return Promise.resolve(privateDecrypt(options, wrapped));
      } catch {
        // Whatever OpenSSL says, it could not be undone with this key.
        return Promise.resolve(undefined);
      }
    },
  };
}

function readKey(text: string): KeyObject {
  if (/-----BEGIN (RSA )?PUBLIC KEY-----/u.test(text)) throw refused('it is the public key');
  if (/ENCRYPTED/u.test(text)) throw refused('it is protected by a passphrase');
  const key = parsed(text);
  if (key === undefined) throw refused('it cannot be read');
  const { asymmetricKeyType: type, asymmetricKeyDetails: { modulusLength = 0 } = {} } = key;
  if (type !== 'rsa') throw refused(`it is a key of type ${type}`);
  if (modulusLength < 2048) throw refused(`it has ${modulusLength} bits`);
  return key;
}

function parsed(text: string): KeyObject | undefined {
  try {
    return text.startsWith('{')
      ? createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: 'jwk' })
      : createPrivateKey(text.replaceAll(String.raw`\n`, '\n'));
  } catch {
    // The reason may hold parts of the key, so it is no cause.
    return undefined;
  }
}

function refused(why: string): SettingsError {
  return new SettingsError(
    'SETTINGS_INVALID',
    `The key for secure_text must be an RSA private key of 2048 bits or more, in PEM or as a JWK, without a passphrase; ${why}.`,
  );
}
