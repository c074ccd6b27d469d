import { invalidRequest } from '../../api-error.ts';
import { timestamp } from '../../clock/timestamp.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Family } from '../../engine/family.ts';
import { nameFilters } from '../../engine/filters.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { listItems } from '../../engine/list-items.ts';
import { wholeList } from '../../engine/read-operations.ts';
import { itemOfBody, itemOfPath } from '../../engine/rights.ts';
import { createItem } from '../../engine/write-item.ts';
import type { Feature, ServedOperation } from '../../feature.ts';
import { storageOf, type InventoryBase } from './inventory-base.ts';
import { storedOfBody } from './stored-rights.ts';

/** What a new printer is made of. */
export interface NewPrinter {
  readonly id?: string;
  readonly registryId: string;
  readonly name: string;
  /** An IP address or a URL. Nothing is ever sent there. */
  readonly address: string;
  readonly port?: number | null;
  readonly description?: string | null;
}

/** What a new label template is made of. */
export interface NewLabelTemplate {
  readonly id?: string;
  readonly registryId: string;
  readonly name: string;
  /** `{{barcode}}`, `{{name}}` and `{{id}}` stand for those of the container. */
  readonly zplTemplate: string;
}

/** Labels as they would have gone to a printer. */
export interface PrintJob {
  readonly id: string;
  readonly printedAt: string;
  readonly printerId: string;
  readonly labelTemplateId: string;
  /** One a container, ready for the printer. */
  readonly labels: readonly { readonly containerId: string; readonly zpl: string }[];
}

/** Printers and label templates, and how to make them. */
export interface Labels extends Feature {
  /** Benchling offers this only in its UI. */
  createPrinter(actor: Actor, printer: NewPrinter): ItemRow;
  /** Benchling offers this only in its UI. */
  createTemplate(actor: Actor, template: NewLabelTemplate): ItemRow;
  /** What was printed, the latest last. */
  printJobs(): readonly PrintJob[];
}

const describedFamily = (family: Pick<Family, 'type' | 'label' | 'prefix' | 'path' | 'listKey'>): Family => ({
  ...family,
  head: ({ id, name }) => ({ id, name }),
  filters: { name: nameFilters.name },
  defaultSort: 'name',
});

const printer = describedFamily({
  type: 'label_printer',
  label: 'Label Printer',
  prefix: 'prntr_',
  path: '/label-printers',
  listKey: 'labelPrinters',
});
const template = describedFamily({
  type: 'label_template',
  label: 'Label Template',
  prefix: 'lbltmpl_',
  path: '/label-templates',
  listKey: 'labelTemplates',
});
const ALL = Number.MAX_SAFE_INTEGER - 1;

/** Labels of containers. They are kept in the tenant and go to no real printer. */
export function labels(base: InventoryBase): Labels {
  const { engine } = base;
  const { db } = engine.context;
  const ofRegistry = (family: Family): ServedOperation => ({
    support: 'faithful',
    handle: (call) => {
      const { principal, path, query } = call;
      const { id } = itemOfPath(engine, principal, 'registry', path['registry_id'] ?? '');
      const conditions = [{ sql: 'registry_id = ?', values: [id] }];
      const page = { principal, query: { ...query, pageSize: ALL }, conditions, counted: false };
      return { body: wholeList(engine, family, listItems(engine, family, page).rows, call) };
    },
  });
  const create = (
    actor: Actor,
    family: Family,
    { id, registryId, name }: Omit<NewPrinter, 'address'>,
    body: object,
  ): ItemRow => {
    const registry = itemOfBody(engine, actor.principal, 'registry', registryId, 'registryId');
    return createItem(engine, actor, family, {
      ...(id === undefined ? {} : { id }),
      name,
      registryId: registry.id,
      body,
    });
  };
  return {
    name: 'labels',
    createPrinter: (actor, { address, port = null, description = null, ...made }) =>
      create(actor, printer, made, { address, port, description, registryId: made.registryId }),
    createTemplate: (actor, { zplTemplate, ...made }) => create(actor, template, made, { zplTemplate }),
    printJobs: () =>
      db
        .prepare<ItemRow>("SELECT * FROM items WHERE type = 'print_job' ORDER BY created_at, pk")
        .all()
        .map(({ id, created_at: at, body }) => ({
          id,
          printedAt: timestamp(at),
          ...(JSON.parse(body) as Omit<PrintJob, 'id' | 'printedAt'>),
        })),
    operations: {
      listPrinters: ofRegistry(printer),
      listLabelTemplates: ofRegistry(template),
      printLabels: {
        support: 'partial',
        differs:
          'Labels are kept as print jobs of the tenant, with {{barcode}}, {{name}} and {{id}} filled in, and go to no printer.',
        handle: (call) => {
          const { containerIds, printerId, labelTemplateId } = call.body as {
            readonly containerIds: readonly string[];
            readonly printerId: string;
            readonly labelTemplateId: string;
          };
          const { principal } = call;
          const usedPrinter = itemOfBody(engine, principal, printer.type, printerId, 'printerId');
          const usedTemplate = itemOfBody(engine, principal, template.type, labelTemplateId, 'labelTemplateId');
          if (usedPrinter.registry_id !== usedTemplate.registry_id)
            throw invalidRequest(`Invalid printerId: ${printerId} is of another registry than ${labelTemplateId}.`);
          const { zplTemplate } = JSON.parse(usedTemplate.body) as { zplTemplate: string };
          const printed = containerIds.map((id) => {
            const row = storedOfBody(base, principal, 'container', id, 'containerIds');
            const { barcode } = storageOf(base, id);
            const values: Record<string, string> = { id, name: row.name, barcode: barcode ?? '' };
            return {
              containerId: id,
              zpl: zplTemplate.replaceAll(/\{\{(\w+)\}\}/gu, (whole, name: string) => values[name] ?? whole),
            };
          });
          createItem(
            engine,
            call,
            { type: 'print_job', label: 'Print Job', prefix: 'prntjob_' },
            {
              name: `${printed.length} labels on ${usedPrinter.name}`,
              registryId: usedPrinter.registry_id,
              body: { printerId, labelTemplateId, labels: printed },
            },
          );
          return { body: {} };
        },
      },
    },
  };
}
