import { expect, it } from 'vitest';
import { encodeQuery } from './encode-query.ts';

it.each([
  [undefined, ''],
  [{}, ''],
  [{ pageSize: 50, name: undefined }, '?pageSize=50'],
  [{ nextToken: 'WyIxIl0=' }, '?nextToken=WyIxIl0%3D'],
  [{ ids: ['seq_1', 'seq_2'] }, '?ids=seq_1%2Cseq_2'],
  [{ 'names.anyOf': ['pUC19', 'a, b'] }, '?names.anyOf=pUC19%2C%22a%2C%20b%22'],
  [{ 'schemaField.Cell line': 'HEK & co' }, '?schemaField.Cell%20line=HEK%20%26%20co'],
  [{ registryId: null, includeInactive: true }, '?registryId=null&includeInactive=true'],
])('writes %j as %j', (query, expected) => {
  const text = encodeQuery(query);

  expect(text).toBe(expected);
});
