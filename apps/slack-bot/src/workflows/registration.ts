import { RefusedError } from '@ligase/core';
import type { ActingFor } from '@ligase/plugin-acting/contract';
import type { Configuration } from '@ligase/plugin-configuration/contract';
import type { RegistrationRules, ShownOutcome, ShownRecord } from '@ligase/plugin-registration';
import type { configurationSchema } from '../configuration.ts';

/** How sequences of one kind are registered, as somebody has configured it in Benchling. */
export interface SlackRegistration extends RegistrationRules {
  /** Where it is approved. */
  readonly channel: string;
  readonly timeoutMs: number;
}

const dayMs = 86_400_000;
const usualDays = 7;

/** The rules for one kind. @throws {RefusedError} when there are none by this name any more. */
export async function registrationRules(
  configuration: Configuration<typeof configurationSchema>,
  kind: string,
): Promise<SlackRegistration> {
  const { registrations } = await configuration.requireAll();
  const values = registrations.find(({ name }) => name === kind)?.values;
  if (values === undefined)
    throw new RefusedError(`“${kind}” is not registered from Slack any more: somebody has changed that in Benchling.`);
  const { folder, registry, sequenceSchema, namingStrategy = 'NEW_IDS', askedByField, daysToApprove } = values;
  return {
    kind,
    place: { folderId: folder.id, registryId: registry.id, schemaId: sequenceSchema.id, namingStrategy },
    channel: values.slackChannel.trim(),
    needsAnother: values.needsAnotherPerson ?? false,
    timeoutMs: (daysToApprove !== undefined && daysToApprove > 0 ? daysToApprove : usualDays) * dayMs,
    ...(askedByField !== undefined && { askedByField }),
  };
}

/** A registration that somebody asked for. */
export interface AskedRegistration {
  readonly runId: string;
  readonly rules: RegistrationRules;
  readonly askedBy: ActingFor;
  readonly records: readonly ShownRecord[];
}

/** How a registration stands. */
export type RegistrationState =
  | { readonly is: 'waiting' | 'expired' }
  | { readonly is: 'refused' | 'registering'; readonly by: string }
  | { readonly is: 'failed'; readonly by: string; readonly words: string }
  | { readonly is: 'registered'; readonly by: string; readonly outcomes: readonly ShownOutcome[] };
