import { describe, expect, it } from 'vitest';
import { deferred } from '../../test/deferred.ts';
import { intakeLab } from '../../test/intake-lab.ts';
import { fetchHandler } from './fetch-handler.ts';

describe('fetchHandler', () => {
  it('acknowledges with an empty 200', async () => {
    const lab = intakeLab();
    const { path, ...init } = lab.sign();

    const answer = await fetchHandler(lab.intake)(new Request(`https://app.test${path}`, { method: 'POST', ...init }));

    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('stops reading a body that is too long', async () => {
    const lab = intakeLab({ maxBodyBytes: 1_000 });
    const { headers } = lab.sign();
    let pulled = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(400));
      },
      cancel() {
        cancelled = true;
      },
    });

    const answer = await fetchHandler(lab.intake)(
      new Request('https://app.test/hooks', { method: 'POST', headers, body, duplex: 'half' }),
    );

    expect([answer.status, cancelled]).toEqual([413, true]);
    expect(pulled).toBeLessThan(10);
  });

  it('lets go of a body that does not come', async () => {
    const lab = intakeLab();
    const { headers } = lab.sign();
    const cancelled = deferred<unknown>();
    const body = new ReadableStream<Uint8Array>({ cancel: (reason) => cancelled.resolve(reason) });
    const answered = fetchHandler(lab.intake)(
      new Request('https://app.test/hooks', { method: 'POST', headers, body, duplex: 'half' }),
    );

    await lab.clock.advance(2_500);

    expect((await answered).status).toBe(408);
    expect(await cancelled.promise).toMatchObject({ code: 'WEBHOOK_STALLED' });
  });

  it('refuses a request without a body', async () => {
    const lab = intakeLab();
    const { headers } = lab.sign();

    const answer = await fetchHandler(lab.intake)(new Request('https://app.test/hooks', { method: 'POST', headers }));

    expect(answer.status).toBe(401);
  });
});
