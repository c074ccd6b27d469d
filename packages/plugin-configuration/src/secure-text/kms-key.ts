import type { KeyService } from './key-service.ts';

/** What AWS KMS is asked; `new KMS().decrypt` of `@aws-sdk/client-kms` takes it. */
export interface KmsDecryptInput {
  KeyId: string;
  CiphertextBlob: Uint8Array;
  EncryptionAlgorithm: 'RSAES_OAEP_SHA_256';
}

/** A key in AWS KMS, and how it is reached. */
export interface KmsKeyOptions {
  /** Its id, ARN or alias. A key for encryption, RSA_2048 or larger. */
  readonly keyId: string;
  /** `(input) => kms.decrypt(input)` */
  readonly decrypt: (input: KmsDecryptInput) => Promise<{ readonly Plaintext?: Uint8Array | undefined }>;
}

/** Decrypts with a key that never leaves AWS KMS. */
export function kmsKey({ keyId, decrypt }: KmsKeyOptions): KeyService {
  return {
    name: `AWS KMS ${keyId}`,
    async unwrapKey(wrapped) {
      try {
        const { Plaintext: key } = await decrypt({
          KeyId: keyId,
          CiphertextBlob: wrapped,
          EncryptionAlgorithm: 'RSAES_OAEP_SHA_256',
        });
        return key;
      } catch (error) {
        if (error instanceof Error && error.name === 'InvalidCiphertextException') return undefined;
        throw error;
      }
    },
  };
}
