import type { CallScope } from '@ligase/core';
import { expect, it } from 'vitest';
import { askedBy, nameOfAsker } from './asked-by.ts';

const within = (correlationId?: string) =>
  askedBy({ current: () => (correlationId === undefined ? undefined : { correlationId }) } as unknown as CallScope);
const ada = { name: 'Ada Lovelace', email: 'ada@lab.example' };

it('says who asked, where and by which run, and gives the name back', () => {
  const text = within('c-1')(ada, 'Slack');

  expect(text).toBe('Ada Lovelace (ada@lab.example) in Slack, c-1');
  expect(nameOfAsker(text)).toBe('Ada Lovelace');
});

it('takes what a person wrote there as the name', () => {
  expect(nameOfAsker('Grace Hopper')).toBe('Grace Hopper');
});

it('says that there was no run when there was none', () => {
  expect(within()(ada, 'Slack')).toBe('Ada Lovelace (ada@lab.example) in Slack, no run');
});
