import type { Benchling } from '@ligase/core';
import type { Access } from '@ligase/plugin-access/contract';
import type { LabReaders } from '../lab-check/find-lab-faults.ts';
import type { HandlerSettings } from '../settings.ts';

/** What the checks look at. */
export interface Patient extends LabReaders {
  readonly settings: HandlerSettings;
  readonly benchling: Benchling;
  readonly access: Access;
}

/** One step of the guide, looked at. */
export interface Check {
  /** Of docs/guides/liquid-handler.md. */
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
