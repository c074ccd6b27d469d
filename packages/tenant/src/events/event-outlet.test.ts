import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startWebhookLab } from '../../test/support/start-webhook-lab.ts';
import { startReceiver } from '../../test/support/webhook-receiver.ts';

describe('the way of events to a bus', () => {
  it('posts each event as EventBridge hands it on, with the whole item', async () => {
    const { tenant, admin, folderId } = await startWebhookLab();
    const bus = await startReceiver();
    await admin('POST', '/entries', { name: 'Before', folderId });
    tenant.control.setEventOutlet({ url: bus.url });
    const entry = await admin('POST', '/entries', { name: 'Run 1', folderId });
    await tenant.outlet.idle();

    const { events } = await admin('GET', '/events');

    expect(bus.received).toHaveLength(1);
    expect(bus.received[0]?.json).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/u),
      'detail-type': 'v2.entry.created',
      source: expect.stringMatching(/^aws\.partner\/benchling\.com\/ten_\w+\/ligase$/u),
      account: '000000000000',
      time: expect.stringMatching(/^[\d-]{10}T[\d:]{8}Z$/u),
      region: 'us-east-1',
      resources: [],
      detail: events[1],
    });
    expect(events[1].entry).toEqual(entry);
  });

  it('holds events back in their order while the bus does not take them', async () => {
    const { tenant, admin, folderId } = await startWebhookLab();
    const bus = await startReceiver();
    bus.answerNext(500);
    tenant.control.setEventOutlet({ url: bus.url });
    await admin('POST', '/entries', { name: '1', folderId });
    await tenant.outlet.idle();
    const held = tenant.control.getEventOutlet();
    await admin('POST', '/entries', { name: '2', folderId });
    tenant.control.advanceClock({ ms: 5000 });
    await tenant.outlet.idle();
    const sent = tenant.control.getEventOutlet();

    const names = bus.received.map(({ json }) => json.detail.entry.name);

    expect(names).toEqual(['1', '1', '2']);
    expect([held, sent]).toMatchObject([
      { waiting: 1, fault: `${bus.url} answered 500.` },
      { waiting: 0, fault: null },
    ]);
  });

  it('writes the types that were asked for to a file, one line each, and stops when told to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ligase-bus-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'events.jsonl');
    const { tenant, admin, folderId } = await startWebhookLab();
    tenant.control.setEventOutlet({ file, eventTypes: ['v2.entry.updated.reviewRecord'] });
    const entry = await admin('POST', '/entries', { name: '1', folderId });
    tenant.control.setEntryReview({ entryId: entry.id, status: 'ACCEPTED' });
    await tenant.outlet.idle();
    tenant.control.setEventOutlet({});
    tenant.control.setEntryReview({ entryId: entry.id, status: 'REJECTED' });

    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');

    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      'detail-type': 'v2.entry.updated.reviewRecord',
      detail: { entry: { id: entry.id, reviewRecord: { status: 'ACCEPTED' } } },
    });
  });
});
