import { expect, it } from 'vitest';
import type { CaseResult } from './report.ts';
import { judge } from './verdicts.ts';

const result = (method: string, more: Partial<CaseResult> = {}): CaseResult => ({
  method,
  case: '',
  operations: [],
  error: null,
  unserved: null,
  ...more,
});

it('passes a method whose cases all hold, and fails one of whose cases one does not', () => {
  const results = [result('boxes.get'), result('boxes.list'), result('boxes.list', { case: 'paged', error: 'line 3' })];

  const verdicts = judge({ methods: ['boxes.get', 'boxes.list'], unserved: [], results }, []);

  expect(verdicts).toEqual([
    { service: 'boxes', name: 'boxes.get', outcome: 'passed' },
    { service: 'boxes', name: 'boxes.list', outcome: 'failed', note: '(paged) line 3' },
  ]);
});

it('fails a method that nobody wrote a case for', () => {
  const verdicts = judge({ methods: ['boxes.get'], unserved: [], results: [] }, []);

  expect(verdicts).toEqual([{ service: 'boxes', name: 'boxes.get', outcome: 'failed', note: 'It has no case.' }]);
});

it('says of a method that passes how its operation differs from Benchling', () => {
  const results = [result('boxes.get', { operations: ['getBox'] })];

  const verdicts = judge({ methods: ['boxes.get'], unserved: [], results }, [
    { operationId: 'getBox', support: 'partial', differs: 'It is made of paper.' },
  ]);

  expect(verdicts[0]).toMatchObject({ outcome: 'passed', note: 'It is made of paper.' });
});

it('skips what the tenant was shown not to have, and what is of another version', () => {
  const results = [result('orders.get', { unserved: 'No such orders.' })];

  const verdicts = judge({ methods: ['orders.get'], unserved: ['v2-beta.worklists.get'], results }, []);

  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped']);
});

it('counts cases about no method on their own', () => {
  const results = [result('', { case: 'A retry goes on after 429', error: 'line 9' })];

  const verdicts = judge({ methods: [], unserved: [], results }, []);

  expect(verdicts).toEqual([
    {
      service: '(around)',
      name: 'A retry goes on after 429',
      outcome: 'failed',
      note: '(A retry goes on after 429) line 9',
    },
  ]);
});
