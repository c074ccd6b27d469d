import { expect, it } from 'vitest';
import { NetworkError } from '../errors/errors.ts';
import { Secret } from '../auth/secret.ts';
import { createLogger } from './create-logger.ts';

const record = (): { readonly lines: Record<string, unknown>[]; readonly write: (line: string) => void } => {
  const lines: Record<string, unknown>[] = [];
  return { lines, write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
};

it('writes one JSON object a line, with the bindings of its ancestors', () => {
  const { lines, write } = record();
  const log = createLogger({ destination: { write } }).child({ app: 'slack-bot' }).child({ plugin: 'entries' });

  log.info({ entryId: 'etr_1' }, 'created');

  expect(lines).toEqual([
    expect.objectContaining({ app: 'slack-bot', plugin: 'entries', entryId: 'etr_1', msg: 'created' }),
  ]);
});

it('describes an error with its code and causes', () => {
  const { lines, write } = record();
  const error = new NetworkError('no connection', { cause: new Error('ECONNREFUSED'), details: { host: 'lab' } });

  createLogger({ destination: { write } }).error({ err: error }, 'request failed');

  expect(lines[0]).toMatchObject({
    err: {
      type: 'NetworkError',
      code: 'NET_UNREACHABLE',
      details: { host: 'lab' },
      cause: { message: 'ECONNREFUSED' },
    },
  });
});

it('prints no secret wherever it stands', () => {
  const { lines, write } = record();
  const log = createLogger({ level: 'debug', destination: { write } });

  log
    .child({ clientSecret: 'hush-1' })
    .warn({ deep: { er: { still: { password: 'hush-2' } } } }, 'sent Bearer hush-3333');
  log.error({
    err: new Error('POST failed: client_secret=hush-4&grant_type=x', { cause: 'Basic aHVzaC01OnNlY3JldA==' }),
  });
  log.debug({
    held: new Secret('hush-6'),
    list: ['Authorization: Bearer hush-7777', 'xoxb-1-hush-9999', 'xapp-1-hush-9999'],
    circle: new Map([['a', 'hush-8']]),
  });

  expect(JSON.stringify(lines)).not.toMatch(/hush|aHVzaC/);
  expect(lines).toHaveLength(3);
});
