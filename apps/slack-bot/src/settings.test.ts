import { describe, expect, it } from 'vitest';
import { readBotSettings } from './settings.ts';

const benchling = {
  SLACK_BOT_BENCHLING_URL: 'https://lab.benchling.com',
  SLACK_BOT_BENCHLING_CLIENT_ID: 'id',
  SLACK_BOT_BENCHLING_CLIENT_SECRET: 'secret',
  SLACK_BOT_BENCHLING_APP_ID: 'app_1',
  SLACK_BOT_BENCHLING_APP_DEFINITION_ID: 'appdef_1',
  SLACK_BOT_SLACK_SIGNING_SECRET: 'signing',
};
const pages = {
  SLACK_BOT_SLACK_CLIENT_ID: '1.2',
  SLACK_BOT_SLACK_CLIENT_SECRET: 'client secret',
  SLACK_BOT_SLACK_STATE_SECRET: 'x'.repeat(32),
  SLACK_BOT_PUBLIC_URL: 'https://bot.example.com',
};
const faults = (changes: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readBotSettings({ ...benchling, ...changes });
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
};

describe('how the bot is told of its Slack app', () => {
  it('is by a token, or by all that its own pages need', () => {
    expect(faults({ SLACK_BOT_SLACK_TOKEN: 'xoxb-1' })).toEqual([]);
    expect(faults(pages)).toEqual([]);
  });

  it('is wanted, and names both ways', () => {
    expect(faults({})).toEqual([
      expect.stringMatching(/^SLACK_BOT_SLACK_TOKEN is missing: .*SLACK_BOT_SLACK_CLIENT_ID/u),
    ]);
  });

  it('is incomplete when a part of what the pages need is missing', () => {
    for (const [name, value] of Object.entries(pages))
      expect(faults({ [name]: value }).map((fault) => fault.split(' ', 1)[0])).toEqual(
        Object.keys(pages).filter((one) => one !== name),
      );
  });

  it('is not by both, and no secret is repeated', () => {
    const said = faults({ ...pages, SLACK_BOT_SLACK_TOKEN: 'xoxb-1' });

    expect(said).toEqual([expect.stringContaining('wants to be left out beside SLACK_BOT_SLACK_CLIENT_ID')]);
    expect(said.join('')).not.toContain('xoxb-1');
  });

  it.each([
    ['SLACK_BOT_SLACK_STATE_SECRET', 'short', 'at least 32 characters'],
    ['SLACK_BOT_PUBLIC_URL', 'http://bot.example.com', 'https://bot.example.com'],
    ['SLACK_BOT_PUBLIC_URL', 'ftp://bot.example.com', 'https://bot.example.com'],
  ])('takes no %s such as %s', (name, value, wanted) => {
    expect(faults({ ...pages, [name]: value })).toEqual([expect.stringContaining(wanted)]);
  });
});
