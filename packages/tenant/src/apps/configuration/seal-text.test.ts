import { constants, createDecipheriv, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { expect, it } from 'vitest';
import { randomIds } from '../../ids/random-ids.ts';
import { sealText } from './seal-text.ts';

it('encrypts a text so that the holder of the private key reads it, and each time anew', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

  const sealed = sealText('geheim 🧬', pem, randomIds());
  const again = sealText('geheim 🧬', pem, randomIds());

  const [header = '', key = '', iv = '', text = '', tag = ''] = sealed.split('.');
  const bytes = (part: string): Buffer => Buffer.from(part, 'base64url');
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const contentKey = privateDecrypt({ key: privateKey, padding, oaepHash: 'sha256' }, bytes(key));
  const decipher = createDecipheriv('aes-256-gcm', contentKey, bytes(iv));
  decipher.setAAD(Buffer.from(header)).setAuthTag(bytes(tag));
  expect(JSON.parse(bytes(header).toString())).toEqual({ alg: 'RSA-OAEP-256', enc: 'A256GCM' });
  expect(Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString()).toBe('geheim 🧬');
  expect(again).not.toBe(sealed);
});
