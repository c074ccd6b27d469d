import { expect, it } from 'vitest';
import { trailName } from './read-trail.ts';

it.each([
  ['postgres://ligase:hunter2@db.lab:5432/runs', 'postgres://db.lab:5432/runs'],
  [
    'postgres://db.lab/runs?user=ligase&password=hunter2&sslmode=require',
    'postgres://db.lab/runs?user=ligase&password=…&sslmode=require',
  ],
  ['pglite:./data', 'pglite:./data'],
  ['audit.jsonl', 'audit.jsonl'],
])('calls the trail at %s %s, without a password', (where, name) => {
  expect(trailName({ where })).toBe(name);
});
