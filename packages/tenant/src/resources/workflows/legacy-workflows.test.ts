import { describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../../test/support/start-tenant.ts';

function withWorkflow(): Lab & { readonly id: string } {
  const lab = startLab();
  const sample = (name: string) => ({ name, batchId: 'bat_1', containerIds: ['con_1'] });
  const { id } = lab.tenant.resources.legacyWorkflows.create(lab.actor, {
    name: 'Cloning',
    projectId: lab.projectId,
    stages: [
      {
        name: 'PCR',
        runs: [
          {
            name: 'PCR 1',
            status: 'COMPLETED',
            inputSamples: [sample('template')],
            outputSamples: [sample('amplicon')],
            registeredSamples: [sample('fragment')],
          },
        ],
      },
    ],
  });
  return { ...lab, id };
}

describe('legacy workflows', () => {
  it.each([
    { prefix: '/legacy-', of: 'their own paths' },
    { prefix: '/', of: 'their deprecated paths' },
  ])('are read stage by stage and run by run under $of', async ({ prefix }) => {
    const { member, id, projectId } = withWorkflow();
    const read = async (path: string) => (await member('GET', `${prefix}${path}`)).body;

    const { workflows } = await read('workflows');
    const { workflowStages } = await read(`workflows/${id}/workflow-stages`);
    const { workflowStageRuns } = await read(`workflow-stages/${workflowStages[0].id}/workflow-stage-runs`);
    const run = `workflow-stage-runs/${workflowStageRuns[0].id}`;

    expect(workflows).toMatchObject([{ id, name: 'Cloning', displayId: 'WF1', description: null, projectId }]);
    expect(workflowStages).toMatchObject([{ name: 'PCR' }]);
    expect(workflowStageRuns).toMatchObject([{ name: 'PCR 1', status: 'COMPLETED' }]);
    expect(await read(`${run}/input-samples`)).toMatchObject({ samples: [{ name: 'template', batchId: 'bat_1' }] });
    expect(await read(`${run}/output-samples`)).toMatchObject({ samples: [{ name: 'amplicon' }] });
    expect(await read(`${run}/registered-samples`)).toMatchObject({ samples: [{ name: 'fragment' }] });
  });

  it('take a new name, description and project from who may write in both', async () => {
    const { member, memberId, id, user, parts, tenant, actor, projectId } = withWorkflow();
    const other = tenant.resources.projects.create(actor, { name: 'Other' }).project;
    const reader = user('reader', { [projectId]: 'Read' });
    const rename = { name: 'Cloning 2', description: 'second try' };

    const refused = await reader.call('PATCH', `/legacy-workflows/${id}`, rename);
    const renamed = await member('PATCH', `/legacy-workflows/${id}`, rename);
    const noProject = await member('PATCH', `/workflows/${id}`, { projectId: other.id });
    parts.groups.setCollaboration({
      resourceId: other.id,
      collaboratorId: memberId,
      adminsOnly: false,
      policy: 'Write',
    });
    const moved = await member('PATCH', `/workflows/${id}`, { projectId: other.id });
    const hidden = await reader.call('GET', `/legacy-workflows/${id}/workflow-stages`);

    expect([refused.status, noProject.status, hidden.status]).toEqual([403, 400, 404]);
    expect(renamed.body).toMatchObject(rename);
    expect(moved.body).toMatchObject({ ...rename, projectId: other.id });
  });

  it('are hidden from strangers, down to their samples', async () => {
    const { member, id, user } = withWorkflow();
    const { body } = await member('GET', `/legacy-workflows/${id}/workflow-stages`);
    const stageId = body.workflowStages[0].id;
    const runs = await member('GET', `/legacy-workflow-stages/${stageId}/workflow-stage-runs`);
    const runId = runs.body.workflowStageRuns[0].id;
    const stranger = user('stranger');

    const list = await stranger.call('GET', '/workflows');
    const hidden = [
      await stranger.call('GET', `/legacy-workflow-stages/${stageId}/workflow-stage-runs`),
      await stranger.call('GET', `/legacy-workflow-stage-runs/${runId}/input-samples`),
      await stranger.call('PATCH', `/workflows/${id}`, { name: 'Mine' }),
    ];

    expect(list.body).toEqual({ workflows: [] });
    expect(hidden.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});
