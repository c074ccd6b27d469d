import type { Held } from './held.ts';
import type { LeastCall } from './least-call.ts';

type Special = (held: Held) => LeastCall;

const tube = (held: Held): string =>
  held.value(`SELECT id FROM items WHERE type = 'container' AND name NOT LIKE '%:%' ORDER BY pk DESC`);
const registry = (held: Held): string => held.item('registry');

const upsert =
  (path: string, sent: (held: Held) => object): Special =>
  (held) => ({
    path: `/${path}/CALL001:upsert`,
    body: { name: 'Call', registryId: registry(held), ...sent(held) },
  });
const upsertMany =
  (path: string, key: string, sent: (held: Held) => object): Special =>
  (held) => ({
    path: `/${path}:bulk-upsert`,
    body: { [key]: [{ entityRegistryId: 'CALL001', name: 'Call', registryId: registry(held), ...sent(held) }] },
  });
const schemaOf = (held: Held, type: string): string =>
  held.value(`SELECT schema_id FROM items WHERE type = '${type}' AND schema_id IS NOT NULL ORDER BY pk DESC`);
const sampled = { fields: { Sample: { value: 'S1' } } };
const byIds =
  (path: string, ids: string, type: string): Special =>
  (held) => ({ path: `/${path}:bulk-get?${ids}=${held.item(type)}` });
const unfinished = (held: Held): string =>
  held.value(`SELECT id FROM items WHERE type = 'blob' AND body ->> '$.uploadStatus' = 'IN_PROGRESS'`);
const membership = (held: Held): string =>
  held.value(
    `SELECT '/teams/' || group_id || '/memberships/' || principal_id FROM memberships WHERE group_id LIKE 'team_%'`,
  );
const stageRun = (held: Held, what: string): LeastCall => ({
  path: `/legacy-workflow-stage-runs/${held.known('workflowstagerun')}/${what}`,
});
const content = (held: Held): string =>
  held.value(
    `SELECT '/containers/' || container_id || '/contents/' || containable_id FROM storage_contents WHERE container_id = '${tube(held)}'`,
  );
const canvas = (held: Held): object => ({
  appId: held.known('appcanvas.app'),
  featureId: 'panel',
  resourceId: held.known('appcanvas.resource'),
  blocks: [{ type: 'BUTTON', id: 'go', text: 'Go' }],
});

const aaSequence = (held: Held): object => ({
  schemaId: schemaOf(held, 'aa_sequence'),
  aminoAcids: 'MK',
  entityRegistryId: 'CALL001',
  annotations: [],
});
const customEntity = (held: Held): object => ({ schemaId: schemaOf(held, 'custom_entity'), ...sampled });
const dnaOligo = (held: Held): object => ({ schemaId: schemaOf(held, 'dna_oligo'), bases: 'ACGT' });
const dnaSequence = (held: Held): object => ({
  schemaId: schemaOf(held, 'dna_sequence'),
  bases: 'ACGT',
  isCircular: true,
  annotations: [],
  primers: [],
});
const molecule = (held: Held): object => ({
  schemaId: schemaOf(held, 'molecule'),
  chemicalStructure: { value: 'CCO' },
});
const rnaOligo = (held: Held): object => ({ schemaId: schemaOf(held, 'rna_oligo'), bases: 'ACGU' });

