import { expect, it } from 'vitest';
import { NetworkError, RefusedError } from './errors.ts';
import { tellWhyNot } from './tell-why-not.ts';

const told: string[] = [];
const tell = (words: string) => Promise.resolve(void told.push(words));
const failing = (error: Error) => async (): Promise<never> => {
  throw error;
};

it('gives what was done, and tells nothing', async () => {
  told.length = 0;

  expect(await tellWhyNot('approve it', tell, () => Promise.resolve('done'))).toBe('done');
  expect(told).toEqual([]);
});

it('tells a person why not, and rejects with a refusal where that is an answer, else with what went wrong', async () => {
  told.length = 0;
  const down = new NetworkError('no connection');
  // What a step of a workflow threw has the code and the message only.
  const late = Object.assign(new Error('You were too late.'), { code: 'RUN_REFUSED' });

  await expect(tellWhyNot('approve it', tell, failing(down))).rejects.toBe(down);
  await expect(tellWhyNot('approve it', tell, failing(late))).rejects.toBeInstanceOf(RefusedError);
  expect(told).toEqual([expect.stringContaining('I could not approve it'), 'You were too late.']);
});
