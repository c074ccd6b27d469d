import { Secret } from '@ligase/core';
import { describeKeyService } from '@ligase/testing';
import { createPrivateKey } from 'node:crypto';
import { kmsKey, localKey } from '../src/index.ts';
import { fakeKms } from './fake-kms.ts';
import { keyPair } from './courier.ts';

const { publicKey, privateKey } = keyPair();
const key = createPrivateKey(privateKey);
const opened = (text: string) => ({ open: async () => ({ service: localKey(new Secret(text)), publicKey }) });

describeKeyService('PEM', opened(privateKey));
describeKeyService('PEM of OpenSSL 1', opened(key.export({ type: 'pkcs1', format: 'pem' }).toString()));
describeKeyService('PEM on one line', opened(privateKey.replaceAll('\n', String.raw`\n`)));
describeKeyService('JWK', opened(JSON.stringify(key.export({ format: 'jwk' }))));
describeKeyService('AWS KMS', {
  open: async () => ({
    service: kmsKey({ keyId: 'alias/courier', decrypt: fakeKms('alias/courier', privateKey) }),
    publicKey,
  }),
});
