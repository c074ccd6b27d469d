import { expect, it, onTestFinished } from 'vitest';
import { openLocalTenant } from '../local-tenant.ts';

it('sets up what the inventory needs, and is told what of it makes no sense', async () => {
  const tenant = await openLocalTenant({ seed: 'demo' });
  onTestFinished(() => tenant.close());
  const { control } = tenant;
  const registryId = control.listRegistries()[0]?.id ?? '';
  const made = (type: string): string =>
    tenant.context.db.prepare<{ id: string }>('SELECT id FROM items WHERE type = ?').get(type)?.id ?? '';

  const printer = control.createPrinter({ registryId, name: 'Zebra', address: '10.0.0.7' });
  const template = control.createLabelTemplate({ registryId, name: 'Tube', zplTemplate: '^FD{{barcode}}' });
  const batch = control.createBatch({ name: 'Prep 1', entityId: made('dna_sequence'), actingUser: 'jonas' });
  control.setLocationLimits({ locationId: made('location'), totalCapacity: 20 });

  expect([printer.id, template.id, batch.id]).toEqual([
    expect.stringMatching(/^prntr_/),
    expect.stringMatching(/^lbltmpl_/),
    expect.stringMatching(/^bat_/),
  ]);
  expect(control.listPrintJobs()).toEqual([]);
  expect(control.listAuditLog({ itemId: made('location') }).at(-1)).toMatchObject({ newValue: '20' });
  expect(() => control.createBatch({ name: 'Prep 2', entityId: registryId })).toThrow(
    `Invalid entityId: ${registryId}`,
  );
  expect(() => control.setLocationLimits({ locationId: 'loc_nowhere' })).toThrow('Invalid locationId: loc_nowhere');
});
