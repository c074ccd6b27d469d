import { expect, it } from 'vitest';
import { kmsKey, localKey, type KeyService } from '../src/index.ts';
import { configuredCourier, keyPair } from './courier.ts';
import { fakeKms } from './fake-kms.ts';

/** A key service that counts how often it is asked. */
function counted(service: KeyService): KeyService & { readonly asked: () => number } {
  let times = 0;
  return {
    name: service.name,
    asked: () => times,
    unwrapKey(wrapped) {
      times += 1;
      return service.unwrapKey(wrapped);
    },
  };
}

it('is encrypted by Benchling to the key of the manifest, and decrypted by the key service once a read', async () => {
  let service: ReturnType<typeof counted> | undefined;
  const secureText: KeyService = {
    name: 'AWS KMS',
    unwrapKey: (wrapped) => service?.unwrapKey(wrapped) ?? Promise.resolve(undefined),
  };
  const { config, keys } = await configuredCourier({ secureText });
  service = counted(kmsKey({ keyId: 'alias/courier', decrypt: fakeKms('alias/courier', keys.privateKey) }));

  const [first, second] = await Promise.all([config.get('vendorToken'), config.get('vendorToken')]);
  const { vendorToken } = await config.requireAll();
  const asked = service.asked();
  config.invalidate();
  await config.requireAll();

  expect([first, second, vendorToken].map((secret) => secret.reveal())).toEqual(Array(3).fill('hunter2 🧬'));
  expect([asked, service.asked()]).toEqual([1, 2]);
});

it('is tried again after the key service was away', async () => {
  let isAway = true;
  let local: KeyService | undefined;
  const secureText: KeyService = {
    name: 'AWS KMS alias/courier',
    unwrapKey: async (wrapped) => {
      if (isAway) throw new Error('ETIMEDOUT');
      return local?.unwrapKey(wrapped);
    },
  };
  const { config, keys } = await configuredCourier({ secureText });
  local = localKey(keys.privateKey);
  const all = config.requireAll();

  await expect(all).rejects.toMatchObject({ code: 'CONFIG_KEY_UNAVAILABLE', retryable: true });
  isAway = false;
  const secret = await config.get('vendorToken');

  expect(secret.reveal()).toBe('hunter2 🧬');
});

it('is named with the path and the cure when the app has the key of another manifest', async () => {
  const { config, log } = await configuredCourier({ secureText: localKey(keyPair().privateKey) });

  const all = config.requireAll();
  const one = config.get('vendorToken');

  await expect(all).rejects.toThrow('"Vendor token" cannot be decrypted with the private key of the settings');
  await expect(one).rejects.toMatchObject({ code: 'CONFIG_SECRET_WRONG_KEY' });
  expect(JSON.stringify(log.lines)).not.toContain('hunter2');
});
