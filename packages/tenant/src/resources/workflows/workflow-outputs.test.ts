import { describe, expect, it } from 'vitest';
import { startWorkflowLab, type WorkflowLab } from '../../../test/support/start-workflow-lab.ts';

const output = async ({ member }: WorkflowLab, workflowTaskId: string, amount = 12) =>
  member('POST', '/workflow-outputs', { workflowTaskId, fields: { Yield: { value: amount } } });

describe('workflow outputs', () => {
  it('belong to a task and show in it and in its group', async () => {
    const lab = startWorkflowLab();
    const group = await lab.group();
    const task = await lab.task(group.id);

    const made = await output(lab, task.id);
    const read = await lab.member('GET', `/workflow-outputs/${made.body.id}`);
    const ofTask = await lab.member('GET', `/workflow-tasks/${task.id}`);
    const ofGroup = await lab.member('GET', `/workflow-task-groups/${group.id}`);

    const summary = { id: made.body.id, displayId: 'PREP1-O1' };
    expect(made.status).toBe(201);
    expect(read.body).toMatchObject({
      ...summary,
      fields: { Yield: { value: 12 } },
      workflowTask: { id: task.id },
      workflowTaskGroup: { id: group.id },
    });
    expect([ofTask.body.outputs, ofTask.body.workflowOutputs]).toEqual([[summary], [summary]]);
    expect(ofGroup.body.workflowOutputs).toEqual([summary]);
  });

  it('are found by their task, group, watchers and the fields of the output schema', async () => {
    const lab = startWorkflowLab();
    const group = await lab.group({ watcherIds: [lab.memberId] });
    const task = await lab.task(group.id);
    const { id, displayId } = (await output(lab, task.id, 30)).body;
    await output(lab, (await lab.task((await lab.group()).id)).id, 3);
    const found = async (query: string): Promise<string[]> => {
      const { body } = await lab.member('GET', `/workflow-outputs?${query}`);
      return body.workflowOutputs.map((one: { id: string }) => one.id);
    };

    expect(await found(`workflowTaskIds=${task.id}`)).toEqual([id]);
    expect(await found(`workflowTaskGroupIds=${group.id}&displayIds=${displayId}`)).toEqual([id]);
    expect(await found(`watcherIds=${lab.memberId}&responsibleTeamIds=null`)).toEqual([id]);
    expect(await found(`schemaId=${lab.schemaId}&schemaField.Yield=30`)).toEqual([id]);
    expect(await found(`name=${displayId}&creatorIds=${lab.memberId}&ids=${id}`)).toEqual([id]);
    expect(await found('linkedItemIds.anyOf=seq_x&creationOriginIds=etr_x')).toEqual([]);
  });

  it('are created, changed and archived in bulk', async () => {
    const lab = startWorkflowLab();
    const task = await lab.task((await lab.group()).id);
    const sent = (value: unknown) => ({ workflowTaskId: task.id, fields: { Yield: { value } } });

    const made = await lab.finished(
      await lab.member('POST', '/workflow-outputs:bulk-create', { workflowOutputs: [sent(1), sent(2)] }),
    );
    const ids = made.response.workflowOutputs.map(({ id }: { id: string }) => id);
    const failed = await lab.finished(
      await lab.member('POST', '/workflow-outputs:bulk-create', { workflowOutputs: [sent(1), sent('much')] }),
    );
    const changed = await lab.finished(
      await lab.member('POST', '/workflow-outputs:bulk-update', {
        workflowOutputs: [{ workflowOutputId: ids[0], fields: { Yield: { value: 7 } } }],
      }),
    );
    const archived = await lab.member('POST', '/workflow-outputs:archive', {
      workflowOutputIds: ids,
      reason: 'Retired',
    });
    const closed = await lab.member('PATCH', `/workflow-outputs/${ids[0]}`, { fields: { Yield: { value: 8 } } });
    const restored = await lab.member('POST', '/workflow-outputs:unarchive', { workflowOutputIds: ids });
    const open = await lab.member('PATCH', `/workflow-outputs/${ids[0]}`, { fields: { Yield: { value: 8 } } });

    expect(failed).toMatchObject({ status: 'FAILED', errors: [{ index: 1 }] });
    expect(changed.response.workflowOutputs).toMatchObject([{ id: ids[0], fields: { Yield: { value: 7 } } }]);
    expect([archived.body, restored.body]).toEqual([{ workflowOutputIds: ids }, { workflowOutputIds: ids }]);
    expect([closed.status, open.body.fields.Yield.value]).toEqual([400, 8]);
  });

  it('are refused where a schema has none, where a required field is empty, and to who may not write', async () => {
    const lab = startWorkflowLab();
    const group = await lab.member('POST', '/workflow-task-groups', {
      schemaId: lab.schema('No outputs'),
      folderId: lab.folderId,
    });
    const barren = await lab.task(group.body.id);
    const task = await lab.task((await lab.group()).id);
    const made = await output(lab, task.id);
    const reader = lab.user('reader', { [lab.projectId]: 'Read' });
    const stranger = lab.user('stranger');

    const none = await output(lab, barren.id);
    const empty = await lab.member('POST', '/workflow-outputs', { workflowTaskId: task.id, fields: {} });
    const refused = await output({ ...lab, member: reader.call }, task.id);
    const hidden = await stranger.call('GET', `/workflow-outputs/${made.body.id}`);

    expect(none.body.error.message).toContain('have no outputs');
    expect(empty.body.error.message).toContain('"Yield"');
    expect([refused.status, hidden.status]).toEqual([403, 404]);
  });
});
