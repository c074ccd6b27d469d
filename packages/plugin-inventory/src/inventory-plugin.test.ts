import { expect, it } from 'vitest';
import { inventoryPlugin } from './inventory-plugin.ts';

it.each([
  [{ transfersPerRequest: 0 }, 'from 1 to 5000 for transfersPerRequest; got 0'],
  [{ transfersPerRequest: 2.5 }, 'got 2.5'],
  [{ transfersPerRequest: 5_001 }, 'got 5001'],
  [{ settleMs: Number.NaN }, 'for settleMs; got NaN'],
])('refuses %j, with which transfers would be cut or waited for without an end', (options, what) => {
  expect(() => inventoryPlugin(options)).toThrow(
    expect.objectContaining({ code: 'APP_INVALID', message: expect.stringContaining(what) }),
  );
});
