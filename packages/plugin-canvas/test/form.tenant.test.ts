import { RefusedError } from '@ligase/core';
import { describe, expect, it } from 'vitest';
import { form, transferLab } from './transfer-lab.ts';

describe('a canvas that shows a form', () => {
  it('gives what a person wrote with the types of the inputs, and shows what became of it', async () => {
    const { canvases, canvasId, control } = await transferLab();
    const inputs = { volume: '5', device: 'Echo' };
    control.pressCanvasButton({ canvasId, buttonId: 'start', inputs });

    await canvases.handle({ canvasId }, async ({ canvas }) => {
      const { volume, device } = form.read(canvas);
      return form.change(canvas, { start: { text: `Again with ${device}` }, volume: { value: `${volume} µL` } });
    });

    expect(form.read(await canvases.get(canvasId))).toEqual({ volume: '5 µL', device: 'Echo', worklist: [] });
    expect(control.getCanvas({ canvasId })).toMatchObject({
      enabled: true,
      blocks: [{}, {}, { text: 'Again with Echo' }],
    });
  });

  it('is enabled and asks for what is missing, when its app reads it before a person has filled it', async () => {
    const { canvases, canvasId, control } = await transferLab();

    const handling = canvases.handle({ canvasId }, async ({ canvas }) => void form.read(canvas));

    await expect(handling).rejects.toBeInstanceOf(RefusedError);
    expect(control.getCanvas({ canvasId })).toMatchObject({
      enabled: true,
      session: { status: 'FAILED', messages: [{ content: 'Fill in first: Volume.', style: 'ERROR' }] },
    });
  });

  it('is enabled with an error when it is another form than the one it is read as', async () => {
    const { canvases, canvasId, control, app } = await transferLab();
    await canvases.update(canvasId, { blocks: [{ type: 'TEXT_INPUT', id: 'volume', value: '5' }] });

    const handling = canvases.handle({ canvasId }, async ({ canvas }) => void form.read(canvas));

    await expect(handling).rejects.toMatchObject({ code: 'CANVAS_MISMATCH' });
    expect(control.getCanvas({ canvasId })).toMatchObject({
      enabled: true,
      session: { messages: [{ content: expect.stringContaining('run-7') as string }] },
    });
    expect(JSON.stringify(app.log.lines)).toContain('block \\"device\\" is not there');
  });

  it('keeps a person waiting no longer than the work, whose session it shows with messages cut to the limits', async () => {
    const { canvases, canvasId, control, appId } = await transferLab();
    control.pressCanvasButton({ canvasId, buttonId: 'start', inputs: { volume: '5' } });
    const shown = () => control.getCanvas({ canvasId });
    let whileWorking: unknown;

    await canvases.handle({ canvasId }, async ({ canvas }) => {
      await canvases.update(canvasId, form.change(canvas, { start: { text: 'Working …', enabled: false } }));
      return await canvases.sessions.run({ appId, name: 'Transfer', timeoutSeconds: 600 }, async (session) => {
        await canvases.update(canvasId, { sessionId: session.id });
        await session.tell(...Array.from({ length: 12 }, (_, n) => ({ content: `Well ${n} ${'.'.repeat(300)}` })));
        whileWorking = shown();
        return form.change(canvas, { start: { text: 'Start' } });
      });
    });

    expect(whileWorking).toMatchObject({ enabled: false, blocks: [{}, {}, { text: 'Working …', enabled: false }] });
    expect(shown()).toMatchObject({
      enabled: true,
      session: { status: 'SUCCEEDED' },
      blocks: [{}, {}, { text: 'Start' }],
    });
    expect(shown().session?.messages.map(({ content }) => content.length)).toEqual(
      Array.from({ length: 10 }, () => 200),
    );
  });
});
