import { describe, expect, it } from 'vitest';
import { SettingsError } from '../errors/errors.ts';
import { readSettings } from './read-settings.ts';
import { address, flag, integer, oneOf, secret, text } from './setting.ts';

const spec = {
  BOT_BENCHLING_URL: address({ what: "the tenant's address" }),
  BOT_BENCHLING_CLIENT_ID: text({ what: "the app's client id" }),
  BOT_BENCHLING_CLIENT_SECRET: secret({ what: "the app's client secret" }),
  BOT_HTTP_PORT: integer({ what: 'the port to listen on', min: 0, max: 65_535, fallback: 3000 }),
  BOT_LOG_LEVEL: oneOf(['debug', 'info'], { what: 'how much to log', fallback: 'info' }),
  BOT_DRY_RUN: flag({ what: 'whether to change nothing', fallback: false }),
} as const;

describe('settings from the environment', () => {
  it('come typed, with defaults for what was left out', () => {
    const settings = readSettings(spec, {
      BOT_BENCHLING_URL: 'https://lab.benchling.com',
      BOT_BENCHLING_CLIENT_ID: ' Ts7jtwPohM ',
      BOT_BENCHLING_CLIENT_SECRET: 'hush',
      BOT_DRY_RUN: 'true',
    });

    const port: number = settings.BOT_HTTP_PORT;
    expect(port).toBe(3000);
    expect(settings.BOT_BENCHLING_CLIENT_ID).toBe('Ts7jtwPohM');
    expect(settings.BOT_BENCHLING_CLIENT_SECRET.reveal()).toBe('hush');
    expect([settings.BOT_LOG_LEVEL, settings.BOT_DRY_RUN]).toEqual(['info', true]);
  });

  it('are refused with every fault at once and no secret repeated', () => {
    const read = (): unknown =>
      readSettings(
        { ...spec, BOT_KEY: { ...spec.BOT_BENCHLING_CLIENT_SECRET, parse: () => undefined } },
        {
          BOT_BENCHLING_URL: 'lab',
          BOT_KEY: 'opensesame',
          BOT_HTTP_PORT: '70000',
          BOT_LOG_LEVEL: 'loud',
          BOT_DRY_RUN: 'yes',
        },
      );

    expect(read).toThrow(SettingsError);
    expect(read).toThrow(
      [
        "BOT_BENCHLING_CLIENT_ID is missing: set it to the app's client id (a text)",
        "BOT_BENCHLING_CLIENT_SECRET is missing: set it to the app's client secret (a secret)",
        'BOT_BENCHLING_URL is the tenant\'s address and wants an address such as https://your-tenant.benchling.com; got "lab"',
        'BOT_HTTP_PORT is the port to listen on and wants a whole number from 0 to 65535; got "70000"',
        'BOT_LOG_LEVEL is how much to log and wants one of debug, info; got "loud"',
        'BOT_DRY_RUN is whether to change nothing and wants "true" or "false"; got "yes"',
        "BOT_KEY is the app's client secret and wants a secret; got something else, not shown as it is a secret",
      ].join('\n'),
    );
  });
});
