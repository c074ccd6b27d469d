import { describe, expect, it } from 'vitest';
import { download, uploadBlob } from '../../../test/support/signed-requests.ts';
import { startLab, type Lab } from '../../../test/support/start-tenant.ts';

const vendor = 'THERMO_SKANIT';

async function contents(lab: Lab, blobId: string): Promise<string> {
  const { body } = await lab.member('GET', `/blobs/${blobId}/download-url`);
  return String((await download(lab, body.downloadURL)).body);
}

describe('instruments', () => {
  it('are known by the vendors of their software', async () => {
    const lab = startLab();

    const { body } = await lab.member('GET', '/connect/list-allotropy-vendors');

    expect(body).toContainEqual({ id: 'TECAN_MAGELLAN', displayName: 'Tecan Magellan' });
  });

  it('have their CSV converted to ASM and back, whatever the vendor', async () => {
    const lab = startLab();
    const blobOrFileId = await uploadBlob(lab.member, 'od.csv', 'Well,OD\r\nA1,0.5\r\nA2,0.6\r\n');

    const asm = await lab.member('POST', '/connect/convert-to-asm', { blobOrFileId, vendor });
    const back = await lab.member('POST', '/connect/convert-to-csv', { blobOrFileId: asm.body.blobId });
    const straight = await lab.member('POST', '/connect/convert-to-csv', { blobOrFileId, vendor });

    const document = JSON.parse(await contents(lab, asm.body.blobId)) as Record<string, unknown>;
    expect(document['$asm.manifest']).toContain('purl.allotrope.org');
    expect(await contents(lab, back.body[0].blobId)).toBe('Well,OD\r\nA1,0.5\r\nA2,0.6\r\n');
    expect(await contents(lab, straight.body[0].blobId)).toBe('Well,OD\r\nA1,0.5\r\nA2,0.6\r\n');
  });

  it.each([
    ['asm', {}, 'vendor is a required field'],
    ['asm', { vendor: 'ACME' }, 'Invalid vendor: ACME'],
    ['asm', { connectionId: 'conn_1' }, 'Invalid connectionId: conn_1'],
    ['csv', { mapperConfig: '{}' }, 'serves neither mapperConfig'],
    ['csv', { vendor, transformType: 'plate' }, 'Invalid transformType: plate'],
    ['asm', { vendor, blobOrFileId: 'none' }, 'Invalid blobOrFileId: none'],
  ])('are refused a conversion to %s with %o', async (format, more, message) => {
    const lab = startLab();
    const blobOrFileId = await uploadBlob(lab.member, 'od.csv', 'Well,OD\r\nA1,0.5\r\n');

    const answer = await lab.member('POST', `/connect/convert-to-${format}`, { blobOrFileId, ...more });

    expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining(message) } } });
  });

  it('are refused files that hold no table', async () => {
    const lab = startLab();
    const binary = await uploadBlob(lab.member, 'plate.xlsx', 'PK');
    const foreign = await uploadBlob(lab.member, 'foreign.json', '{"$asm.manifest":"other"}');

    const converted = await lab.member('POST', '/connect/convert-to-asm', { blobOrFileId: binary, vendor });
    const flattened = await lab.member('POST', '/connect/convert-to-csv', { blobOrFileId: foreign });

    expect(converted.body.error.message).toContain('converts CSV with a line of headings only');
    expect(flattened.body.error.message).toContain('is no document that convertToASM');
  });

  it('answer queries as they were told to', async () => {
    const lab = startLab();
    const { set } = lab.tenant.resources.instrumentQueries;
    const id = set(lab.actor, { command: 'weigh', values: { grams: 1.2 } });

    const first = await lab.member('GET', `/instruments/${id}/query`);
    set(lab.actor, { id, command: 'weigh', status: 'FAILED', info: 'Door open' });
    const second = await lab.member('GET', `/instruments/${id}/query`);
    const none = await lab.member('GET', '/instruments/insq_none/query');

    expect(first.body).toMatchObject({ id, command: 'weigh', status: 'SUCCEEDED', values: { grams: 1.2 } });
    expect(second.body).toMatchObject({ status: 'FAILED', info: 'Door open', values: {} });
    expect(none.status).toBe(404);
  });
});
