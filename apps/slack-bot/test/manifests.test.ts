import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { neededScopes } from '../src/needed-scopes.ts';
import { installPaths } from '@ligase/plugin-slack';
import { removals } from '@ligase/plugin-slack';
import { triggers } from '../src/triggers.ts';

interface SlackManifest {
  readonly display_information: Readonly<Record<string, string>>;
  readonly features: { readonly slash_commands?: readonly object[] };
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: { readonly bot: readonly string[] };
  };
  readonly settings: {
    readonly event_subscriptions?: { readonly bot_events: readonly string[] };
    readonly socket_mode_enabled: boolean;
  };
}

/** What a bot that Slack cannot reach has none of. */
const addresses: ReadonlySet<string> = new Set(['request_url', 'url', 'redirect_urls']);

const read = (file: string): SlackManifest =>
  parse(readFileSync(join(import.meta.dirname, '../manifests', file), 'utf8')) as SlackManifest;

describe('the manifests of the Slack app', () => {
  it('ask for just the scopes that the bot says it needs', () => {
    const asked = read('slack.yaml').oauth_config.scopes.bot;

    expect(asked).toEqual(Object.keys(neededScopes));
  });

  it('differ in how Slack reaches the bot, and in nothing else', () => {
    const [http, socket] = [read('slack.yaml'), read('slack-socket.yaml')];
    const withoutAddresses = (manifest: SlackManifest): string =>
      JSON.stringify(
        { ...manifest, settings: { ...manifest.settings, socket_mode_enabled: undefined } },
        (key, value) => (addresses.has(key) ? undefined : (value as unknown)),
      );

    expect(withoutAddresses(socket)).toBe(withoutAddresses(http));
    expect([http.settings.socket_mode_enabled, socket.settings.socket_mode_enabled]).toEqual([false, true]);
  });

  it('send browsers back, and removals on, to where the bot takes them', () => {
    const { oauth_config: oauth, settings } = read('slack.yaml');

    expect(oauth.redirect_urls?.map((url) => new URL(url).pathname)).toEqual([installPaths.end]);
    expect(settings.event_subscriptions?.bot_events).toEqual(expect.arrayContaining([...removals]));
  });

  it('keep within what Slack takes of names, and have Slack send nothing that no trigger takes', () => {
    const manifest = read('slack.yaml');
    const kinds = new Set(triggers.map(({ kind }) => kind));

    const { name = '', description = '' } = manifest.display_information;

    expect([name.length <= 35, description.length <= 140]).toEqual([true, true]);
    expect((manifest.settings.event_subscriptions?.bot_events ?? []).length > 0).toBe(kinds.has('slack-event'));
    expect((manifest.features.slash_commands ?? []).length > 0).toBe(kinds.has('slack-command'));
  });
});
