import { constants, privateDecrypt } from 'node:crypto';
import type { KmsKeyOptions } from '../src/index.ts';

/** AWS KMS with one key in it, as far as `Decrypt` goes: its errors have the names that the service gives them. */
export function fakeKms(keyId: string, privateKey: string): KmsKeyOptions['decrypt'] {
  return async ({ KeyId, CiphertextBlob, EncryptionAlgorithm }) => {
    if (KeyId !== keyId) throw named('NotFoundException', `Alias ${KeyId} is not found.`);
    if (EncryptionAlgorithm !== 'RSAES_OAEP_SHA_256') throw named('InvalidKeyUsageException', 'Another algorithm.');
    try {
      const padding = constants.RSA_PKCS1_OAEP_PADDING;
      return { Plaintext: privateDecrypt({ key: privateKey, padding, oaepHash: 'sha256' }, CiphertextBlob) };
    } catch {
      throw named('InvalidCiphertextException', '');
    }
  };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
