/** One step of an app's guide, looked at. `Patient` is what an app's checks look at: its settings, its services. */
export interface Check<Patient> {
  /** Of the guide. */
  readonly step: number;
  /** What is looked at, as a sentence begins that `look` ends: `the store` … `opens`. */
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
