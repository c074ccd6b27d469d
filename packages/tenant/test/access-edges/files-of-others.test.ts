import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { startLab, type Answer, type Caller, type Lab } from '../support/start-tenant.ts';

interface Edge extends Lab {
  /** Writes where everyone of the lab does. */
  readonly colleague: Caller;
  /** Reads nothing of the lab. */
  readonly stranger: Caller;
  /** A blob of the member, whole. */
  readonly blobId: string;
  /** One that is still uploaded, with one part. */
  readonly uploadId: string;
  readonly eTag: string;
  /** A template of entries, and the table in it. */
  readonly template: { readonly id: string; readonly tableId: string };
}

const bytes = Buffer.from('Secret');
const sent = { data64: bytes.toString('base64'), md5: createHash('md5').update(bytes).digest('hex') };

async function startEdge(): Promise<Edge> {
  const lab = startLab();
  const named = { name: 'Secret.csv', type: 'RAW_FILE' };
  const { body: whole } = await lab.member('POST', '/blobs', { ...named, ...sent });
  const { body: upload } = await lab.member('POST', '/blobs:start-multipart-upload', named);
  const part = { partNumber: 1, ...sent };
  const { body } = await lab.member('POST', `/blobs/${upload.id}/parts`, part);
  const schema = { name: 'OD', type: 'assay_result', registryId: lab.registryId } as const;
  const { id: schemaId } = lab.tenant.resources.schemas.create(lab.actor, schema);
  const template = lab.tenant.resources.entryTemplates.create(lab.actor, {
    name: 'Plate read',
    tables: [{ name: 'ODs', schemaId }],
  });
  const { days } = JSON.parse(template.body) as { readonly days: { readonly notes: { readonly apiId: string }[] }[] };
  const rights = { [lab.projectId]: 'Write', [lab.registryId]: 'Write' } as const;
  return {
    ...lab,
    colleague: lab.user('carl', rights).call,
    stranger: lab.user('eve').call,
    blobId: whole.id,
    uploadId: upload.id,
    eTag: body.eTag,
    template: { id: template.id, tableId: days[0]?.notes[0]?.apiId ?? '' },
  };
}

const asked: Readonly<Record<string, (call: Caller, id: string, edge: Edge) => Promise<Answer>>> = {
  'a read': (call, id) => call('GET', `/blobs/${id}`),
  'the bytes': (call, id) => call('GET', `/blobs/${id}/download`),
  'the address of the bytes': (call, id) => call('GET', `/blobs/${id}/download-url`),
  'a bulk read': (call, id) => call('GET', `/blobs:bulk-get?blobIds=${id}`),
  'a part more': (call, id) => call('POST', `/blobs/${id}/parts`, { partNumber: 2, ...sent }),
  'another part in the place of one': (call, id) => call('POST', `/blobs/${id}/parts`, { partNumber: 1, ...sent }),
  'the end of the upload': (call, id, { eTag }) =>
    call('POST', `/blobs/${id}:complete-upload`, { parts: [{ partNumber: 1, eTag }] }),
  'the end without an upload': (call, id) => call('POST', `/blobs/${id}:abort-upload`, {}),
  'an entry with its rows': async (call, id, { folderId, template }) =>
    call('POST', '/entries', {
      name: 'Day',
      folderId,
      entryTemplateId: template.id,
      initialTables: [{ templateTableID: template.tableId, csvData: id }],
    }),
};

it.each(Object.entries(asked))('answers %s of the blob of another as if there were none', async (_what, ask) => {
  const edge = await startEdge();
  const { member, colleague, uploadId, eTag } = edge;
  const said = ({ status, body }: Answer, id: string): string => JSON.stringify([status, body]).replaceAll(id, 'ID');

  for (const id of [edge.blobId, uploadId]) {
    const none = `${id.slice(0, -1)}${id.endsWith('f') ? 'e' : 'f'}`;
    const ofAnother = await ask(colleague, id, edge);
    expect([400, 404]).toContain(ofAnother.status);
    expect(said(ofAnother, id)).toBe(said(await ask(colleague, none, edge), none));
  }
  const finished = await member('POST', `/blobs/${uploadId}:complete-upload`, { parts: [{ partNumber: 1, eTag }] });
  expect(finished.body).toMatchObject({ uploadStatus: 'COMPLETE' });
});

it('lets whoever reads an item read the file that it links to, and nobody change it', async () => {
  const edge = await startEdge();
  const { colleague, stranger, registryId, projectId, uploadId, actor, tenant } = edge;
  const { id: schemaId } = tenant.resources.schemas.create(actor, {
    name: 'Image',
    registryId,
    type: 'assay_result',
    fieldDefinitions: [{ name: 'File', type: 'blob_link' }],
  });
  const result = { schemaId, projectId, fields: { File: { value: uploadId } } };
  const path = `/blobs/${uploadId}`;
  const before = await colleague('GET', path);
  await edge.member('POST', '/assay-results', { assayResults: [result] });

  const reads = [await colleague('GET', path), await stranger('GET', path)];
  const writes = [
    await colleague('POST', `${path}/parts`, { partNumber: 2, ...sent }),
    await colleague('POST', `${path}:abort-upload`, {}),
    await colleague('POST', `${path}:complete-upload`, { parts: [{ partNumber: 1, eTag: edge.eTag }] }),
  ];

  expect(before.status).toBe(404);
  expect(reads.map(({ status }) => status)).toEqual([200, 404]);
  expect(writes.map(({ status }) => status)).toEqual([403, 403, 403]);
});

it('lets nobody take the file of another into an item of his own to read it there', async () => {
  const edge = await startEdge();
  const { id: schemaId } = edge.tenant.resources.schemas.create(edge.actor, {
    name: 'Image',
    registryId: edge.registryId,
    type: 'assay_result',
    fieldDefinitions: [{ name: 'File', type: 'blob_link' }],
  });
  const result = { schemaId, projectId: edge.projectId, fields: { File: { value: edge.blobId } } };

  const { status } = await edge.colleague('POST', '/assay-results', { assayResults: [result] });
  const read = await edge.colleague('GET', `/blobs/${edge.blobId}`);

  expect([status, read.status]).toEqual([400, 404]);
});
