import type { Benchling } from '@ligase/core';
import { expect, it } from 'vitest';
import { userName } from './user-name.ts';

it('reads the name of a user', async () => {
  const benchling = { request: () => Promise.resolve({ id: 'ent_ada', name: 'Ada Lovelace' }) };

  const name = await userName(benchling as unknown as Benchling, 'ent_ada');

  expect(name).toBe('Ada Lovelace');
});
