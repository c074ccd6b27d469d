import { describe, expect, it } from 'vitest';
import { startLab, type Answer, type Lab } from '../../../test/support/start-tenant.ts';

interface RequestLab extends Lab {
  readonly schemaId: string;
  readonly taskSchemaId: string;
  readonly sequenceId: string;
  readonly request: (body?: object) => Promise<Answer>;
}

async function withRequests(): Promise<RequestLab> {
  const lab = startLab();
  const { registryId, actor, projectId, folderId } = lab;
  const schema = (name: string, type: 'request' | 'request_task'): string =>
    lab.tenant.resources.schemas.create(actor, {
      name,
      registryId,
      type,
      fieldDefinitions: [{ name: 'Note', type: 'text', isRequired: type === 'request' }],
    }).id;
  const schemaId = schema('Sequencing', 'request');
  const sequence = { name: 'p', bases: 'ACGT', isCircular: true, folderId };
  const sequenceId = (await lab.member('POST', '/dna-sequences', sequence)).body.id;
  const samples = { Plasmid: { entityId: sequenceId } };
  return {
    ...lab,
    schemaId,
    taskSchemaId: schema('Prep', 'request_task'),
    sequenceId,
    request: (body = {}) =>
      lab.member('POST', '/requests', {
        schemaId,
        projectId,
        fields: { Note: { value: 'urgent' } },
        sampleGroups: [{ samples }, { samples }],
        ...body,
      }),
  };
}

