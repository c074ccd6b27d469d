import { expect, it } from 'vitest';
import { knownValues } from './known-values.ts';

const box = { id: 'box_1', schema: { id: 'boxsch_1' }, parentStorageId: 'loc_1', fields: { Owner: { value: 'Ada' } } };
const calls = [
  { version: 'v2', route: 'GET /boxes?pageSize=1', reply: { boxes: [box] } },
  { version: 'v2', route: 'GET /app-canvases', reply: { appCanvases: [{ id: 'cnvs_1' }] } },
  { version: 'v3', route: 'GET /policy/items', reply: { items: [{ id: 'pol_read' }] } },
  { version: 'v2', route: 'POST /entries', body: { folderId: 'lib_1' }, reply: { id: 'etr_1', authorIds: ['ent_1'] } },
] as const;

it('knows ids by what they are the ids of, and by where they stand', () => {
  const { ids } = knownValues(calls, new Set());

  expect(ids).toMatchObject({
    box: ['box_1'],
    schema: ['boxsch_1'],
    'box.schema': ['boxsch_1'],
    'box.parentstorage': ['loc_1'],
    folder: ['lib_1'],
    entry: ['etr_1'],
    author: ['ent_1'],
    appcanvas: ['cnvs_1'],
    policy: ['pol_read'],
  });
});

it('leaves out who is to be spared', () => {
  const { ids } = knownValues(calls, new Set(['ent_1']));

  expect(Object.values(ids).flat()).not.toContain('ent_1');
});

it('knows the fields of items and the bodies that were taken', () => {
  const { fields, bodies } = knownValues(calls, new Set());

  expect(fields).toEqual({ box: ['Owner'] });
  expect(bodies).toEqual([{ version: 'v2', route: 'POST /entries', body: { folderId: 'lib_1' } }]);
});
