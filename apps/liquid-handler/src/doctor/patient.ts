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