describe('legacy requests', () => {
  it('are created with samples and assignees, and read by id and by display id', async () => {
    const { member, memberId, parts, projectId, sequenceId, schemaId, request } = await withRequests();
    const { id: organizationId } = parts.groups.createOrganization({ handle: 'fjord', name: 'Fjord' });
    const team = parts.groups.createTeam({ organizationId, name: 'Sequencers' });

    const made = await request({
      assignees: [{ userId: memberId }, { teamId: team.id }],
      scheduledOn: '2026-03-02',
    });
    const { id, displayId } = made.body;
    const read = await member('GET', `/requests/${id}`);
    const byIds = await member('GET', `/requests:bulk-get?requestIds=${id}`);
    const byDisplayIds = await member('GET', `/requests:bulk-get?displayIds=${displayId}&returning=requests.id`);

    expect(made).toMatchObject({ status: 201, headers: { location: expect.stringContaining(id) } });
    expect(read.body).toMatchObject({
      displayId: 'REQ1',
      projectId,
      schema: { id: schemaId, name: 'Sequencing' },
      requestStatus: 'SCHEDULED',
      scheduledOn: '2026-03-02',
      requestor: { id: memberId },
      assignees: [{ user: { id: memberId } }, { team: { id: team.id, name: 'Sequencers' } }],
      sampleGroups: [{ samples: { Plasmid: { entityId: sequenceId } } }, {}],
      tasks: [],
    });
    expect(byIds.body.requests).toEqual([read.body]);
    expect(byDisplayIds.body.requests).toEqual([{ id }]);
  });

  it('are listed by schema, status and time of creation', async () => {
    const { member, clock, schemaId, request } = await withRequests();
    const early = (await request()).body;
    const seconds = Math.floor(clock.now() / 1000);
    clock.advance(60_000);
    const late = (await request({ scheduledOn: '2026-03-02' })).body;
    const found = async (query: string): Promise<string[]> => {
      const { body } = await member('GET', `/requests?schemaId=${schemaId}${query}`);
      return body.requests.map(({ id }: { id: string }) => id);
    };

    expect(await found('')).toEqual([late.id, early.id]);
    expect(await found('&requestStatus=REQUESTED')).toEqual([early.id]);
    expect(await found(`&minCreatedTime=${seconds + 30}`)).toEqual([late.id]);
    expect(await found(`&maxCreatedTime=${seconds + 30}`)).toEqual([early.id]);
    expect((await member('GET', '/requests')).body.error.message).toContain('schemaId is a required field');
  });

  it('change, record how their status changed, and leave a fulfillment when work is done', async () => {
    const { member, parts, request } = await withRequests();
    const { id } = (await request()).body;

    const changed = await member('PATCH', `/requests/${id}`, {
      requestStatus: 'IN_PROGRESS',
      fields: { Note: { value: 'calm' } },
    });

    expect(changed.body).toMatchObject({ requestStatus: 'IN_PROGRESS', fields: { Note: { value: 'calm' } } });
    const moves = parts.audit.list({ itemId: id }).filter(({ action }) => action === 'Updated status');
    expect(moves.map(({ oldValue, newValue }) => [oldValue, newValue])).toEqual([['REQUESTED', 'IN_PROGRESS']]);
  });

  it('have tasks that name sample groups, created and changed all or none', async () => {
    const { member, taskSchemaId, request } = await withRequests();
    const { id, sampleGroups } = (await request()).body;
    const task = { schemaId: taskSchemaId, sampleGroupIds: [sampleGroups[0].id], fields: { Note: { value: 'a' } } };

    const made = await member('POST', `/requests/${id}/tasks:bulk-create`, { tasks: [task, task] });
    const [first, second] = made.body.tasks;
    const failed = await member('POST', `/requests/${id}/tasks:bulk-create`, {
      tasks: [task, { ...task, sampleGroupIds: ['sgrp_x'] }],
    });
    const changed = await member('POST', `/requests/${id}/tasks:bulk-update`, {
      tasks: [{ id: second.id, fields: { Note: { value: 'b' } } }],
    });
    const unknown = await member('POST', `/requests/${id}/tasks:bulk-update`, { tasks: [{ id: 'reqtsk_x' }] });
    const read = await member('GET', `/requests/${id}`);

    expect(first).toMatchObject({ schema: { id: taskSchemaId }, sampleGroupIds: [sampleGroups[0].id] });
    expect(failed.body.error).toMatchObject({ errors: [{ index: 1 }] });
    expect(changed.body.tasks).toMatchObject([{ id: second.id, fields: { Note: { value: 'b' } } }]);
    expect(unknown.body.error.message).toContain('has no such task');
    expect(read.body.tasks).toEqual([first, changed.body.tasks[0]]);
  });

  it('are fulfilled sample group by sample group, in an entry', async () => {
    const { member, tenant, actor, folderId, request } = await withRequests();
    const { id, sampleGroups } = (await request()).body;
    const entry = await member('POST', '/entries', { name: 'Run', folderId });
    const begun = [{ sampleGroupId: sampleGroups[0].id, status: 'IN_PROGRESS' }];
    const done = [{ sampleGroupId: sampleGroups[0].id, status: 'COMPLETED' as const }];

    const executed = await member('POST', `/requests/${id}:execute-sample-groups`, { sampleGroups: begun });
    tenant.resources.requests.execute(actor, id, { sampleGroups: done, entryId: entry.body.id });
    tenant.resources.requests.execute(actor, id, { sampleGroups: done, entryId: entry.body.id });
    const list = await member('GET', `/request-fulfillments?entryId=${entry.body.id}`);
    const [fulfillment] = list.body.requestFulfillments;
    const read = await member('GET', `/request-fulfillments/${fulfillment.id}`);
    const response = await member('GET', `/requests/${id}/response`);
    const unknown = await member('POST', `/requests/${id}:execute-sample-groups`, {
      sampleGroups: [{ sampleGroupId: 'sgrp_x', status: 'FAILED' }],
    });

    expect([executed.status, executed.body]).toEqual([200, {}]);
    expect(list.body.requestFulfillments).toHaveLength(1);
    expect(read.body).toMatchObject({
      requestId: id,
      entryId: entry.body.id,
      status: 'COMPLETED',
      sampleGroup: { id: sampleGroups[0].id },
    });
    expect(response.body).toEqual({ results: [], samples: [] });
    expect(unknown.body.error.message).toContain('sgrp_x');
  });

  it('have the results that link to them as their response, for those who may view these', async () => {
    const { member, tenant, actor, registryId, projectId, request, user } = await withRequests();
    const { id } = (await request()).body;
    const { id: schemaId } = tenant.resources.schemas.create(actor, {
      name: 'Yield',
      registryId,
      type: 'assay_result',
      fieldDefinitions: [{ name: 'Asked for', type: 'assay_request_link' }],
    });
    const assayResults = [{ schemaId, projectId, fields: { 'Asked for': { value: id } } }];
    const made = await member('POST', '/assay-results', { assayResults });
    const stranger = user('eve');

    const response = await member('GET', `/requests/${id}/response`);
    const hidden = await stranger.call('GET', `/requests/${id}/response`);

    expect(response.body).toMatchObject({ results: [{ id: made.body.assayResults[0] }], samples: [] });
    expect(hidden.status).toBe(404);
  });

  it('can be linked to from a field of another item', async () => {
    const { member, tenant, actor, registryId, folderId, request } = await withRequests();
    const schema = tenant.resources.schemas.create(actor, {
      name: 'Sheet',
      registryId,
      type: 'entry',
      fieldDefinitions: [{ name: 'Request', type: 'assay_request_link' }],
    });
    const { id } = (await request()).body;
    const linked = (value: string): object => ({
      name: 'Sheet',
      folderId,
      schemaId: schema.id,
      fields: { Request: { value } },
    });

    const entry = await member('POST', '/entries', linked(id));
    const refused = await member('POST', '/entries', linked('req_x'));

    expect(entry.body.fields.Request).toMatchObject({ value: id, displayValue: 'REQ1' });
    expect(refused.status).toBe(400);
  });

  it('are hidden from strangers, closed to readers, and follow their project', async () => {
    const { member, memberId, user, parts, tenant, actor, projectId, request } = await withRequests();
    const { id, sampleGroups } = (await request()).body;
    const other = tenant.resources.projects.create(actor, { name: 'Other' }).project;
    parts.groups.setCollaboration({
      resourceId: other.id,
      collaboratorId: memberId,
      adminsOnly: false,
      policy: 'Write',
    });
    const reader = user('reader', { [projectId]: 'Read' });
    const stranger = user('stranger', { [other.id]: 'Read' });

    const hidden = await stranger.call('GET', `/requests/${id}`);
    const refused = [
      await reader.call('PATCH', `/requests/${id}`, { requestStatus: 'CANCELLED' }),
      await reader.call('POST', `/requests/${id}/tasks:bulk-create`, { tasks: [] }),
      await reader.call('POST', `/requests/${id}:execute-sample-groups`, {
        sampleGroups: [{ sampleGroupId: sampleGroups[0].id, status: 'FAILED' }],
      }),
    ];
    await member('PATCH', `/requests/${id}`, { projectId: other.id });
    const moved = await stranger.call('GET', `/requests/${id}`);

    expect(hidden.status).toBe(404);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(moved.body.projectId).toBe(other.id);
  });

  it('name what is wrong with a bad value', async () => {
    const { member, request } = await withRequests();
    const message = async (body: object): Promise<string> => (await request(body)).body.error.message;

    expect(await message({ fields: {} })).toContain('requires the fields: "Note"');
    expect(await message({ scheduledOn: 'soon' })).toContain('Invalid scheduledOn: soon');
    expect(await message({ assignees: [{ teamId: 'team_x' }] })).toContain('Invalid teamId: team_x');
    expect(await message({ requestorId: 'ent_x' })).toContain('Invalid requestorId: ent_x');
    expect(await message({ sampleGroups: [{ samples: { A: { entityId: 'seq_x' } } }] })).toContain('entityId: seq_x');
    expect(await message({ projectId: 'src_x' })).toContain('projectId: src_x');
    expect((await member('GET', '/requests:bulk-get')).body.error.message).toContain('one of the two');
    expect((await member('GET', '/requests:bulk-get?displayIds=REQ9')).body.error.invalidIds).toEqual(['REQ9']);
  });
});
