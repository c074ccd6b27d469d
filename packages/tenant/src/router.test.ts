import type { Operation } from '@ligase/benchling-api';
import { expect, it } from 'vitest';
import { createRouter } from './router.ts';

const operation = (id: string, method: Operation['method'], path: string): Operation => ({
  id,
  method,
  path,
  tag: 'DNA Sequences',
  archetype: 'special',
  statuses: [200],
  success: 200,
});

const route = createRouter([
  operation('getDNASequence', 'GET', '/dna-sequences/{dna_sequence_id}'),
  operation('archiveDNASequences', 'POST', '/dna-sequences:archive'),
  operation('bulkGetDNASequences', 'GET', '/dna-sequences:bulk-get'),
  operation('updateDNASequence', 'PATCH', '/dna-sequences/{sequence_id}'),
  operation('upsertDNASequence', 'PATCH', '/dna-sequences/{entity_registry_id}:upsert'),
  operation('bulkGetRegisteredEntities', 'GET', '/registries/{registry_id}/registered-entities:bulk-get'),
]);

it.each([
  ['GET', '/dna-sequences/seq_1', 'getDNASequence', { dna_sequence_id: 'seq_1' }],
  ['POST', '/dna-sequences:archive', 'archiveDNASequences', {}],
  ['POST', '/dna-sequences%3Aarchive', 'archiveDNASequences', {}],
  ['PATCH', '/dna-sequences/seq_1', 'updateDNASequence', { sequence_id: 'seq_1' }],
  ['PATCH', '/dna-sequences/BBa%20001:upsert', 'upsertDNASequence', { entity_registry_id: 'BBa 001' }],
  ['GET', '/registries/src_1/registered-entities:bulk-get', 'bulkGetRegisteredEntities', { registry_id: 'src_1' }],
])('leads %s %s to its operation', (method, path, id, values) => {
  const found = route(method, path);

  expect(found).toMatchObject({ kind: 'found', operation: { id }, path: values });
});

it('names the methods that a path has when it is asked for another', () => {
  const found = route('DELETE', '/dna-sequences/seq_1');

  expect(found).toEqual({ kind: 'wrong-method', methods: ['GET', 'PATCH'] });
});

it.each(['/dna-sequences', '/dna-sequences/', '/dna-sequences/seq_1/more', '/dna-sequences/%E0%A4%A'])(
  'knows nothing at %s',
  (path) => {
    const found = route('GET', path);

    expect(found).toEqual({ kind: 'unknown' });
  },
);
