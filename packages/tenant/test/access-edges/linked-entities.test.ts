import { expect, it } from 'vitest';
import type { TenantSettings } from '../../src/tenant-parts.ts';
import { startLab, type Answer, type Caller, type Lab } from '../support/start-tenant.ts';

interface Edge extends Lab {
  /** Writes in a project of her own, and in the registry; the project of the lab is hidden from her. */
  readonly eve: Caller;
  readonly ownFolderId: string;
  readonly ownId: string;
  /** An entity of the lab, hidden from her. */
  readonly secretId: string;
  readonly missingId: string;
  readonly schemaId: string;
}

async function startEdge(settings: TenantSettings = {}): Promise<Edge> {
  const lab = startLab({ settings });
  const { project, rootFolder } = lab.tenant.resources.projects.create(lab.actor, { name: 'Enzymes' });
  const eve = lab.user('eve', { [project.id]: 'Write', [lab.registryId]: 'Write' }).call;
  const schemaId = lab.tenant.resources.schemas.create(lab.actor, {
    name: 'Strain',
    type: 'custom_entity',
    registryId: lab.registryId,
    prefix: 'STR',
    fieldDefinitions: [{ name: 'Parent', type: 'entity_link' }],
  }).id;
  const made = async (call: Caller, name: string, folderId: string): Promise<string> =>
    (await call('POST', '/custom-entities', { name, folderId, schemaId })).body.id;
  const secretId = await made(lab.member, 'Secret', lab.folderId);
  const ownId = await made(eve, 'Own', rootFolder.id);
  return { ...lab, eve, ownFolderId: rootFolder.id, ownId, secretId, missingId: `${secretId.slice(0, -1)}!`, schemaId };
}

function said({ status, body }: Answer, id: string): string {
  return JSON.stringify([status, body]).replaceAll(id, 'ID');
}

const writes: Record<string, (edge: Edge, id: string) => Promise<Answer>> = {
  'a field that links to': ({ eve, ownId }, id) =>
    eve('PATCH', `/custom-entities/${ownId}`, { fields: { Parent: { value: id } } }),
  'a bulk read of': ({ eve, ownId }, id) => eve('GET', `/custom-entities:bulk-get?customEntityIds=${ownId},${id}`),
  'a bulk archive of': ({ eve, ownId }, id) =>
    eve('POST', '/custom-entities:archive', { customEntityIds: [ownId, id], reason: 'Other' }),
  'a bulk unarchive of': ({ eve, ownId }, id) =>
    eve('POST', '/custom-entities:unarchive', { customEntityIds: [ownId, id] }),
  'a read by id of': ({ eve }, id) => eve('GET', `/custom-entities/${id}`),
  'an export of': ({ eve }, id) => eve('POST', '/exports', { id }),
  'an unregistration of': ({ eve, registryId, ownFolderId }, id) =>
    eve('POST', `/registries/${registryId}:unregister-entities`, { entityIds: [id], folderId: ownFolderId }),
};

it.each(Object.entries(writes))('answers %s a hidden entity as if there were none', async (_what, ask) => {
  const edge = await startEdge();

  const hidden = await ask(edge, edge.secretId);
  const missing = await ask(edge, edge.missingId);
  const own = await edge.eve('GET', `/custom-entities/${edge.ownId}`);

  expect([400, 404]).toContain(hidden.status);
  expect(said(hidden, edge.secretId)).toBe(said(missing, edge.missingId));
  expect(own.body).toMatchObject({ archiveRecord: null, fields: { Parent: { value: null } } });
});

it('keeps nothing of a bulk update in which one of the entities is hidden', async () => {
  const { eve, finished, ownId, secretId } = await startEdge();

  const task = await finished(
    await eve('POST', '/custom-entities:bulk-update', {
      customEntities: [
        { id: ownId, name: 'Renamed' },
        { id: secretId, name: 'Renamed' },
      ],
    }),
  );
  const own = await eve('GET', `/custom-entities/${ownId}`);

  expect(task).toMatchObject({ status: 'FAILED', errors: [{ index: 1 }] });
  expect(own.body.name).toBe('Own');
});

it('does not move an entity into a folder that its editor may only read', async () => {
  const { folderId, ownId, ownFolderId, projectId, parts, eve, admin } = await startEdge();
  const { body } = await admin('GET', `/custom-entities/${ownId}`);
  const hidden = await eve('PATCH', `/custom-entities/${ownId}`, { folderId });
  parts.groups.setCollaboration({
    resourceId: projectId,
    collaboratorId: body.creator.id,
    adminsOnly: false,
    policy: 'Read',
  });

  const readable = await eve('PATCH', `/custom-entities/${ownId}`, { folderId });
  const after = await eve('GET', `/custom-entities/${ownId}`);

  expect([hidden.status, readable.status]).toEqual([400, 403]);
  expect(after.body.folderId).toBe(ownFolderId);
});

it.each([
  'folderId',
  'projectId',
  'mentionedIn',
  'mentions',
  'ids',
  'name',
  'nameIncludes',
  'names.anyOf',
  'names.anyOf.caseSensitive',
])('lists and counts by a hidden %s as by one that does not exist', async (parameter) => {
  const edge = await startEdge();
  const ofHidden: Record<string, string> = {
    folderId: edge.folderId,
    projectId: edge.projectId,
    name: 'Secret',
    nameIncludes: 'Secret',
    'names.anyOf': 'Secret',
    'names.anyOf.caseSensitive': 'Secret',
  };
  const hiddenValue = ofHidden[parameter] ?? edge.secretId;
  const missingValue = `${hiddenValue.slice(0, -1)}!`;

  const hidden = await edge.eve('GET', `/custom-entities?${parameter}=${hiddenValue}`);
  const missing = await edge.eve('GET', `/custom-entities?${parameter}=${encodeURIComponent(missingValue)}`);

  expect(hidden.status).toBe(parameter === 'ids' ? 400 : 200);
  expect(said(hidden, hiddenValue)).toBe(said(missing, missingValue));
  expect(hidden.headers['result-count']).toBe(missing.headers['result-count']);
});

it('shows the id alone behind a link, unless the tenant is set to show the name', async () => {
  const linked = async (settings: TenantSettings): Promise<Answer[]> => {
    const { member, eve, ownId, secretId, parts, memberId, admin } = await startEdge(settings);
    const { body: own } = await admin('GET', `/custom-entities/${ownId}`);
    const project = (await admin('GET', `/folders/${own.folderId}`)).body.projectId;
    parts.groups.setCollaboration({
      resourceId: project,
      collaboratorId: memberId,
      adminsOnly: false,
      policy: 'Write',
    });
    await member('PATCH', `/custom-entities/${ownId}`, { fields: { Parent: { value: secretId } } });
    return [await eve('GET', `/custom-entities/${ownId}`), await eve('GET', `/custom-entities/${secretId}`)];
  };

  const [kept, followed] = await linked({});
  const [named] = await linked({ links: { showsHiddenNames: true } });

  expect(kept?.body.fields.Parent).toMatchObject({ displayValue: kept?.body.fields.Parent.value });
  expect(followed?.status).toBe(404);
  expect(named?.body.fields.Parent).toMatchObject({ displayValue: 'Secret', textValue: 'Secret' });
});
