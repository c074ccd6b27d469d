import type { CheckedRecord, ImportOutcome, Likeness, RegisterPlace } from '@ligase/plugin-sequences';
import { RefusedError } from '@ligase/core';
import type { ActingFor } from '@ligase/plugin-acting/contract';
import type { Configuration } from '@ligase/plugin-configuration/contract';
import type { configurationSchema } from '../configuration.ts';

/** How sequences of one kind are registered, as somebody has configured it in Benchling. */
export interface RegistrationRules {
  readonly place: RegisterPlace;
  readonly channel: string;
  readonly needsAnother: boolean;
  readonly timeoutMs: number;
  /** The name of a text field of the schema. */
  readonly askedByField?: string;
}

const dayMs = 86_400_000;
const usualDays = 7;

/** The rules for one kind. @throws {RefusedError} when there are none by this name any more. */
export async function registrationRules(
  configuration: Configuration<typeof configurationSchema>,
  kind: string,
): Promise<RegistrationRules> {
  const { registrations } = await configuration.requireAll();
  const values = registrations.find(({ name }) => name === kind)?.values;
  if (values === undefined)
    throw new RefusedError(`“${kind}” is not registered from Slack any more: somebody has changed that in Benchling.`);
  const { folder, registry, sequenceSchema, namingStrategy = 'NEW_IDS', askedByField, daysToApprove } = values;
  return {
    place: { folderId: folder.id, registryId: registry.id, schemaId: sequenceSchema.id, namingStrategy },
    channel: values.slackChannel.trim(),
    needsAnother: values.needsAnotherPerson ?? false,
    timeoutMs: (daysToApprove !== undefined && daysToApprove > 0 ? daysToApprove : usualDays) * dayMs,
    ...(askedByField !== undefined && { askedByField }),
  };
}

/** What a card shows of one sequence. */
export interface ShownRecord {
  readonly name: string;
  readonly length: number;
  readonly isCircular: boolean;
  readonly warnings: readonly string[];
  /** What is in Benchling already, of what the person who asked may read. */
  readonly alike: readonly { readonly how: string; readonly name: string; readonly url: string | undefined }[];
}

/** A registration that somebody asked for. */
export interface AskedRegistration {
  readonly runId: string;
  readonly kind: string;
  readonly folderId: string;
  readonly registryId: string;
  readonly needsAnother: boolean;
  readonly askedBy: ActingFor;
  readonly records: readonly ShownRecord[];
}

/** How a registration stands. */
export type RegistrationState =
  | { readonly is: 'waiting' | 'expired' }
  | { readonly is: 'refused' | 'registering'; readonly by: string }
  | { readonly is: 'failed'; readonly by: string; readonly words: string }
  | { readonly is: 'registered'; readonly by: string; readonly outcomes: readonly ShownOutcome[] };

/** What became of one sequence. */
export interface ShownOutcome {
  readonly name: string;
  readonly status: ImportOutcome['status'];
  readonly url?: string;
  readonly registryId?: string;
  readonly why?: string;
}

/** What somebody decided. */
export interface Decision {
  readonly answer: 'approve' | 'refuse';
  readonly by: ActingFor;
}

/** What a card shows of a checked sequence; `readable` are the ids of what may be shown besides. */
export function shownRecord(
  { index, name, length, record, warnings }: CheckedRecord,
  likenesses: readonly Likeness[],
  readable: ReadonlySet<string>,
): ShownRecord {
  const { sameBases = [], sameName = [] } = likenesses.find((one) => one.index === index) ?? {};
  const alike = [
    ...sameBases.map((one) => ({ one, how: 'has the same bases as' })),
    ...sameName.map((one) => ({ one, how: 'has the name, but not the bases, of' })),
  ];
  return {
    name,
    length,
    isCircular: record.isCircular,
    warnings: warnings.slice(0, 3).map(({ line, message }) => `Line ${line}: ${message}`),
    alike: alike
      .filter(({ one }) => readable.has(one.id))
      .slice(0, 3)
      .map(({ one, how }) => ({ how, name: one.name, url: one.webURL })),
  };
}

/** What a card shows of what became of a sequence. */
export function shownOutcome(outcome: ImportOutcome): ShownOutcome {
  const { status } = outcome;
  if (status === 'refused') {
    const { name = `The sequence in line ${outcome.line}`, error } = outcome;
    return { name, status, why: error instanceof Error ? error.message : String(error) };
  }
  const { name, webURL: url, entityRegistryId } = outcome.sequence;
  return {
    name,
    status,
    ...(url !== undefined && { url }),
    ...(entityRegistryId != null && { registryId: entityRegistryId }),
  };
}
