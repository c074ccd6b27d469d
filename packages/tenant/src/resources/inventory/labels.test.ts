import { describe, expect, it } from 'vitest';
import { startInventoryLab } from '../../../test/support/inventory-lab.ts';

describe('labels', () => {
  it('of containers are kept as print jobs', async () => {
    const lab = await startInventoryLab();
    const { labels } = lab.tenant.resources;
    const { registryId, actor } = lab;
    const [printer, template] = lab.tenant.context.db.transaction(() => [
      labels.createPrinter(actor, { registryId, name: 'Zebra', address: '10.0.0.7', port: 9100 }),
      labels.createTemplate(actor, { registryId, name: 'Tube', zplTemplate: '^XA^FD{{barcode}}^FS^XZ' }),
    ]);
    const tubeId = await lab.tube({ barcode: 'T-7' });
    const job = { containerIds: [tubeId], printerId: printer?.id, labelTemplateId: template?.id };

    const printed = await lab.member('POST', '/containers:print-labels', job);
    const unknown = await lab.member('POST', '/containers:print-labels', { ...job, printerId: 'prntr_none' });
    const printers = await lab.member('GET', `/registries/${registryId}/label-printers?name=Zebra`);
    const templates = await lab.member('GET', `/registries/${registryId}/label-templates?name=Box`);

    expect([printed.status, unknown.status]).toEqual([200, 400]);
    expect(labels.printJobs()).toEqual([
      expect.objectContaining({ printerId: printer?.id, labels: [{ containerId: tubeId, zpl: '^XA^FDT-7^FS^XZ' }] }),
    ]);
    expect(printers.body.labelPrinters).toEqual([
      { id: printer?.id, name: 'Zebra', address: '10.0.0.7', port: 9100, description: null, registryId },
    ]);
    expect(templates.body.labelTemplates).toEqual([]);
  });
});
