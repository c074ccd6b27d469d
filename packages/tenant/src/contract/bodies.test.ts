import { operations } from '@ligase/benchling-api/v2';
import { schemas } from '@ligase/benchling-api/v2/schemas';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLocalTenant } from '../local-tenant.ts';

const takingJson = Object.values(operations).filter(
  ({ id }) => schemas().operations[id]?.body?.type === 'application/json',
);

describe('the body of a call', () => {
  it.for(['null', '[]', '"name"', '1', 'true'])('is refused by every operation when it is %s', async (body) => {
    const tenant = await openLocalTenant({ settings: { limits: { enabled: false } } });
    onTestFinished(() => tenant.close());
    const headers = { authorization: `Basic ${Buffer.from(`${tenant.admin?.apiKey ?? ''}:`).toString('base64')}` };

    const answered = new Map<number, string[]>();
    for (const { id, method, path } of takingJson) {
      const url = `/api/v2${path.replaceAll(/\{[^}]+\}/gu, 'unknown')}`;
      const { status } = await tenant.handle({ method, url, headers, body });
      answered.set(status, [...(answered.get(status) ?? []), id]);
    }

    expect([...answered.keys()]).toEqual([400]);
    expect(answered.get(400)).toHaveLength(221);
  });
});