/** Calls that the contract alone does not tell how to make: what it says in words, and what only one of several things will do. */
export const specialCalls: Readonly<Record<string, Special>> = {
  upsertAaSequence: upsert('aa-sequences', aaSequence),
  upsertCustomEntity: upsert('custom-entities', customEntity),
  upsertDnaOligo: upsert('dna-oligos', dnaOligo),
  upsertDNASequence: upsert('dna-sequences', dnaSequence),
  upsertMolecule: upsert('molecules', molecule),
  upsertRnaOligo: upsert('rna-oligos', rnaOligo),
  bulkUpsertAASequences: upsertMany('aa-sequences', 'aaSequences', aaSequence),
  bulkUpsertCustomEntities: upsertMany('custom-entities', 'customEntities', customEntity),
  bulkUpsertDNAOligos: upsertMany('dna-oligos', 'dnaOligos', dnaOligo),
  bulkUpsertDnaSequences: upsertMany('dna-sequences', 'dnaSequences', dnaSequence),
  bulkUpsertMolecules: upsertMany('molecules', 'molecules', molecule),
  bulkUpsertRNAOligos: upsertMany('rna-oligos', 'rnaOligos', rnaOligo),
  registerEntities: (held) => ({
    path: `/registries/${registry(held)}:bulk-register-entities`,
    body: {
      entityIds: [
        held.value(
          `SELECT id FROM items WHERE type = 'custom_entity' AND registry_id IS NULL AND schema_id IS NOT NULL`,
        ),
      ],
      namingStrategy: 'NEW_IDS',
    },
  }),
  transferIntoContainers: (held) => ({
    path: '/transfers',
    body: {
      transfers: [
        {
          destinationContainerId: tube(held),
          sourceEntityId: held.item('custom_entity'),
          transferQuantity: { value: 1, units: 'uL' },
        },
      ],
    },
  }),
  bulkCreateAssayResults: (held) => ({
    path: '/assay-results:bulk-create',
    body: {
      assayResults: [{ schemaId: schemaOf(held, 'assay_result'), projectId: held.item('project'), ...sampled }],
    },
  }),
  createAssayResults: (held) => ({
    path: '/assay-results',
    body: {
      assayResults: [{ schemaId: schemaOf(held, 'assay_result'), projectId: held.item('project'), ...sampled }],
    },
  }),
  bulkCreateContainers: (held) => ({
    path: '/containers:bulk-create',
    body: {
      containers: [
        { name: 'Tube 9', schemaId: held.value(`SELECT schema_id FROM items WHERE id = '${tube(held)}'`), ...sampled },
      ],
    },
  }),
  bulkUpdateUsers: (held) => ({
    path: '/users:bulk-update',
    body: {
      users: [{ id: held.value(`SELECT id FROM principals WHERE kind = 'user' ORDER BY id DESC`), name: 'Call' }],
    },
  }),
  bulkUpdateWorkflowOutputs: (held) => ({
    path: '/workflow-outputs:bulk-update',
    body: { workflowOutputs: [{ workflowOutputId: held.item('workflow_output'), ...sampled }] },
  }),
  bulkUpdateWorkflowTasks: (held) => ({
    path: '/workflow-tasks:bulk-update',
    body: { workflowTasks: [{ workflowTaskId: held.item('workflow_task'), scheduledOn: '2026-03-03' }] },
  }),
  'Collaboration.BatchUpdate': (held) => ({
    path: '/collaboration:batch-update',
    body: { items: [{ id: granted(held), isAuditor: true }] },
  }),
  'Project.BatchUpdate': (held) => ({
    path: '/project:batch-update',
    body: { items: [{ id: held.item('project'), name: 'Call' }] },
  }),
  optimizeCodons: (held) => ({
    path: '/dna-sequences:optimize-codons',
    body: {
      dnaSequenceIds: [held.value(`SELECT id FROM items WHERE type = 'dna_sequence' AND name = 'template'`)],
      folderId: held.value(`SELECT id FROM items WHERE type = 'folder' AND name = 'Contract'`),
      codonUsageTableId: 'codtab_1423',
    },
  }),
  bulkCopyWorkflowTasks: (held) => ({
    path: '/workflow-tasks:bulk-copy',
    body: { workflowTaskIds: [held.item('workflow_task')] },
  }),
  bulkUpdateCustomEntities: (held) => ({
    path: '/custom-entities:bulk-update',
    body: { customEntities: [{ id: held.item('custom_entity') }] },
  }),
  bulkGetBoxes: byIds('boxes', 'boxIds', 'box'),
  bulkGetContainers: byIds('containers', 'containerIds', 'container'),
  bulkGetEntries: byIds('entries', 'entryIds', 'entry'),
  bulkGetLocations: byIds('locations', 'locationIds', 'location'),
  bulkGetPlates: byIds('plates', 'plateIds', 'plate'),
  bulkGetRequests: byIds('requests', 'requestIds', 'request'),
  listAssayResults: (held) => ({ path: `/assay-results?schemaId=${schemaOf(held, 'assay_result')}` }),
  createContainer: (held) => ({
    path: '/containers',
    body: {
      name: 'Tube 9',
      schemaId: held.value(`SELECT schema_id FROM items WHERE id = '${tube(held)}'`),
      ...sampled,
    },
  }),
  createPlate: (held) => ({ path: '/plates', body: { schemaId: held.item('plate_schema') } }),
  archiveContainers: (held) => ({
    path: '/containers:archive',
    body: { containerIds: [tube(held)], reason: 'Made in error' },
  }),
  unarchiveContainers: (held) => ({ path: '/containers:unarchive', body: { containerIds: [tube(held)] } }),
  getContainerContent: (held) => ({ path: content(held) }),
  updateContainerContent: (held) => ({ path: content(held), body: { concentration: { value: 1, units: 'mol/L' } } }),
  deleteContainerContent: (held) => ({ path: content(held) }),
  createBlobPart: (held) => ({
    path: `/blobs/${unfinished(held)}/parts`,
    body: { partNumber: 1, data64: 'aGk=', md5: '49f68a5c8493ec2c0bf489821c21fc3b' },
  }),
  abortMultipartBlob: (held) => ({ path: `/blobs/${unfinished(held)}:abort-upload` }),
  completeMultipartBlob: (held) => ({
    path: `/blobs/${unfinished(held)}:complete-upload`,
    body: {
      parts: [
        {
          partNumber: 1,
          eTag: held.value(
            `SELECT '"' || md5 || '"' FROM stored_parts WHERE key = '${unfinished(held)}' ORDER BY part`,
          ),
        },
      ],
    },
  }),
  updateLabAutomationTransform: (held) => ({
    path: `/automation-file-transforms/${held.item('automation_transform')}`,
    body: { blobId: held.item('blob') },
  }),
  updateAppConfigurationItem: (held) => ({
    path: `/app-configuration-items/${held.value(`SELECT id FROM app_config_items WHERE type = 'text'`)}`,
    body: { type: 'text', value: 'EU' },
  }),
  getExternalFileMetadata: (held) => ({
    path: held.value(
      `SELECT '/entries/' || id || '/external-files/' || substr(body, instr(body, 'exf_'), 12) FROM items
       WHERE type = 'entry' AND body LIKE '%exf\\_%' ESCAPE '\\'`,
    ),
  }),
  listLegacyWorkflowStageRunInputSamples: (held) => stageRun(held, 'input-samples'),
  listLegacyWorkflowStageRunOutputSamples: (held) => stageRun(held, 'output-samples'),
  listLegacyWorkflowStageRunRegisteredSamples: (held) => stageRun(held, 'registered-samples'),
  listLegacyWorkflowStageRuns: (held) => ({
    path: `/legacy-workflow-stages/${held.known('workflowstage')}/workflow-stage-runs`,
  }),
  bulkUpdateRequestTasks: (held) => ({
    path: `/requests/${held.item('request')}/tasks:bulk-update`,
    body: { tasks: [{ id: held.known('request.task'), ...sampled }] },
  }),
  getTeamMembership: (held) => ({ path: membership(held) }),
  updateTeamMembership: (held) => ({ path: membership(held), body: { role: 'ADMIN' } }),
  deleteTeamMembership: (held) => ({ path: membership(held) }),
  updateWorkflowTask: (held) => ({
    path: `/workflow-tasks/${held.item('workflow_task')}`,
    body: { scheduledOn: '2026-03-03' },
  }),
  'AppCanvas.Create': (held) => ({ path: '/app-canvas', body: canvas(held) }),
  'AppCanvas.BatchCreate': (held) => ({ path: '/app-canvas:batch-create', body: { items: [canvas(held)] } }),
  'AppCanvas.Get': (held) => ({ path: `/app-canvas/${held.item('app_canvas')}` }),
  'AppCanvas.Update': (held) => ({ path: `/app-canvas/${held.item('app_canvas')}`, body: { enabled: false } }),
  'AppCanvas.BatchUpdate': (held) => ({
    path: '/app-canvas:batch-update',
    body: { items: [{ id: held.item('app_canvas'), enabled: false }] },
  }),
  'AppConfigValue.Get': (held) => ({
    path: `/app-config-value/${held.value('SELECT id FROM app_config_items')}`,
  }),
  'AppInstallation.Get': (held) => ({ path: `/app-installation/${held.known('appcanvas.app')}` }),
  'AppInstallation.configurationValues.List': (held) => ({
    path: `/app-installation/${held.known('appcanvas.app')}/configuration-values/items`,
  }),
  'AuditLog.Get': (held) => ({
    path: `/audit-log/${held.value(`SELECT id FROM audit_log WHERE item_developer_id = '${held.item('entry')}'`)}`,
  }),
  'Collaboration.Create': (held) => ({ path: '/collaboration', body: collaboration(held) }),
  'Collaboration.BatchCreate': (held) => ({
    path: '/collaboration:batch-create',
    body: { items: [collaboration(held)] },
  }),
  'Collaboration.Update': (held) => ({ path: `/collaboration/${granted(held)}`, body: { isAuditor: true } }),
  'Collaboration.Delete': (held) => ({ path: `/collaboration/${granted(held)}` }),
  'Collaboration.BatchDelete': (held) => ({
    path: '/collaboration:batch-delete',
    body: { items: [{ id: granted(held) }] },
  }),
  'GroupMembership.Get': (held) => ({
    path: `/group-membership/${held.value('SELECT id FROM memberships ORDER BY id')}`,
  }),
  'Policy.Get': () => ({ path: '/policy/pol_read' }),
  'ServicePrincipal.Get': (held) => ({
    path: `/service-principal/${held.value(`SELECT id FROM principals WHERE kind = 'app'`)}`,
  }),
};

/** A collaboration that does not come from owning the place. */
function granted(held: Held): string {
  return held.value('SELECT id FROM collaborations ORDER BY id');
}

/** Admin of a project for an app that has no policy there. */
function collaboration(held: Held): object {
  return {
    itemId: held.item('project', 1),
    collaborator: {
      collaboratorId: held.value(
        `SELECT id FROM apps WHERE principal_id NOT IN (SELECT collaborator_id FROM collaborations)`,
      ),
    },
    accessPolicyId: 'pol_read',
  };
}
