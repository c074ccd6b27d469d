import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from './secret.ts';

it('shows no secret, however it is printed', () => {
  const secret = new Secret('hunter2-hunter2');

  const shown = [String(secret), JSON.stringify({ secret }), inspect({ secret }, { showHidden: true })];

  expect(shown.join()).not.toContain('hunter2');
  expect(secret.reveal()).toBe('hunter2-hunter2');
});
