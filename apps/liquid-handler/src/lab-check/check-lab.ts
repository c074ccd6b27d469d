import { ApiError, ConfigurationError, NetworkError, type Logger } from '@ligase/core';
import { readOwnLabware } from '../deck/read-own-labware.ts';
import type { HandlerSettings } from '../settings.ts';
import { findLabFaults } from './find-lab-faults.ts';
import { openLabReader } from './lab-reader.ts';

/**
 * Looks, before any work goes on, whether Benchling is configured as the app needs it. When Benchling cannot be asked, it says so in
 * the log and lets the app start: what is under way must not wait for that.
 * @throws {ConfigurationError} `CONFIG_INCOMPLETE`, which lists all faults.
 */
export async function checkLab(settings: HandlerSettings, log: Logger): Promise<void> {
  await using reader = await openLabReader(settings);
  const ownLabware = await readOwnLabware(settings);
  const faults = await findLabFaults(reader, ownLabware).catch((error: unknown) => {
    const isDown = error instanceof NetworkError || (error instanceof ApiError && error.retryable);
    if (!isDown) throw error;
    log.warn({ error }, 'Benchling cannot be asked, so the configuration was not checked');
    return [];
  });
  if (faults.length === 0) return;
  throw new ConfigurationError(
    'CONFIG_INCOMPLETE',
    `Benchling is not configured as the liquid handler needs it:\n${faults.map((fault) => `- ${fault}`).join('\n')}\n` +
      'Mend these, and start it again. "liquid-handler doctor" looks at them at any time.',
    { details: { faults } },
  );
}
