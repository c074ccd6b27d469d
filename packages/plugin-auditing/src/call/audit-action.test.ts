import { operations } from '@ligase/benchling-api/v2';
import { operations as operationsOfV3 } from '@ligase/benchling-api/v3';
import { expect, it } from 'vitest';
import { auditAction } from './audit-action.ts';

const all = [...Object.values(operations), ...Object.values(operationsOfV3)];

it.each([
  ['POST /entries', 'entry.create'],
  ['PATCH /entries/{entry_id}', 'entry.update'],
  ['POST /dna-sequences:archive', 'dna-sequence.archive'],
  ['POST /custom-entities:bulk-create', 'custom-entity.bulk-create'],
  ['PATCH /dna-sequences/{entity_registry_id}:upsert', 'dna-sequence.upsert'],
  ['POST /boxes', 'box.create'],
  ['POST /app-canvases:unarchive', 'app-canvas.unarchive'],
  ['POST /registries/{registry_id}:bulk-register-entities', 'registry.bulk-register-entities'],
  ['DELETE /teams/{team_id}/memberships/{user_id}', 'team-membership.delete'],
  ['POST /dropdowns/{dropdown_id}/options:archive', 'dropdown-option.archive'],
  ['POST /transfers', 'transfer.create'],
  ['POST /containers:print-labels', 'container.print-labels'],
] as const)('calls %s "%s"', (key, action) => {
  expect(auditAction(operations[key])).toBe(action);
});

it.each([
  'GET /entries',
  'GET /entries:bulk-get',
  'POST /dna-sequences:search-bases',
  'POST /aa-sequences:match-amino-acids',
  'POST /dna-sequences:find-matching-regions',
  'POST /registries/{registry_id}:validate-barcodes',
  'POST /connect/convert-to-csv',
  'POST /audit/log/{object_id}',
  'POST /exports',
  'POST /token',
] as const)('takes %s for a call that only reads', (key) => {
  expect(auditAction(operations[key])).toBeUndefined();
});

it('has a noun and a verb for everything that changes something in v2 and v3', () => {
  const named = all.map((operation) => ({ operation, action: auditAction(operation) }));

  const strange = named.filter(
    ({ operation, action }) =>
      (action !== undefined && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z]+(-[a-z]+)*$/.test(action)) ||
      (action === undefined && operation.method !== 'GET' && operation.method !== 'POST'),
  );

  expect(strange).toEqual([]);
});

it('has a different name for each change of v2', () => {
  const actions = Object.values(operations).flatMap((operation) => auditAction(operation) ?? []);

  expect(actions.length).toBeGreaterThan(180);
  expect(new Set(actions).size).toBe(actions.length);
});
