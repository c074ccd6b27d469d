import { operations } from '@ligase/benchling-api/v2';
import { operations as operationsV3 } from '@ligase/benchling-api/v3';
import { expect, it, onTestFinished } from 'vitest';
import { coveragePage } from '../test/support/coverage-page.ts';
import { coverage, coverageV3 } from './coverage.ts';
import { openLocalTenant, type LocalTenant } from './local-tenant.ts';

const contract = Object.values(operations);
const contractV3 = Object.values(operationsV3);

const open = async (): Promise<LocalTenant> => {
  const tenant = await openLocalTenant({ settings: { limits: { enabled: false } }, checkReplies: true });
  onTestFinished(() => tenant.close());
  return tenant;
};

it('names only operations that the contract has, and says of each partial one how it differs', async () => {
  const tenant = await open();

  const covered = coverage(tenant);

  const ids = new Set(contract.map(({ id }) => id));
  expect(covered.filter(({ operationId }) => !ids.has(operationId))).toEqual([]);
  expect(covered.filter(({ support, differs }) => (support === 'faithful') === (differs !== undefined))).toEqual([]);
});

// It calls every route there is.
it(
  'is what the routes answer: 501 for every operation that is refused or not in it, and for no other',
  { timeout: 30_000 },
  async () => {
    const tenant = await open();
    const authorization = `Basic ${Buffer.from(`${tenant.admin?.apiKey ?? ''}:`).toString('base64')}`;
    const refused = new Set(coverage(tenant).flatMap((one) => (one.support === 'refused' ? one.operationId : [])));
    const expected = contract.filter(({ id }) => refused.has(id) || !tenant.served.has(id)).map(({ id }) => id);

    const answered: string[] = [];
    for (const { id, method, path } of contract) {
      const url = `/api/v2${path.replaceAll(/\{[^}]+\}/g, 'unknown')}`;
      const { status } = await tenant.handle({ method, url, headers: { authorization }, body: '{}' });
      expect(status).not.toBe(500);
      if (status === 501) answered.push(id);
    }

    expect(answered.toSorted()).toEqual(expected.toSorted());
  },
);

it('has a page in the documentation, with a row for each operation of the contract', async () => {
  const tenant = await open();

  const page = coveragePage(contract, coverage(tenant), {
    title: 'How the local tenant serves API v2',
    list: 'served',
  });

  await expect(page).toMatchFileSnapshot('../../../docs/reference/coverage.md');
  expect(page.match(/^\| .* \| `(GET|POST|PATCH|PUT|DELETE) /gm)).toHaveLength(402);
});

it('has another page of what is served of API v3', async () => {
  const tenant = await open();
  const served = contractV3.filter(({ id }) => tenant.servedV3.has(id));

  const page = coveragePage(served, coverageV3(tenant), {
    title: 'What the local tenant serves of API v3',
    list: 'servedV3',
  });

  await expect(page).toMatchFileSnapshot('../../../docs/reference/coverage-v3.md');
});

it('names only operations of API v3 that the contract has', async () => {
  const tenant = await open();

  const covered = coverageV3(tenant);

  const ids = new Set(contractV3.map(({ id }) => id));
  expect(covered.filter(({ operationId }) => !ids.has(operationId))).toEqual([]);
  expect(covered.filter(({ support, differs }) => (support === 'faithful') === (differs !== undefined))).toEqual([]);
});

it('is what the routes of API v3 answer', async () => {
  const tenant = await open();
  const authorization = `Basic ${Buffer.from(`${tenant.admin?.apiKey ?? ''}:`).toString('base64')}`;
  const expected = contractV3.filter(({ id }) => !tenant.servedV3.has(id)).map(({ id }) => id);

  const answered: string[] = [];
  for (const { id, method, path } of contractV3) {
    const below = id === 'generateToken' ? '' : '/api/v3';
    const url = `${below}${path.replaceAll(/\{[^}]+\}/g, 'unknown')}`;
    const headers = { authorization, 'early-access': 'true' };
    const { status } = await tenant.handle({ method, url, headers, body: '{}' });
    expect(status).not.toBe(500);
    if (status === 501) answered.push(id);
  }

  expect(answered.toSorted()).toEqual(expected.toSorted());
});
