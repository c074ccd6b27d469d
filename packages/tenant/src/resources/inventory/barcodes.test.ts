import { describe, expect, it } from 'vitest';
import { startInventoryLab } from '../../../test/support/inventory-lab.ts';

describe('barcodes', () => {
  it('are unique in a registry, and made from the prefix of the schema when none is given', async () => {
    const lab = await startInventoryLab();
    await lab.tube({ barcode: 'X-1' });
    const unnamed = await lab.tube();

    const taken = await lab.member('POST', '/boxes', { schemaId: lab.schemas.box, barcode: 'x-1' });
    const checked = await lab.member('POST', `/registries/${lab.registryId}:validate-barcodes`, {
      barcodes: ['X-1', 'X-2', ' '],
    });
    const { body } = await lab.member('GET', `/containers/${unnamed}`);

    expect([taken.status, taken.body.error.message]).toEqual([
      400,
      expect.stringContaining('"x-1" is already the barcode'),
    ]);
    expect(checked.body.validationResults).toEqual([
      { barcode: 'X-1', isValid: false, message: expect.stringContaining('already the barcode') },
      { barcode: 'X-2', isValid: true, message: null },
      { barcode: ' ', isValid: false, message: expect.stringContaining('cannot be empty') },
    ]);
    expect(body).toMatchObject({ barcode: 'TUB001', name: 'TUB001' });
  });

  it('find and sort what has them, page by page', async () => {
    const lab = await startInventoryLab();
    for (const barcode of ['c', 'A', 'b']) await lab.tube({ barcode });

    const first = await lab.member('GET', '/containers?sort=barcode&pageSize=2');
    const last = await lab.member('GET', `/containers?sort=barcode&pageSize=2&nextToken=${first.body.nextToken}`);
    const some = await lab.member('GET', '/containers?barcodes=c,A&sort=barcode:desc');
    const bulk = await lab.member('GET', '/containers:bulk-get?barcodes=c,A');
    const unknown = await lab.member('GET', '/containers?barcodes=c,a');

    const shown = ({ body }: typeof first) => body.containers.map(({ barcode }: { barcode: string }) => barcode);
    expect([shown(first), shown(last), shown(some), shown(bulk)]).toEqual([['A', 'b'], ['c'], ['c', 'A'], ['c', 'A']]);
    expect([unknown.status, unknown.body.error]).toEqual([400, expect.objectContaining({ invalidIds: ['a'] })]);
  });
});
