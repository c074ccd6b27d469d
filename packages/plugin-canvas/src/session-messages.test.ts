import { expect, it } from 'vitest';
import { trimmedMessages } from './session-messages.ts';

it('keeps the last ten messages, each within 3 to 200 characters', () => {
  const long = Array.from({ length: 12 }, (_, n) => ({ content: `${n}${'x'.repeat(300)}`, style: 'INFO' as const }));

  const kept = trimmedMessages(long);
  const short = trimmedMessages([{ content: '' }, { content: 'ok' }, { content: 'done' }]);

  expect(kept.map(({ content, style }) => [content.length, style])).toEqual(
    Array.from({ length: 10 }, () => [200, 'INFO']),
  );
  expect(kept[0]?.content).toMatch(/^2x+…$/u);
  expect(short.map(({ content }) => content)).toEqual(['...', 'ok.', 'done']);
});

it('never cuts a reference in two', () => {
  const [kept] = trimmedMessages([{ content: `${'x'.repeat(190)}{id:seq_abcdefgh}` }]);

  expect(kept?.content).toBe(`${'x'.repeat(190)}…`);
});

it('shows ten references and the ids of the others', () => {
  const ids = Array.from({ length: 12 }, (_, n) => `seq_${n}`);

  const [kept] = trimmedMessages([{ content: `\\{id:text\\} ${ids.map((id) => `{id:${id}}`).join('')}` }]);

  expect(kept?.content).toMatch(/^\\\{id:text\\\} .*\{id:seq_9\}seq_10seq_11$/u);
});
