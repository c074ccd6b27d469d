import { expect, it } from 'vitest';
import { AuthError, NetworkError, RefusedError, UnknownOutcomeError } from './errors.ts';
import { sayWhyNot } from './say-why-not.ts';

const words = (error: unknown): string => sayWhyNot(error, 'approve it').words;

it('gives a person the words of a refusal as they are, and says that nobody else has to look', () => {
  expect(sayWhyNot(new RefusedError('You were too late.'), 'approve it')).toEqual({
    words: 'You were too late.',
    isRefusal: true,
  });
});

it('says honestly when nothing was changed, and when nobody knows', () => {
  expect(words(new NetworkError('no connection'))).toContain('Nothing was changed; try again');
  expect(words(new UnknownOutcomeError('no answer'))).toContain('it may have been done');
});

it('says which access is missing, also by an error of which a step kept the code and the message', () => {
  const kept = Object.assign(new Error('The app "bot" may not change it.'), { code: 'AUTH_FORBIDDEN' });

  expect(words(new AuthError('AUTH_FORBIDDEN', 'The app "bot" may not change it.'))).toBe(words(kept));
  expect(words(kept)).toBe('I could not approve it: The app "bot" may not change it.');
});

it('keeps to itself what is for whoever runs the app', () => {
  expect(words(new TypeError('cannot read properties of undefined'))).toBe(
    'I could not approve it, for a reason that whoever runs me has to look into.',
  );
});
