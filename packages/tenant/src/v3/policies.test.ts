import { describe, expect, it } from 'vitest';
import { v3Lab } from '../../test/support/v3-lab.ts';

interface Statement {
  readonly itemType: string;
  readonly action: string;
  readonly condition: string;
}

describe('policies in API v3', () => {
  it('say what each general policy lets one do', async () => {
    const { ann } = await v3Lab();

    const { body } = await ann('GET', '/policy/items?sort=createdAt:asc');
    const entries = body.items.map((policy: { name: string; policyStatements: Statement[] }) => [
      policy.name,
      policy.policyStatements
        .filter(({ itemType }) => itemType === 'NOTEBOOK')
        .map(({ action, condition }) => `${action} ${condition}`),
    ]);

    expect(Object.fromEntries(entries)).toEqual({
      Admin: ['READ ALWAYS', 'APPEND ALWAYS', 'WRITE ALWAYS', 'ADMIN ALWAYS'],
      Write: ['READ ALWAYS', 'APPEND ALWAYS', 'WRITE IS_AUTHOR'],
      Append: ['READ ALWAYS', 'APPEND ALWAYS'],
      Read: ['READ ALWAYS'],
      None: [],
    });
  });

  it('are found by id and by name, narrowed to what is asked for', async () => {
    const { ann } = await v3Lab();

    const named = await ann('GET', '/policy/items?name.anyOf=write&returning=id,name');
    const one = await ann('GET', `/policy/${named.body.items[0].id}?omit=policyStatements,description`);
    const both = await ann('GET', `/policy/${named.body.items[0].id}?returning=name&omit=name`);
    const strange = await ann('GET', `/policy/${named.body.items[0].id}?returning=colour`);
    const missing = await ann('GET', '/policy/pol_nothing');

    expect(named.body).toEqual({ items: [{ id: 'pol_write', name: 'Write' }], nextToken: '' });
    expect(Object.keys(one.body)).toEqual(['__typename', 'id', 'name', 'policyType', 'createdAt', 'modifiedAt']);
    expect([both.status, strange.status, missing.status]).toEqual([400, 400, 404]);
    expect(strange.body.detail).toContain('Invalid returning: colour');
  });
});
