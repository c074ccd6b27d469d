import { entitySubtypes, fieldTypes, resourceConfigTypes, schemaConfigTypes } from './config-type.ts';
import { messageTypes, successorOf } from './message-type.ts';
import type { MapShape, Member, Shape } from './shape.ts';

const text = (example: string, min = 1, max = 8192): Shape => ({ kind: 'text', min, max, example });
const oneOf = (...values: readonly string[]): Shape => ({ kind: 'one-of', values });
const map = (example: string, members: MapShape['members']): MapShape => ({ kind: 'map', members, example });
const needed = (shape: Shape): Member => ({ shape, required: true });
const may = (shape: Shape): Member => ({ shape });
const mayBeNull = (shape: Shape): Member => ({ shape, nullable: true });
const boolean: Shape = { kind: 'boolean' };

const named: MapShape['members'] = {
  name: needed(text('Vendor region', 1, 255)),
  description: mayBeNull(text('Where the vendor ships from.', 0)),
  requiredConfig: may(boolean),
};

const fields: Shape = {
  kind: 'list',
  example: 'a list such as "- name: Backbone"',
  of: map('name: Backbone', {
    ...named,
    type: mayBeNull({ kind: 'one-of', values: fieldTypes }),
    isMulti: mayBeNull(boolean),
    isRequired: mayBeNull(boolean),
  }),
};
const enumOf = (of: Shape, example: string): Member => may({ kind: 'list', of, example, notEmpty: true });

const item = (type: string, members: MapShape['members'] = {}): [string, MapShape] => [
  type,
  map(`{ name: …, type: ${type} }`, { ...named, ...members, type: needed(oneOf(type)) }),
];

const plainTypes = [...resourceConfigTypes, 'boolean', 'date', 'datetime', 'json', 'secure_text'];
const withoutArrays: Readonly<Record<string, MapShape>> = Object.fromEntries([
  item('entity_schema', { subtype: may(oneOf(...entitySubtypes)), fieldDefinitions: may(fields) }),
  // The client library still has the older name of legacy_request_schema.
  ...[...schemaConfigTypes, 'request_schema'].map((type) => item(type, { fieldDefinitions: may(fields) })),
  item('workflow_task_schema', {
    fieldDefinitions: may(fields),
    output: may(map('fieldDefinitions: …', { fieldDefinitions: may(fields) })),
  }),
  item('dropdown', {
    options: may({ kind: 'list', of: map('name: EU', named), example: 'a list such as "- name: EU"' }),
  }),
  item('text', { enum: enumOf(text('EU', 1), '[EU, US]') }),
  item('integer', {
    enum: enumOf({ kind: 'integer', min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }, '[1, 2]'),
  }),
  item('float', { enum: enumOf({ kind: 'number' }, '[0.5, 1.5]') }),
  ...plainTypes.map((type) => item(type)),
]);

const configuration: Shape = {
  kind: 'by-type',
  shapes: {
    ...withoutArrays,
    ...Object.fromEntries([
      item('array', {
        elementDefinition: needed({
          kind: 'list',
          of: { kind: 'by-type', shapes: withoutArrays },
          example: 'a list such as "- { name: Project, type: project }"',
          notEmpty: true,
        }),
        minElements: may({ kind: 'integer', min: 0, max: 500 }),
        maxElements: may({ kind: 'integer', min: 1, max: 500 }),
        defaultElementName: may(text('Route', 1, 255)),
      }),
    ]),
  },
};

const webhookUrl: Shape = {
  kind: 'pattern',
  pattern: /^https:\/\/[^\s/]+/u,
  wanted: 'a URL that begins with https://',
  example: 'https://app.example.com/benchling',
};

const info = map('name: Plasmid Courier', {
  name: needed(text('Plasmid Courier', 3, 255)),
  description: may(text('Orders plasmid preps from the notebook.', 0)),
  version: may({
    kind: 'pattern',
    pattern: /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/u,
    wanted: 'a version of three numbers',
    example: '1.0.0',
  }),
});

/** What a manifest of version 1 looks like. */
export const manifestShape: MapShape = map('manifestVersion: 1', {
  manifestVersion: needed({ kind: 'one-of', values: [1] }),
  info: needed(info),
  features: may({
    kind: 'list',
    example: 'a list such as "- { id: order_panel, name: Order panel, type: CANVAS }"',
    of: map('{ id: order_panel, name: Order panel, type: CANVAS }', {
      id: needed({
        kind: 'pattern',
        pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/u,
        wanted: 'letters, digits, "_" and "-"',
        example: 'order_panel',
      }),
      name: needed(text('Order panel', 1, 255)),
      type: needed(oneOf('CANVAS', 'ASSAY_RUN', 'APP_HOMEPAGE')),
      locations: may({
        kind: 'list',
        of: oneOf('ENTRY', 'ENTRY_TEMPLATE', 'APP_HOME'),
        example: '[ENTRY, ENTRY_TEMPLATE]',
      }),
    }),
  }),
  subscriptions: may(
    map('deliveryMethod: WEBHOOK', {
      deliveryMethod: needed(oneOf('WEBHOOK')),
      messages: needed({
        kind: 'list',
        example: 'a list such as "- type: v2.canvas.created"',
        of: map('type: v2.canvas.created', {
          type: needed({ kind: 'one-of', values: messageTypes, insteadOf: successorOf }),
        }),
      }),
    }),
  ),
  configuration: mayBeNull({
    kind: 'list',
    of: configuration,
    example: 'a list such as "- { name: Folder, type: folder }"',
  }),
  security: may(map('publicKey: |', { publicKey: may(text('-----BEGIN PUBLIC KEY-----', 1)) })),
  settings: may(
    map('lifecycleManagement: MANUAL', {
      lifecycleManagement: may(oneOf('MANUAL', 'AUTOMATIC', 'manual', 'automatic')),
      webhookUrl: may(webhookUrl),
      canvasWebhookUrl: may(webhookUrl),
      lifecycleWebhookUrl: may(webhookUrl),
    }),
  ),
});
