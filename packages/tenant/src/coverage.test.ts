import { operations } from '@ligase/benchling-api/v2';
import { expect, it } from 'vitest';
import { startLab } from '../test/support/start-tenant.ts';
import { coverage } from './coverage.ts';

const contract = Object.values(operations);

it('names only operations that the contract has, and says of each partial one how it differs', () => {
  const { tenant } = startLab();

  const covered = coverage(tenant);

  const ids = new Set(contract.map(({ id }) => id));
  expect(covered.filter(({ operationId }) => !ids.has(operationId))).toEqual([]);
  expect(covered.filter(({ support, differs }) => (support === 'faithful') === (differs !== undefined))).toEqual([]);
});

it('is what the routes answer: 501 for every operation that is refused or not in it, and for no other', async () => {
  const { tenant, admin } = startLab();
  const refused = new Set(coverage(tenant).flatMap((one) => (one.support === 'refused' ? one.operationId : [])));
  const expected = contract.filter(({ id }) => refused.has(id) || !tenant.served.has(id)).map(({ id }) => id);

  const answered: string[] = [];
  for (const { id, method, path } of contract) {
    const { status } = await admin(method, path.replaceAll(/\{[^}]+\}/g, 'unknown'), method === 'GET' ? undefined : {});
    if (status === 501) answered.push(id);
  }

  expect(answered.toSorted()).toEqual(expected.toSorted());
});
