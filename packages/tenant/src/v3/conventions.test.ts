import { describe, expect, it } from 'vitest';
import { v3Lab } from '../../test/support/v3-lab.ts';

describe('API v3', () => {
  it('gives no operation in early access to a caller who does not ask for it', async () => {
    const { as, tenant } = await v3Lab();
    const authorization = `Basic ${Buffer.from(`${tenant.admin?.apiKey ?? ''}:`).toString('base64')}`;

    const { status, body } = await as(authorization, {})('GET', '/policy/items');

    expect(status).toBe(403);
    expect(body).toMatchObject({ title: 'Forbidden', detail: expect.stringContaining('EARLY-ACCESS: true') });
  });

  it('asks for no header when it is set so', async () => {
    const { as, tenant } = await v3Lab({ v3: { requiresEarlyAccess: false } });
    const authorization = `Basic ${Buffer.from(`${tenant.admin?.apiKey ?? ''}:`).toString('base64')}`;

    const { status } = await as(authorization, {})('GET', '/policy/items');

    expect(status).toBe(200);
  });

  it('says how many calls each tier allows, and holds callers to it', async () => {
    const { ann } = await v3Lab({ limits: { tierLimits: [1, 1, 1, 2, 3] } });

    const limits = await ann('GET', '/limits');
    const lists = [];
    for (let count = 0; count < 3; count += 1) lists.push((await ann('GET', '/policy/items')).status);
    const got = await ann('GET', '/policy/pol_read');

    expect(limits.body).toEqual({
      'tier1-limit': 1,
      'tier2-limit': 1,
      'tier3-limit': 1,
      'tier4-limit': 2,
      'tier5-limit': 3,
    });
    expect(lists).toEqual([200, 200, 429]);
    expect(got.status).toBe(200);
  });

  it('keeps nothing of a call that would make more objects than an hour allows', async () => {
    const { ann, annId, control } = await v3Lab();
    control.setLimits({ enabled: true, objectsPerHour: 3 });
    const ofAnn = (name: string): object => ({ name, ownerId: annId });

    // A project comes with the folder at its root: two objects.
    const many = await ann('POST', '/project:batch-create', { items: [ofAnn('One'), ofAnn('Two')] });
    const one = await ann('POST', '/project', ofAnn('One'));
    const listed = await ann('GET', '/project/items?name.anyOf=One,Two');

    expect([many.status, one.status]).toEqual([429, 201]);
    expect(listed.body.items).toMatchObject([{ name: 'One' }]);
  });

  it('refuses pages of more than 100, lists of too many values and times that are none', async () => {
    const { ann } = await v3Lab();
    const many = Array.from({ length: 101 }, (_, index) => `pol_${index}`).join(',');

    const answers = await Promise.all(
      ['pageSize=101', `id.anyOf=${many}`, 'createdAt.gt=yesterday', 'colour.eq=red'].map((query) =>
        ann('GET', `/policy/items?${query}`),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  });
});
