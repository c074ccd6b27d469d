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
