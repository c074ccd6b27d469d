import { describe, expect, it } from 'vitest';
import { actingRules, isAllowed } from './acting-rules.ts';

const setting = actingRules({ what: 'who may', acts: ['approve-task', 'decline-task'] });

describe('rules of who may have what done', () => {
  it('let those whom they name, and those of a domain, and nobody whose domain only ends like it', () => {
    const rules = setting.parse('approve-task = Ada@Lab.example, @qa.lab.example') ?? new Map();

    const letsIn = (email: string): boolean => isAllowed(rules, 'approve-task', email);

    expect([letsIn('ada@lab.example'), letsIn('bo@qa.lab.example')]).toEqual([true, true]);
    expect([letsIn('eve@lab.example'), letsIn('eve@notqa.lab.example'), letsIn('ada@lab.example.evil')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('leave an act alone that they do not name', () => {
    const rules = setting.parse('approve-task=ada@lab.example') ?? new Map();

    expect(isAllowed(rules, 'decline-task', 'eve@lab.example')).toBe(true);
  });

  it.each([
    ['an act that there is not', 'aprove-task=ada@lab.example'],
    ['an act twice', 'approve-task=ada@lab.example; approve-task=bo@lab.example'],
    ['no address', 'approve-task=ada'],
    ['nobody', 'approve-task='],
    ['an empty rule', 'approve-task=ada@lab.example;'],
  ])('are refused with %s, instead of letting everybody', (_, text) => {
    expect(setting.parse(text)).toBeUndefined();
  });
});
