import { expect, it } from 'vitest';
import { paragraph, smallPrint } from './blocks.ts';
import { cut, escaped, link } from './escaped.ts';

it('shows what somebody wrote in Benchling as it is, and calls nobody by it', () => {
  expect(escaped('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  expect(link('https://lab.test/a b', 'A|B <3')).toBe('<https://lab.test/a%20b|A¦B &lt;3>');
});

it('links to what is encoded already as it is, and to what no address can be, without harm', () => {
  expect(link('https://lab.test/a%20b?q=100%', 'A')).toBe('<https://lab.test/a%20b?q=100%|A>');
  expect(link('https://lab.test/a|<!channel>', 'A')).toBe('<https://lab.test/a%7C%3C!channel%3E|A>');
});

it('lets Slack make nothing of a mention that is not marked up as one', () => {
  expect(paragraph(escaped('Ask @channel')).text).toMatchObject({ verbatim: true });
  expect(smallPrint('@here').elements[0]).toMatchObject({ verbatim: true });
});

it.each([
  ['a text that fits', 'abcd', 'abcd'],
  ['a text that does not', 'abcde', 'abc…'],
  ['a text within what stands for one character', 'a&amp;b', 'a…'],
  ['a text within an emoji', 'ab🧬c', 'ab…'],
])('cuts %s to four characters', (_, text, expected) => {
  expect(cut(text, 4)).toBe(expected);
});
