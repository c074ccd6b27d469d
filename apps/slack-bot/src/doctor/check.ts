import type { Benchling } from '@ligase/core';
import type { Access } from '@ligase/plugin-access/contract';
import type { Configuration } from '@ligase/plugin-configuration/contract';
import type { Runs } from '@ligase/plugin-runs';
import type { Tasks } from '@ligase/plugin-tasks/contract';
import type { configurationSchema } from '../configuration.ts';
import type { BotSettings } from '../settings.ts';
import type { Slack } from '@ligase/plugin-slack/contract';

/** What the checks look at. */
export interface Patient {
  readonly settings: BotSettings;
  readonly slack: Slack;
  readonly benchling: Benchling;
  readonly access: Access;
  readonly configuration: Configuration<typeof configurationSchema>;
  readonly tasks: Tasks;
  readonly runs: Runs;
}

/** One step of the guide, looked at. */
export interface Check {
  /** Of docs/guides/slack-bot.md. */
  readonly step: number;
  readonly what: string;
  /**
   * Gives what was found, in a few words. Changes nothing.
   * @throws An error whose message says what is wrong and what to do.
   */
  readonly look: (patient: Patient) => Promise<string>;
}

/** What a check throws that knows what to do. */
export class Ailment extends Error {
  override readonly name = 'Ailment';
}
