import { expect, it } from 'vitest';
import { dayAfter, dayIn } from './days.ts';

it('says which day it is somewhere', () => {
  const at = new Date('2026-03-01T23:30:00Z');

  expect(['UTC', 'Europe/Zurich', 'America/Los_Angeles'].map((zone) => dayIn(zone, at))).toEqual([
    '2026-03-01',
    '2026-03-02',
    '2026-03-01',
  ]);
});

it('counts days over the ends of months and years', () => {
  expect(['2026-02-28', '2028-02-28', '2026-12-31'].map(dayAfter)).toEqual(['2026-03-01', '2028-02-29', '2027-01-01']);
});
