import { deliveryFaultKinds } from '../deliveries/delivery-faults.ts';
import type { Control } from './control.ts';
import { eventTypes } from '../events/event-types.ts';
import { schemaTypes } from '../resources/schemas/schema-type.ts';
import {
  anyObject,
  boolean,
  integer,
  listOf,
  notBlank,
  objectSchema,
  oneOf,
  text,
  type ObjectSchema,
  type ValueSchema,
} from '../input/input-schema.ts';

/** Where a control operation is reached over HTTP, and what it takes. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `/control/v1`; placeholders are members of the input. */
  readonly path: string;
  readonly input: ObjectSchema;
  /** Whether it changes nothing; default: as its method says. */
  readonly isRead?: true;
}

const id = text(1, 64);
const name = notBlank(1, 255);
const appName = notBlank(3, 255);
const description = text(0, 8192);
const role = oneOf('ADMIN', 'MEMBER');
const policy = oneOf('Admin', 'Write', 'Append', 'Read', 'None');
const percent: ValueSchema = { type: 'number', exclusiveMinimum: 0, maximum: 100 };
const count: ValueSchema = { type: 'integer', minimum: 1 };
// A snapshot is a file of that name.
const snapshotName: ValueSchema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' };
// Timers take no more.
const delayMs: ValueSchema = { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1 };
const note = text(0, 100_000);
const option = objectSchema({ name }, { id });
const field = objectSchema(
  { name, type: text(1, 32) },
  { id, isRequired: boolean, isMulti: boolean, dropdownId: id, schemaId: id },
);
const legacySamples = listOf(objectSchema({ name, batchId: id, containerIds: listOf(id) }));
const legacyRun = objectSchema(
  { name, status: oneOf('COMPLETED', 'DISCARDED', 'INITIALIZED') },
  { inputSamples: legacySamples, outputSamples: legacySamples, registeredSamples: legacySamples },
);
const legacyStage = objectSchema({ name }, { runs: listOf(legacyRun) });
const notationToken = objectSchema(
  { token: name, sugar: name, base: name },
  { phosphate: { ...name, nullable: true }, atStart: name, atEnd: name },
);
const table = objectSchema({ name, schemaId: id });
const column = objectSchema({ heading: name, field: name });
const ofAudit = {
  itemId: id,
  userId: id,
  by: oneOf('user', 'app'),
  action: text(1, 255),
  from: text(1, 64),
  until: text(1, 64),
  afterNumber: integer(),
  beforeNumber: integer(),
  newestFirst: boolean,
};
const manifest = text(0, 500_000);
const framework = oneOf('shareable', 'legacy');
const webhook = { webhookUrl: text(1, 2048), webhookUrlRouting: oneOf('SUFFIXED', 'STABLE') };
const said = { members: anyObject };
const acting = { actingUser: text(1, 255) };

const read = (path: string, optional: Readonly<Record<string, ValueSchema>> = {}): ControlRoute => ({
  method: 'GET',
  path,
  input: objectSchema(placeholders(path), optional),
});
const write =
  (method: 'POST' | 'PATCH' | 'PUT' | 'DELETE') =>
  (
    path: string,
    required: Readonly<Record<string, ValueSchema>> = {},
    optional: Readonly<Record<string, ValueSchema>> = {},
  ): ControlRoute => ({ method, path, input: objectSchema({ ...placeholders(path), ...required }, optional) });
const post = write('POST');
const patch = write('PATCH');
const put = write('PUT');
const remove = write('DELETE');

function numbered(method: 'GET' | 'DELETE', path: string): ControlRoute {
  return { method, path, input: objectSchema({ number: count }) };
}

