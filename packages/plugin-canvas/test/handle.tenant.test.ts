import { InputError, RefusedError } from '@ligase/core';
import { describe, expect, it } from 'vitest';
import { pressedCanvas } from './courier.ts';

const failed = { content: 'This failed. Tell whoever looks after the app: run id run-7.', style: 'ERROR' };

describe('a canvas whose button was pressed', () => {
  it('is enabled with what the work gives, in one change', async () => {
    const { canvases, canvasId, shown, control } = await pressedCanvas();

    await canvases.handle({ canvasId }, async ({ canvas }) => ({
      blocks: [{ type: 'MARKDOWN', value: `Ordered ${JSON.stringify(canvas.blocks[0])}` }],
    }));

    const changes = control.listRequests({ limit: 200 }).filter(({ operationId }) => operationId === 'updateAppCanvas');
    expect(shown()).toMatchObject({ enabled: true, blocks: [{ value: expect.stringContaining('"value":"5"') }] });
    expect(changes).toHaveLength(2);
  });

  it('is enabled and tells the words of a refusal, braces and all', async () => {
    const { app, canvases, canvasId, shown } = await pressedCanvas();

    const handling = canvases.handle({ canvasId }, async () => {
      throw new RefusedError('No plasmid {pUC19} is left.');
    });

    await expect(handling).rejects.toThrow('No plasmid');
    expect(shown()).toMatchObject({
      enabled: true,
      blocks: [{ value: '5' }, { id: 'order' }],
      session: { status: 'FAILED', messages: [{ content: 'No plasmid {pUC19} is left.', style: 'ERROR' }] },
    });
    expect(app.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is enabled after any other error and tells only the id of the run', async () => {
    const { app, canvases, canvasId, shown } = await pressedCanvas();

    const handling = canvases.handle({ canvasId }, async () => {
      throw new InputError('INPUT_INVALID', 'the vendor said 17');
    });

    await expect(handling).rejects.toThrow('the vendor said 17');
    expect(shown()).toMatchObject({ enabled: true, session: { messages: [failed] } });
    expect(app.log.lines).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ canvasId, runId: 'run-7' }) }),
    );
  });

  it('is enabled when what the work gives is refused, and keeps its blocks', async () => {
    const { canvases, canvasId, shown } = await pressedCanvas();

    const handling = canvases.handle({ canvasId }, async () => ({ blocks: [{ type: 'BUTTON', id: '', text: 'Go' }] }));

    await expect(handling).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(shown()).toMatchObject({ enabled: true, blocks: [{ id: 'amount' }, { id: 'order' }] });
  });

  it.each([
    ['is busy', { status: 429, times: 12 }],
    ['is down for longer than one request is retried', { status: 503, times: 30 }],
    ['loses the answer', { reset: true, times: 3 }],
  ])('is enabled although Benchling %s', async (_what, fault) => {
    const { canvases, canvasId, shown, control } = await pressedCanvas();
    control.failNext({ operationId: 'updateAppCanvas', ...fault });

    await canvases.handle({ canvasId }, async () => undefined);

    expect(shown()).toMatchObject({ enabled: true, session: null });
  });

  it('is enabled although the person cannot be told of the error', async () => {
    const { canvases, canvasId, shown, control } = await pressedCanvas();
    control.failNext({ operationId: 'createAppSession', status: 500 });

    const handling = canvases.handle({ canvasId }, async () => {
      throw new RefusedError('Nothing is left.');
    });

    await expect(handling).rejects.toThrow('Nothing is left.');
    expect(shown()).toMatchObject({ enabled: true, session: null });
  });

  it('is enabled before the app has stopped, also when the work goes on for ever', async () => {
    const { app, canvases, canvasId, shown } = await pressedCanvas();
    let handling = Promise.resolve();
    await new Promise<void>((begin) => {
      handling = canvases.handle({ canvasId }, () => {
        begin();
        return new Promise(() => undefined);
      });
    });

    await app.stop();

    await expect(handling).rejects.toMatchObject({ code: 'APP_STOPPED' });
    expect(shown()).toMatchObject({ enabled: true, session: { messages: [failed] } });
  });
});
