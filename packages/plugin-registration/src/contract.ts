import { token, type Token } from '@ligase/core';
import type { ActingFor } from '@ligase/plugin-acting/contract';
import type { ImportOutcome, RegisterPlace, SequenceCheck } from '@ligase/plugin-sequences/contract';

/** How sequences of one kind are registered. */
export interface RegistrationRules {
  /** What people call this kind. */
  readonly kind: string;
  readonly place: RegisterPlace;
  /** Whether somebody else than who asked must approve. */
  readonly needsAnother: boolean;
  /** The name of a text field of the schema, which says who asked and who approved. */
  readonly askedByField?: string;
}

/** A sequence that is to be registered, at a glance. */
export interface ShownRecord {
  readonly name: string;
  readonly length: number;
  readonly isCircular: boolean;
  /** The first three. */
  readonly warnings: readonly string[];
  /** What is in Benchling already, of what the person who asked may read: the first three. */
  readonly alike: readonly { readonly how: string; readonly name: string; readonly url: string | undefined }[];
}

/** What was looked at before anybody approves it. */
export interface LookedAt {
  /** What {@link Registration.register} takes. Plain data. */
  readonly check: SequenceCheck;
  /** Empty when nothing can be registered, for the reasons in `check.problems`. */
  readonly records: readonly ShownRecord[];
}

/** What a decision is about. Small, so that a button can carry it. */
export interface RegistrationRef {
  readonly kind: string;
  readonly folderId: string;
  readonly registryId: string;
  readonly needsAnother: boolean;
  readonly askedById: string;
}

/** What somebody decided. */
export interface Decision {
  readonly answer: 'approve' | 'refuse';
  readonly by: ActingFor;
}

/** Who asked for a registration, who approved it, and where that was. */
export interface Approved {
  readonly askedBy: ActingFor;
  readonly approvedBy: ActingFor;
  /** Such as `Slack`. */
  readonly from: string;
}

/** What became of one sequence. */
export interface ShownOutcome {
  readonly name: string;
  readonly status: ImportOutcome['status'];
  readonly url?: string;
  readonly registryId?: string;
  /** Why it was refused. */
  readonly why?: string;
}

/**
 * Sequences that somebody asks for and another, or they themselves, approve. What is between the two, a card or a ticket, and how
 * long it is waited for, is the app's. The acts `ask-registration` and `approve-registration` must be told to `actingPlugin`.
 */
export interface Registration {
  /**
   * Looks through a FASTA or GenBank text for somebody who may ask for it, and compares it with what is in Benchling. Changes nothing.
   * @throws {RefusedError} for the person, who may not read where it would go.
   */
  look(
    text: string | Uint8Array,
    options: { readonly isCircular: boolean; readonly askedBy: ActingFor; readonly rules: RegistrationRules },
  ): Promise<LookedAt>;
  /**
   * Lets somebody decide: who approves may write in the folder and the registry; who refuses may, too, or takes their own back. A record
   * `registration.approve` or `registration.refuse` of `runId` stands in the audit trail.
   * @throws {RefusedError} for the person, that names what is missing.
   */
  authorise(decision: Decision, about: RegistrationRef & { readonly runId: string }): Promise<void>;
  /**
   * Registers what was approved, and writes into each for whom. Can be repeated after any failure: what is there is `unchanged`.
   * @throws {InputError} when the check found problems.
   */
  register(check: SequenceCheck, rules: RegistrationRules, approved: Approved): Promise<readonly ShownOutcome[]>;
}

/** Names the service to whoever requires it. */
export const registration: Token<Registration, 'registration'> = token<Registration>()('registration');
