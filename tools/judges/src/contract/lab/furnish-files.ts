import { createHash } from 'node:crypto';
import { base64, sample, sampled, type Rooms } from './rooms.ts';

const plate = 'Well,OD\nA1,0.5\n';

/** The body of a new blob. */
export const blob = (name: string, text: string): object => ({ name, type: 'RAW_FILE', ...part(text) });

const part = (text: string): object => ({ data64: base64(text), md5: createHash('md5').update(text).digest('hex') });

/** Puts blobs, files, data frames, datasets and what instruments answer into the lab. */
export async function furnishFiles({ control, lab, folderId }: Rooms): Promise<void> {
  const { id: csv } = await lab.call('POST /blobs', blob('plate.csv', plate));
  const { id: upload } = await lab.call('POST /blobs:start-multipart-upload', { name: 'parts', type: 'RAW_FILE' });
  await lab.call(`POST /blobs/${upload}/parts`, { partNumber: 1, ...part(plate) });
  const frame = await lab.call<{ id: string; manifest: { url: string }[] }>('POST /data-frames', {
    name: 'Plate',
    manifest: [{ fileName: 'plate.csv' }],
  });
  await lab.upload(frame.manifest[0]?.url ?? '', plate);
  await lab.call(`PATCH /data-frames/${frame.id}`, { uploadStatus: 'IN_PROGRESS' });
  await lab.call('POST /datasets', { name: 'Plate 1', folderId, dataFrameId: frame.id });
  await lab.call('POST /files', { name: 'Curve', filename: 'curve.csv', folderId });
  await lab.call('POST /connect/convert-to-asm', { blobOrFileId: csv, vendor: 'THERMO_SKANIT' });
  await lab.call('POST /connect/convert-to-csv', { blobOrFileId: csv, vendor: 'THERMO_SKANIT' });
  const query = control.setInstrumentQuery({ command: 'weigh', values: { grams: 1.2 } });
  await lab.call(`GET /instruments/${query.id}/query`);
}

/** Puts an entry with a table, a file, a template and a review into the lab. */
export async function furnishNotebook({ control, lab, folderId, schema, userId }: Rooms): Promise<void> {
  const experiment = schema('Experiment', 'entry', [sample]);
  const { id: entryTemplateId } = control.createEntryTemplate({
    name: 'Growth',
    notes: ['Goal'],
    schemaId: experiment,
  });
  const entry = await lab.call('POST /entries', {
    name: 'Growth curve',
    folderId,
    entryTemplateId,
    schemaId: experiment,
    fields: sampled('S1'),
    authorIds: [userId],
  });
  const { externalFileId } = control.attachFile({
    entryId: entry.id,
    fileName: 'gel.png',
    data64: base64('no picture'),
  });
  await lab.call(`GET /entries/${entry.id}/external-files/${externalFileId}`);
  control.setEntryReview({ entryId: entry.id, status: 'NEEDS_REVIEW', reviewerIds: [userId] });
  await lab.call('POST /exports', { id: entry.id, format: 'html' });
}
