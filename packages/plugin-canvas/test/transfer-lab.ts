import { benchling } from '@ligase/core';
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
  return {
    ...lab,
    api: app.get(benchling),
    canvasId,
    /** Somebody uploads a file and presses the button; gives the id that the form then has. */
    upload: async (name: string, text: string): Promise<string> => {
      const { id } = control.uploadFile({ name, data64: Buffer.from(text).toString('base64') });
      control.pressCanvasButton({ canvasId, buttonId: 'start', inputs: { volume: '5', worklist: [id] } });
      const [uploadId = ''] = form.read(await canvases.get(canvasId)).worklist;
      return uploadId;
    },
  };
}
