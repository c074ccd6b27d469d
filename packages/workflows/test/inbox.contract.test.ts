import { afterAll, beforeAll, describe } from 'vitest';
import { describeInbox } from './describe-inbox.ts';
import { noPostgres, whySkipped, startPostgres } from '@ligase/testing';

describeInbox('the memory of the process', () => 'pglite:memory');

describe.skipIf(noPostgres !== undefined)(`on a server${whySkipped(noPostgres)}`, () => {
  let postgres: ReturnType<typeof startPostgres>;
  beforeAll(() => {
    postgres = startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());

  describeInbox('PostgreSQL', () => postgres.newDatabase());
});
