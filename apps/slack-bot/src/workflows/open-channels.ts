import type { Configuration } from '@ligase/plugin-configuration/contract';
import type { configurationSchema } from '../configuration.ts';

/** The channels in which everybody may see what the bot shows of Benchling, by their ids. */
export async function openChannels(
  configuration: Configuration<typeof configurationSchema>,
): Promise<ReadonlySet<string>> {
  const rows = await configuration.get('openChannels');
  return new Set(rows.map(({ values }) => values.slackChannel.trim()));
}
