import { benchling } from '@ligase/core';
import { createTestApp, startTestTenant } from '@ligase/testing';
import { memoryInbox } from '@ligase/webhooks';
import { describe, expect, it } from 'vitest';
import { handInEvent } from '../src/hand-in-event.ts';

/** Hands in the event of an entry that was made and changed its review, and gives what is kept. */
async function handIn(keepItem: boolean) {
  const tenant = await startTestTenant();
  const app = await createTestApp({ tenant, plugins: [] });
  const api = app.get(benchling);
  const entry = await api.request('POST /entries', { body: { name: 'Run 42', folderId: tenant.folderId } });
  tenant.control.setEntryReview({ entryId: entry.id ?? '', status: 'ACCEPTED' });
  const { events = [] } = await api.request('GET /events', { query: { eventTypes: 'v2.entry.updated.reviewRecord' } });
  const inbox = { ...memoryInbox(), bury: () => Promise.reject(new Error('it is an event')) };
  for (const event of events) await handInEvent(event, { inbox, baseURL: 'https://lab.test', keepItem, now: () => 7 });
  return { entry, event: events[0], deliveries: inbox.deliveries };
}

describe('handInEvent', () => {
  it('keeps the message that a webhook of the event has, under the id of the event', async () => {
    const { entry, event, deliveries } = await handIn(false);

    expect(deliveries).toEqual([
      {
        id: event?.id,
        kind: 'benchling-webhook',
        receivedAt: 7,
        payload: {
          baseURL: 'https://lab.test',
          known: true,
          message: {
            id: event?.id,
            type: 'v2.entry.updated.reviewRecord',
            createdAt: event?.createdAt,
            deprecated: false,
            resourceId: entry.id,
            schema: null,
            updates: ['reviewRecord'],
          },
        },
      },
    ]);
  });

  it('keeps the event with its item where that is asked for', async () => {
    const { event, deliveries } = await handIn(true);

    expect(deliveries).toMatchObject([{ payload: { known: true, event } }]);
    expect(event).toMatchObject({ entry: { name: 'Run 42' } });
  });
});
