import { expect, it } from 'vitest';
import { cut, escaped, link } from './escaped.ts';

it('shows what somebody wrote in Benchling as it is, and calls nobody by it', () => {
  expect(escaped('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  expect(link('https://lab.test/a b', 'A|B <3')).toBe('<https://lab.test/a%20b|A¦B &lt;3>');
});

it.each([
  ['a text that fits', 'abcd', 'abcd'],
  ['a text that does not', 'abcde', 'abc…'],
  ['a text within what stands for one character', 'a&amp;b', 'a…'],
  ['a text within an emoji', 'ab🧬c', 'ab…'],
])('cuts %s to four characters', (_, text, expected) => {
  expect(cut(text, 4)).toBe(expected);
});
