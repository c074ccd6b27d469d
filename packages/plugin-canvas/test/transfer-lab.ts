import { benchling, type Benchling } from '@ligase/core';
import { createHash } from 'node:crypto';
import { button, canvasForm, fileUpload, section, selector, textInput } from '../src/index.ts';
import { courier } from './courier.ts';

/** What people fill in to start a transfer. */
export const form = canvasForm({
  what: section({
    volume: textInput({ label: 'Volume', required: true }),
    device: selector({ options: ['Tecan', 'Echo'], label: 'Device' }),
  }),
  worklist: fileUpload({ fileTypes: ['csv'], maxFiles: 2 }),
  start: button('Start'),
});

/** A canvas that shows the form, and the tenant that people press it in. */
export async function transferLab() {
  const lab = await courier();
  const { control, appId, canvases, entryId: resourceId, app } = lab;
  const canvasId = control.openCanvas({ appId, featureId: 'panel', resourceId }).canvas?.id ?? '';
  await canvases.update(canvasId, { enabled: true, blocks: form.blocks({ device: { value: 'Tecan' } }) });
  return { ...lab, api: app.get(benchling), canvasId };
}

/** Uploads a blob, and gives its id. */
export async function uploadBlob(api: Benchling, name: string, text: string): Promise<string> {
  const bytes = Buffer.from(text);
  const { id = '' } = await api.request('POST /blobs', {
    body: {
      name,
      type: 'RAW_FILE',
      data64: bytes.toString('base64'),
      md5: createHash('md5').update(bytes).digest('hex'),
    },
  });
  return id;
}
