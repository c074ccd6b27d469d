import { expect, it } from 'vitest';
import { startLab } from '../../../test/support/start-tenant.ts';

const gfp = { name: 'GFP', featureType: 'CDS', matchType: 'protein', pattern: 'MSKGEELF', color: '#00ff00' };

it('keeps a library for its owner, hidden from everyone else', async () => {
  const lab = startLab();
  const other = lab.user('bob', { [lab.projectId]: 'Admin' }).call;

  const created = await lab.member('POST', '/feature-libraries', { name: 'Mine', description: 'tags' });
  const updated = await lab.member('PATCH', `/feature-libraries/${created.body.id}`, { description: 'promoters' });
  const listed = await lab.member('GET', '/feature-libraries?nameIncludes=min');
  const narrowed = await lab.member('GET', `/feature-libraries/${created.body.id}?returning=name`);
  const hidden = [
    await other('GET', `/feature-libraries/${created.body.id}`),
    await other('PATCH', `/feature-libraries/${created.body.id}`, { name: 'x' }),
    await other('POST', '/features', { ...gfp, featureLibraryId: created.body.id }),
  ];
  const othersList = await other('GET', '/feature-libraries');

  expect(created.status).toBe(201);
  expect(updated.body).toMatchObject({ name: 'Mine', description: 'promoters', owner: { id: lab.memberId } });
  expect(listed.body.featureLibraries).toEqual([updated.body]);
  expect(listed.headers['result-count']).toBe('1');
  expect(narrowed.body).toEqual({ name: 'Mine' });
  expect(hidden.map(({ status }) => status)).toEqual([404, 404, 400]);
  expect(othersList.body.featureLibraries).toEqual([]);
});

it('lets the members of an organization see its library, and its admins edit it', async () => {
  const lab = startLab();
  const { id } = lab.parts.groups.createOrganization({ name: 'Lab', handle: 'lab' });
  lab.parts.groups.setMembership({ groupId: id, principalId: lab.memberId, role: 'MEMBER' });

  const byMember = await lab.member('POST', '/feature-libraries', {
    name: 'Shared',
    description: '',
    organizationId: id,
  });
  const created = await lab.admin('POST', '/feature-libraries', {
    name: 'Shared',
    description: '',
    organizationId: id,
  });
  const read = await lab.member('GET', `/feature-libraries/${created.body.id}`);
  const edited = await lab.member('PATCH', `/feature-libraries/${created.body.id}`, { name: 'x' });
  const unknown = await lab.member('POST', '/feature-libraries', {
    name: 'Shared',
    description: '',
    organizationId: 'ent_none',
  });

  expect([byMember.status, read.status, edited.status, unknown.status]).toEqual([403, 200, 403, 400]);
  expect(read.body.owner).toMatchObject({ id, name: 'Lab' });
});

it('keeps the features of a library, one by one and in bulk', async () => {
  const lab = startLab();
  const { body: library } = await lab.member('POST', '/feature-libraries', { name: 'Mine', description: '' });
  const sent = { ...gfp, featureLibraryId: library.id };

  const created = await lab.member('POST', '/features', sent);
  const updated = await lab.member('PATCH', `/features/${created.body.id}`, { color: '#ff0000' });
  const bulk = await lab.finished(
    await lab.member('POST', '/features:bulk-create', {
      features: [
        { ...sent, name: 'T7', matchType: 'nucleotide', pattern: 'TAATACGACTCACTATAGG', featureType: 'promoter' },
      ],
    }),
  );
  const read = await lab.member('GET', `/features/${created.body.id}`);
  const filtered = await lab.member('GET', `/features?matchType=nucleotide&featureLibraryId=${library.id}`);
  const byType = await lab.member('GET', '/features?featureType=CDS&names.anyOf.caseSensitive=GFP,gfp');

  expect(created.body).toMatchObject(sent);
  expect(read.body).toEqual(updated.body);
  expect(updated.body.color).toBe('#ff0000');
  expect(filtered.body.features).toEqual(bulk.response.features);
  expect(byType.body.features).toEqual([read.body]);
});

it.each([
  [{ pattern: 'ACGT!' }, '"!" at position 5'],
  [{ color: 'green' }, 'hexadecimal colour'],
  [{ featureLibraryId: 'featlib_none' }, 'Invalid featureLibraryId: featlib_none'],
])('refuses the feature %j', async (wrong, message) => {
  const lab = startLab();
  const { body: library } = await lab.member('POST', '/feature-libraries', { name: 'Mine', description: '' });

  const refused = await lab.member('POST', '/features', { ...gfp, featureLibraryId: library.id, ...wrong });

  expect(refused.status).toBe(400);
  expect(refused.body.error.message).toContain(message);
});
