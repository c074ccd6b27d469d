/**
 * Whoever holds the private key that belongs to the `security.publicKey` of the app's manifest. A test battery for any of them
 * is `describeKeyService` in `@ligase/testing`.
 */
export interface KeyService {
  /** For messages, without anything secret: `AWS KMS alias/courier`. */
  readonly name: string;
  /**
   * Decrypts by RSA-OAEP with SHA-256. Gives `undefined` when the bytes were not encrypted to this key; throws for all else,
   * and is then asked again later.
   */
  unwrapKey(wrapped: Uint8Array): Promise<Uint8Array | undefined>;
}
