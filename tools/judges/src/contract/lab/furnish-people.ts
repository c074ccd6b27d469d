import type { Rooms } from './rooms.ts';

/** Puts users, memberships, a dropdown, and what only API v3 has into the lab. */
export async function furnishPeople({ control, lab, registryId, projectId, userId }: Rooms): Promise<void> {
  const { id: user } = await lab.call('POST /users', { name: 'Grace', handle: 'grace', email: 'grace@example.com' });
  const organizationId = control.listOrganizations()[0]?.id ?? '';
  await lab.call(`POST /organizations/${organizationId}/memberships`, { role: 'MEMBER', userId: user });
  const { id: team } = await lab.call('POST /teams', { name: 'Assays', description: 'Of assays', organizationId });
  await lab.call(`POST /teams/${team}/memberships`, { role: 'MEMBER', userId: user });
  await lab.call('POST /dropdowns', { name: 'Level', options: [{ name: 'low' }, { name: 'high' }], registryId });
  await lab.call(`POST /audit/log/${projectId}`, { format: 'CSV' });
  await lab.callV3('POST /project', { name: 'Mine', ownerId: organizationId, description: 'About' });
  await lab.callV3('POST /scratch-file:create-and-upload', { contents: 'hello', filename: 'y.txt' });
  await lab.callV3('POST /collaboration', {
    itemId: projectId,
    collaborator: { collaboratorId: userId },
    accessPolicyId: 'pol_read',
  });
  await lab.callV3('POST /audit-log:export', { format: 'CSV', objectId: projectId });
  for (const path of ['collaboration', 'policy', 'app-installation', 'project', 'scratch-file'])
    await lab.callV3(`GET /${path}/items`);
}
