import { expect, it } from 'vitest';
import { compareVersions } from './compare-versions.ts';

it.each([
  ['1.2.0', '1.10.0'],
  ['1.9.9', '2.0.0'],
  ['1.0.0-rc.1', '1.0.0'],
  ['1.0.0-rc.2', '1.0.0-rc.10'],
])('takes %s for older than %s', (older, newer) => {
  expect(compareVersions(older, newer)).toBeLessThan(0);
  expect(compareVersions(newer, older)).toBeGreaterThan(0);
});

it('takes versions for the same whatever was built', () => {
  expect(compareVersions('1.0.0+a', '1.0.0+b')).toBe(0);
});
