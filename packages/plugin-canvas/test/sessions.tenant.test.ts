import { benchling, InputError, RefusedError } from '@ligase/core';
import { expect, it } from 'vitest';
import { courier, pressedCanvas } from './courier.ts';

async function lab() {
  const stand = await courier();
  const read = (id: string) => stand.app.get(benchling).request('GET /app-sessions/{id}', { path: { id } });
  return { ...stand, read, options: { appId: stand.appId, name: 'Order', timeoutSeconds: 60 } };
}

it('tells one message after the other, and nothing after the end', async () => {
  const { canvases, options, read } = await lab();
  const session = await canvases.sessions.start({ ...options, messages: [{ content: 'Begun' }] });

  const first = session.tell({ content: 'One' });
  const second = session.tell({ content: 'Two' });
  await Promise.all([first, second, session.extend(90)]);
  await session.warn({ content: 'Done, with a doubt', style: 'WARNING' });
  await session.tell({ content: 'Too late' });

  expect(await read(session.id)).toMatchObject({
    status: 'COMPLETED_WITH_WARNINGS',
    timeoutSeconds: 90,
    messages: [{ content: 'Begun' }, { content: 'One' }, { content: 'Two' }, { content: 'Done, with a doubt' }],
  });
});

it('keeps the last ten messages of a long piece of work', async () => {
  const { canvases, options, read } = await lab();
  const session = await canvases.sessions.start(options);

  for (let plate = 1; plate <= 12; plate += 1) await session.tell({ content: `Plate ${plate}${'.'.repeat(300)}` });
  await session.succeed();

  const { status, messages } = await read(session.id);
  expect(status).toBe('SUCCEEDED');
  expect(messages?.map(({ content }) => content?.slice(0, 8).replaceAll('.', ''))).toEqual(
    Array.from({ length: 10 }, (_, n) => `Plate ${n + 3}`),
  );
});

it('is shown in a canvas whose session it is', async () => {
  const { canvases, canvasId, appId, shown } = await pressedCanvas();

  await canvases.sessions.run({ appId, name: 'Order', timeoutSeconds: 60 }, async (session) => {
    await canvases.update(canvasId, { sessionId: session.id });
    await session.tell({ content: 'Ordered.', style: 'SUCCESS' });
  });

  expect(shown()).toMatchObject({
    session: { status: 'SUCCEEDED', messages: [{ content: 'Ordered.', style: 'SUCCESS' }] },
  });
});

it.each([
  ['a refusal in its own words', new RefusedError('No plasmid is left.'), 'No plasmid is left.'],
  ['any other error by its run', new InputError('INPUT_INVALID', 'the vendor said 17'), /^This failed\..*run-7/u],
])('ends as failed and tells %s', async (_what, error, content) => {
  const { canvases, options, read } = await lab();
  let id = '';

  const running = canvases.sessions.run(options, async (session) => {
    id = session.id;
    throw error;
  });

  await expect(running).rejects.toBe(error);
  const { status, messages } = await read(id);
  expect(status).toBe('FAILED');
  expect(messages).toEqual([{ content: expect.stringMatching(content), style: 'ERROR' }]);
});

it('gives the result of the work although its end cannot be told', async () => {
  const { app, canvases, options, control } = await lab();
  control.failNext({ operationId: 'updateAppSession', status: 403 });

  const result = await canvases.sessions.run(options, async () => 42);

  expect(result).toBe(42);
  expect(app.log.lines).toContainEqual(expect.objectContaining({ message: 'The end of the session was not told' }));
});

it('ends as failed when the end that the work wanted is not taken', async () => {
  const { canvases, options, control, read } = await lab();
  let id = '';

  const running = canvases.sessions.run(options, async (session) => {
    id = session.id;
    control.failNext({ operationId: 'updateAppSession', status: 403 });
    await session.succeed();
  });

  await expect(running).rejects.toMatchObject({ code: 'AUTH_FORBIDDEN' });
  expect(await read(id)).toMatchObject({ status: 'FAILED' });
});
