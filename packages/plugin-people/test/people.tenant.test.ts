import { createTestApp, scriptedTenant, startTestTenant, type TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { people, peoplePlugin, type PeopleOptions } from '../src/index.ts';

/** A tenant with an organization of three that the app is in, and a user who is in none. */
async function lab(options: PeopleOptions = {}) {
  const tenant = await startTestTenant();
  const { control } = tenant;
  const { id: groupId } = control.createOrganization({ name: 'Fjord' });
  const join = (memberId: string): string => control.setMembership({ groupId, memberId }).principalId;
  const user = (name: string, handle: string, email: string): string =>
    join(control.createUser({ name, handle, email }).id);
  join(tenant.appId);
  const grace = user('Grace Hopper', 'grace', 'Grace.Hopper@Lab.test');
  const alan = user('Alan Turing', 'alan', 'alan@lab.test');
  control.createUser({ name: 'Eve', handle: 'eve', email: 'eve@elsewhere.test' });
  const service = (await createTestApp({ tenant, plugins: [peoplePlugin(options)] })).get(people);
  return { tenant, control, user, grace, alan, people: service };
}

function lookUps(tenant: TestTenant): number {
  const requests = tenant.control.listRequests({ limit: 500 });
  return requests.filter(({ operationId }) => operationId === 'listUsers' || operationId === 'getUser').length;
}

describe('a person in Benchling', () => {
  it('is found by e-mail in upper or lower case, by id, by handle and by name', async () => {
    const { people, grace } = await lab();

    const answers = [
      await people.byEmail('grace.hopper@lab.test'),
      await people.byEmail(' GRACE.HOPPER@LAB.TEST '),
      await people.byId(grace),
      await people.byHandle('@Grace'),
      await people.byName('grace hopper'),
    ];

    const person = {
      id: grace,
      name: 'Grace Hopper',
      handle: 'grace',
      email: 'Grace.Hopper@Lab.test',
      isSuspended: false,
    };
    expect(answers).toEqual(answers.map(() => ({ found: 'one', person })));
  });

  it('is nobody when only a part of the text fits, or the app does not see them', async () => {
    const { people } = await lab();

    const answers = [
      await people.byEmail('hopper@lab.test'),
      await people.byEmail('eve@elsewhere.test'),
      await people.byEmail('alan@lab.test,grace.hopper@lab.test'),
      await people.byId('ent_nobody'),
      await people.byHandle('gra'),
      await people.byName('Grace'),
    ];

    expect(answers).toEqual(answers.map(() => ({ found: 'none' })));
  });

  it('is nobody when only Unicode takes the letters of another address for those of theirs', async () => {
    const { people, user } = await lab();
    user('Kit', 'kit', 'kit@lab.test');
    const kelvin = '\u212A';

    const answers = [await people.byEmail(`${kelvin}it@lab.test`), await people.byEmail('KIT@lab.test')];

    expect(answers.map(({ found }) => found)).toEqual(['none', 'one']);
  });

  it('is not chosen from several who are called the same', async () => {
    const { people, user, grace } = await lab();
    const other = user('Grace Hopper', 'grace2', 'grace.hopper@lab.test');

    const byName = await people.byName('Grace Hopper');
    const byEmail = await people.byEmail('grace.hopper@lab.test');

    for (const answer of [byName, byEmail]) {
      expect(answer).toMatchObject({ found: 'several' });
      expect(answer.found === 'several' && answer.people.map(({ id }) => id).toSorted()).toEqual(
        [grace, other].toSorted(),
      );
    }
  });

  it('is told apart when suspended, and gives way to one who is not', async () => {
    const { people, user, control, alan, grace } = await lab();
    control.suspendUser({ userId: alan, isSuspended: true });
    control.suspendUser({ userId: grace, isSuspended: true });
    const back = user('Grace Hopper', 'grace2', 'grace2@lab.test');

    const suspended = [await people.byEmail('alan@lab.test'), await people.byId(alan)];
    const renewed = await people.byName('Grace Hopper');

    expect(suspended).toMatchObject(suspended.map(() => ({ found: 'suspended', people: [{ id: alan }] })));
    expect(renewed).toMatchObject({ found: 'one', person: { id: back } });
  });

  it('is not mistaken for another when Benchling answers with more than was asked for', async () => {
    const users = ['ada@lab.test', 'ada@lab.test.evil'].map((email) => ({ id: `ent_${email}`, name: email, email }));
    const tenant = scriptedTenant(() => ({ body: { users, nextToken: '' } }));
    const service = (await createTestApp({ tenant, plugins: [peoplePlugin()] })).get(people);

    const ada = await service.byEmail('ada@lab.test');
    const nobody = await service.byEmail('lab.test');

    expect(ada).toMatchObject({ found: 'one', person: { email: 'ada@lab.test' } });
    expect(nobody).toEqual({ found: 'none' });
  });

  it('with a comma in the name is found by it', async () => {
    const { people, user } = await lab();
    const id = user('Lovelace, Ada', 'lovelace', 'lovelace@lab.test');

    const answer = await people.byName('Lovelace, Ada');

    expect(answer).toMatchObject({ found: 'one', person: { id } });
  });

  it('is not looked for by nothing, which would be everybody', async () => {
    const { people, tenant } = await lab();

    const asking = Promise.all([people.byEmail('  '), people.byHandle('@')]);

    await expect(asking).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(lookUps(tenant)).toBe(0);
  });

  it('is remembered for as long as was said, unless somebody must know for sure', async () => {
    const { people, tenant, control, alan } = await lab({ maxAgeMs: 60_000 });
    await people.byEmail('alan@lab.test');
    control.suspendUser({ userId: alan, isSuspended: true });

    const remembered = await people.byEmail('alan@lab.test');
    const sure = await people.byEmail('alan@lab.test', { fresh: true });
    control.suspendUser({ userId: alan, isSuspended: false });
    await tenant.clock.advance(60_000);
    const later = await people.byEmail('alan@lab.test');
    people.forget();
    await people.byEmail('alan@lab.test');

    expect([remembered, sure, later].map(({ found }) => found)).toEqual(['one', 'suspended', 'one']);
    expect(lookUps(tenant)).toBe(4);
  });
});
