import { expect, it } from 'vitest';
import { courier, pressedCanvas } from './courier.ts';

it('fills a canvas, reads what a person wrote, and enables it again without touching the blocks', async () => {
  const { canvases, canvasId, shown } = await pressedCanvas();

  const pressed = await canvases.get(canvasId);
  await canvases.update(canvasId, { enabled: true });

  expect(pressed).toMatchObject({ enabled: false, blocks: [{ id: 'amount', value: '5' }, { id: 'order' }] });
  expect(shown()).toMatchObject({ enabled: true, blocks: pressed.blocks });
});

it('makes a canvas, and none when a block is outside the limits', async () => {
  const { control, appId, canvases, entryId: resourceId } = await courier();
  const place = { appId, featureId: 'panel', resourceId };

  const made = await canvases.create({ ...place, blocks: [{ type: 'MARKDOWN', value: '**Order**' }] });
  const wrong = canvases.create({ ...place, blocks: [{ type: 'BUTTON', id: '', text: 'Order' }] });

  await expect(wrong).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  expect(control.listCanvases({ appId }).map(({ id }) => id)).toEqual([made.id]);
});
