import { token, type Token } from '@ligase/core';

/** Something that waits for a person. */
export interface Waiting {
  readonly name: string;
  readonly url: string;
  /** Where it belongs: a group, a stage. */
  readonly of?: string;
  /** A day such as `2026-03-01`. */
  readonly scheduledOn?: string;
}

/** What waits for a person in Benchling. */
export interface PersonalAgenda {
  /** By the days that they are scheduled for; those without a day come last. */
  readonly tasks: readonly Waiting[];
  readonly reviews: readonly Waiting[];
  /** How many more there are of which Benchling does not tell that the person may read them. */
  readonly unseen: number;
  /** Whether there may be more than was read. */
  readonly isCut: boolean;
}

/** Up to when something waits. */
export interface AgendaOptions {
  /** Tasks that are scheduled for this day, `2026-03-01`, or later are left out. Default: none is. Reviews have no day. */
  readonly before?: string;
}

/** What waits for people in Benchling: open workflow tasks that are theirs, and reviews that they are asked for. */
export interface Agenda {
  /** What waits for one person, of what they may read. Rejects with the errors of core's client. */
  of(benchlingUserId: string, options?: AgendaOptions): Promise<PersonalAgenda>;
  /** The ids of all users for whom something waits that the app sees, in order. Reads every open task and review. */
  awaited(options?: AgendaOptions): Promise<readonly string[]>;
}

/** Names the service to whoever requires it. */
export const agenda: Token<Agenda, 'agenda'> = token<Agenda>()('agenda');
