import { operations } from '@ligase/benchling-api/v2';
import { operations as operationsV3 } from '@ligase/benchling-api/v3';
import { expect, it } from 'vitest';
import { operationNeeds } from './operation-needs.ts';

it.for([
  [operations['GET /entries'], 'read', 'read'],
  [operations['POST /dna-sequences:search-bases'], 'read', 'read'],
  [operations['POST /audit/log/{object_id}'], 'read', 'read'],
  [operations['POST /aa-sequences:back-translate'], 'read', 'append'],
  [operations['POST /dna-sequences:optimize-codons'], 'read', 'append'],
  [operations['POST /entries'], 'append', 'append'],
  [operations['POST /dna-sequences:bulk-create'], 'append', 'append'],
  [operations['PATCH /entries/{entry_id}'], 'write', 'append'],
  [operations['POST /entries:archive'], 'write', 'append'],
  [operations['POST /registries/{registry_id}:bulk-register-entities'], 'write', 'append'],
  [operations['POST /folders:archive'], 'admin', 'admin'],
  [operations['POST /dropdowns/{dropdown_id}/options:archive'], 'admin', 'admin'],
  [operationsV3['DELETE /collaboration/{collaboration_id}'], 'admin', 'admin'],
  [operations['POST /containers:print-labels'], 'read', 'read'],
  [operations['POST /workflow-tasks:bulk-copy'], 'append', 'append'],
  [operationsV3['GET /project/items'], 'read', 'read'],
  [operationsV3['POST /dna-sequence'], 'append', 'append'],
] as const)('takes $0.id for what it is', ([operation, object, container]) => {
  const needs = operationNeeds(operation);

  expect(needs).toEqual({ object, container });
});
