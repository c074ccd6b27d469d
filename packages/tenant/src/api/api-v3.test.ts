import { describe, expect, it } from 'vitest';
import { startLab } from '../../test/support/start-tenant.ts';

describe('API v3', () => {
  it('says what went wrong as a problem', async () => {
    const { tenant } = startLab();

    const response = await tenant.handle({ method: 'GET', url: '/api/v3/dropdown/items', headers: {} });

    expect(response.status).toBe(401);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(String(response.body))).toMatchObject({ status: 401, title: 'Unauthorized' });
  });

  it('names what it does not serve', async () => {
    const lab = startLab();
    const authorization = `Basic ${Buffer.from(`${lab.parts.users.renewApiKey(lab.memberId)}:`).toString('base64')}`;

    const response = await lab.tenant.handle({
      method: 'GET',
      url: '/api/v3/germline/items',
      headers: { authorization },
    });

    expect(response.status).toBe(501);
    expect(JSON.parse(String(response.body))).toMatchObject({ operationId: 'Germline.List' });
  });
});
