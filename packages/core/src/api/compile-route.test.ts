import { operations } from '@ligase/benchling-api/v2';
import { expect, it } from 'vitest';
import { compileRoute, fillPath, readPathValues } from './compile-route.ts';

const upsert = compileRoute(operations['PATCH /dna-sequences/{entity_registry_id}:upsert'], '/api/v2');

it('encodes path values, and leaves the action behind the colon as it is', () => {
  const path = fillPath(upsert, readPathValues(upsert, { entity_registry_id: 'P/1:2 ä' }));

  expect(path).toBe('/api/v2/dna-sequences/P%2F1%3A2%20%C3%A4:upsert');
});

it.each([undefined, null, '', '.', '..', {}])('refuses %j as a path value', (value) => {
  const read = () => readPathValues(upsert, { entity_registry_id: value });

  expect(read).toThrow(/upsertDNASequence needs path\.entity_registry_id.*Nothing was sent/);
});