/** Every operation of {@link Control}: the HTTP server, its OpenAPI document and the clients are made from this table. */
export const controlRoutes: { readonly [Name in keyof Control]: ControlRoute } = {
  getTenant: read('/tenant'),
  listCoverage: read('/coverage'),

  createApp: post('/apps', { name: appName }, { id, description, ...acting }),
  listApps: read('/apps'),
  getApp: read('/apps/{appId}'),
  updateApp: patch('/apps/{appId}', {}, { name: appName, description, ...acting }),
  archiveApp: post('/apps/{appId}/archive', {}, { reason: oneOf('Made in error', 'Retired', 'Other'), ...acting }),
  unarchiveApp: post('/apps/{appId}/unarchive', {}, acting),
  generateAppSecret: post('/apps/{appId}/secret', {}, acting),
  revokeAppSecret: remove('/apps/{appId}/secret', {}, acting),

  activateApp: post('/apps/{appId}/activate', {}, acting),
  deactivateApp: post('/apps/{appId}/deactivate', {}, acting),
  uninstallApp: remove('/apps/{appId}', {}, acting),

  // Sent as a body for its length.
  lintManifest: { ...post('/manifests/lint', { manifest }, { framework }), isRead: true },
  createAppFromManifest: post(
    '/app-definitions',
    { manifest },
    { id, framework, isInstalled: boolean, ...webhook, ...acting },
  ),
  listAppDefinitions: read('/app-definitions'),
  updateAppDefinition: patch(
    '/app-definitions/{definitionId}',
    {},
    {
      ...webhook,
      webhookUrl: { ...webhook.webhookUrl, nullable: true },
      isShared: boolean,
      ownerIds: listOf(id),
      ...acting,
    },
  ),
  installApp: post('/app-definitions/{definitionId}/install', {}, { id, versionNumber: text(1, 64), ...acting }),
  upgradeApp: post('/apps/{appId}/upgrade', {}, { manifest, versionNumber: text(1, 64), ...acting }),
  exportManifest: read('/apps/{appId}/manifest'),
  listAppSessions: read('/apps/{appId}/sessions', { limit: count }),
  getConfigurationPlan: read('/apps/{appId}/configuration/plan'),
  getAppConfiguration: read('/apps/{appId}/configuration'),
  setAppConfiguration: put(
    '/apps/{appId}/configuration',
    {},
    { items: listOf(anyObject), removedRows: listOf(listOf(name)), ...acting },
  ),
  setCapability: put(
    '/capabilities/{holderId}',
    { capability: oneOf('Developer Platform'), isGranted: boolean },
    acting,
  ),

  createUser: post(
    '/users',
    { name, handle: text(1, 64) },
    { id, email: text(3, 255), isTenantAdmin: boolean, ...acting },
  ),
  listUsers: read('/users'),
  suspendUser: put('/users/{userId}/suspension', { isSuspended: boolean }, acting),
  generateApiKey: post('/users/{userId}/api-key', {}, acting),
  issueAccessToken: post('/access-tokens', { principalId: id }),
  issueIdToken: post('/id-tokens', { userId: text(1, 255), audience: text(1, 255) }, { expiresInSeconds: count }),
  trustIssuer: put(
    '/trusted-issuers',
    { issuer: text(1, 2048), jwks: { type: 'object', properties: { keys: listOf(anyObject) }, required: ['keys'] } },
    { audiences: listOf(text()), ...acting },
  ),
  distrustIssuer: remove('/trusted-issuers', { issuer: text(1, 2048) }, acting),
  listTrustedIssuers: read('/trusted-issuers'),

  createOrganization: post('/organizations', { name }, { id, handle: text(1, 64), ...acting }),
  listOrganizations: read('/organizations'),
  createTeam: post('/teams', { organizationId: id, name }, { id, ...acting }),
  listTeams: read('/teams'),
  archiveTeam: post('/teams/{teamId}/archive', {}, acting),
  unarchiveTeam: post('/teams/{teamId}/unarchive', {}, acting),
  listMembers: read('/groups/{groupId}/members'),
  setMembership: put('/groups/{groupId}/members/{memberId}', {}, { role, ...acting }),
  removeMembership: remove('/groups/{groupId}/members/{memberId}', {}, acting),

  createProject: post('/projects', { name }, { id, ownerId: id, folderId: id, ...acting }),
  listProjects: read('/projects'),
  createRegistry: post('/registries', { name }, { id, ownerId: id, ...acting }),
  listRegistries: read('/registries'),
  createTemplateCollection: post('/template-collections', { name }, { id, ownerId: id, ...acting }),
  createFolder: post('/folders', { name, parentFolderId: id }, { id, ...acting }),
  createSchema: post(
    '/schemas',
    { registryId: id, name, type: oneOf(...schemaTypes) },
    { id, prefix: text(1, 32), fields: listOf(field), settings: anyObject, ...acting },
  ),
  createDropdown: post('/dropdowns', { registryId: id, name, options: listOf(option) }, { id, ...acting }),
  createEntryTemplate: post(
    '/entry-templates',
    { name },
    { id, schemaId: id, templateCollectionId: id, notes: listOf(note), tables: listOf(table), ...acting },
  ),
  createBatch: post('/batches', { name, entityId: id }, { id, schemaId: id, ...acting }),
  setLocationLimits: put(
    '/locations/{locationId}/limits',
    {},
    {
      totalCapacity: { ...integer(), nullable: true },
      allowsInventory: boolean,
      allowedSchemaIds: { ...listOf(id), nullable: true },
      ...acting,
    },
  ),
  createPrinter: post(
    '/label-printers',
    { registryId: id, name, address: text(1, 255) },
    {
      id,
      port: { type: 'integer', minimum: 1, maximum: 65_535, nullable: true },
      description: { ...description, nullable: true },
      ...acting,
    },
  ),
  createLabelTemplate: post('/label-templates', { registryId: id, name, zplTemplate: note }, { id, ...acting }),
  listPrintJobs: read('/print-jobs'),
  createCustomNotation: post('/custom-notations', { name, tokens: listOf(notationToken) }, { id, ...acting }),
  setEntryReview: put(
    '/entries/{entryId}/review',
    { status: { ...oneOf('IN_PROGRESS', 'NEEDS_REVIEW', 'ACCEPTED', 'REJECTED', 'RETRACTED'), nullable: true } },
    { comment: text(0, 8192), reviewerIds: listOf(id), ...acting },
  ),
  setEntryNotes: put('/entries/{entryId}/notes', { notes: listOf(note) }, acting),
  createFlowchart: post('/flowcharts', { schemaId: id, stepSchemaIds: listOf(id) }, acting),
  executeWorkflowTasks: post('/workflow-tasks/execute', { taskIds: listOf(id) }, { folderId: id, name, ...acting }),
  executeSampleGroups: post(
    '/requests/{requestId}/execute',
    { sampleGroups: listOf(objectSchema({ sampleGroupId: id, status: oneOf('IN_PROGRESS', 'COMPLETED', 'FAILED') })) },
    { entryId: id, ...acting },
  ),
  createLegacyWorkflow: post(
    '/legacy-workflows',
    { name, projectId: id },
    { id, description, stages: listOf(legacyStage), ...acting },
  ),
  attachFile: post(
    '/entries/{entryId}/files',
    { fileName: name, data64: text(0, 100_000_000) },
    { mimeType: text(1, 100), caption: note, ...acting },
  ),
  configureAutomationFile: put(
    '/run-schemas/{schemaId}/automation-files/{direction}/{fileName}',
    { direction: oneOf('INPUT', 'OUTPUT'), fileName: name },
    { columns: listOf(column), resultSchemaId: id, customTransformId: id, ...acting },
  ),
  setInstrumentQuery: post(
    '/instrument-queries',
    { command: name },
    { id, connectionId: id, params: anyObject, status: name, info: note, values: anyObject, ...acting },
  ),
  setOwner: put('/resources/{resourceId}/owner', { ownerId: id }, acting),
  grantAccess: put(
    '/resources/{resourceId}/collaborators/{collaboratorId}',
    { policy },
    { adminsOnly: boolean, ...acting },
  ),
  revokeAccess: remove(
    '/resources/{resourceId}/collaborators/{collaboratorId}',
    {},
    { adminsOnly: boolean, ...acting },
  ),
  explainAccess: read('/access/{principalId}/{itemId}', { action: oneOf('read', 'append', 'write', 'admin') }),

  listAuditLog: read('/audit-log', { ...ofAudit, limit: count }),
  exportAuditLog: {
    method: 'GET',
    path: '/audit-log/export',
    input: objectSchema({ format: oneOf('CSV', 'PDF') }, ofAudit),
  },
  verifyAuditLog: read('/audit-log/verification'),
  listRequests: read('/requests', {
    principalId: id,
    operationId: text(1, 128),
    status: { type: 'string', pattern: '^[1-5](?:xx|[0-9]{2})$' },
    beforeNumber: integer(),
    limit: count,
  }),
  getRequest: numbered('GET', '/requests/{number}'),

  listDeliveries: read('/webhook-deliveries', {
    appId: id,
    type: text(1, 128),
    state: oneOf('WAITING', 'DELIVERED', 'FAILED', 'WITHHELD'),
    afterNumber: integer(),
    limit: count,
  }),
  getDelivery: read('/webhook-deliveries/{deliveryId}'),
  replayDelivery: post('/webhook-deliveries/{deliveryId}/replay'),
  rotateWebhookKeys: post('/apps/{appId}/webhook-keys'),
  failNextDelivery: post(
    '/webhook-faults',
    { kind: oneOf(...deliveryFaultKinds) },
    { appId: id, type: text(1, 128), delayMs, times: count },
  ),
  listDeliveryFaults: read('/webhook-faults'),
  removeDeliveryFault: numbered('DELETE', '/webhook-faults/{number}'),
  listMessageTypes: read('/message-types'),
  triggerEvent: post('/events', { type: text(1, 128), itemId: id }, { updates: listOf(text(1, 255)), ...said }),
  triggerLifecycle: post('/apps/{appId}/lifecycle-messages', { type: text(1, 128) }, said),
  listCanvases: read('/canvases', { appId: id, resourceId: id }),
  getCanvas: read('/canvases/{canvasId}'),
  openCanvas: post('/canvases', { appId: id, featureId: name, resourceId: id }, { ...said, ...acting }),
  pressCanvasButton: post('/canvases/{canvasId}/press', { buttonId: name }, { inputs: anyObject, ...said, ...acting }),
  uploadFile: post('/uploads', { name, data64: text(0, 14_000_000) }, acting),
  getEventOutlet: read('/event-outlet'),
  setEventOutlet: put(
    '/event-outlet',
    {},
    { file: text(1, 4096), url: { type: 'string', pattern: '^https?://' }, eventTypes: listOf(oneOf(...eventTypes)) },
  ),

  getClock: read('/clock'),
  advanceClock: post('/clock/advance', { ms: integer() }),
  freezeClock: put('/clock/freeze', { isFrozen: boolean }),
  failNext: post(
    '/faults',
    { operationId: text(1, 128) },
    {
      status: { type: 'integer', minimum: 400, maximum: 599 },
      reset: boolean,
      delayMs,
      taskMessage: text(1, 8192),
      times: count,
      percent,
    },
  ),
  listFaults: read('/faults'),
  removeFault: numbered('DELETE', '/faults/{number}'),
  clearFaults: remove('/faults'),
  getLimits: read('/limits'),
  listLimitPresets: read('/limits/presets'),
  getLimitUse: read('/limits/use'),
  setLimits: patch(
    '/limits',
    {},
    {
      enabled: boolean,
      kind: oneOf('fixed', 'sliding', 'bucket'),
      periodMs: count,
      perApp: count,
      allUsers: count,
      allApps: { ...count, nullable: true },
      tierLimits: { ...listOf(count), nullable: true },
      tierPeriodMs: count,
      operationsPerHour: anyObject,
      objectsPerHour: { ...count, nullable: true },
      scale: { type: 'number', exclusiveMinimum: 0 },
    },
  ),
  saveSnapshot: put('/snapshots/{name}', { name: snapshotName }),
  restoreSnapshot: post('/snapshots/{name}/restore', { name: snapshotName }),
  listSnapshots: read('/snapshots'),
  deleteSnapshot: remove('/snapshots/{name}', { name: snapshotName }),
  seedTenant: post('/seed', {}, { name: oneOf('empty', 'demo'), seed: anyObject }),
  resetTenant: post('/reset'),
};

function placeholders(path: string): Record<string, ValueSchema> {
  return Object.fromEntries(
    [...path.matchAll(/\{(?<name>\w+)\}/gu)].map((match) => [match.groups?.['name'] ?? '', id]),
  );
}
