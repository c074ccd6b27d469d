import { definePlugin, token, type Token } from '@ligase/core';
import type { DeviceProfile, Dialect, LabwareType } from '@ligase/liquid-handling';

/** What stands in this lab, which Benchling does not know. */
export interface Bench {
  /** The app as it is installed, `app_…`. */
  readonly appId: string;
  readonly profile: DeviceProfile;
  readonly dialect: Dialect;
  /** Types of the lab's own labware file. */
  readonly labware: readonly LabwareType[];
  /** Of the custom transform that is this app's; empty when none is. */
  readonly transformId: string;
  readonly claimSettleMs: number;
  /** How often a task that waits for somebody, or a device at work, is looked at. */
  readonly lookEveryMs: number;
  /** How long a device may say nothing before people are asked to look. */
  readonly silentAfterMs: number;
}

/** Names the bench to whoever requires it. */
export const bench: Token<Bench, 'bench'> = token<Bench>()('bench');

/** Gives the workflows what stands in this lab. */
export function benchPlugin(chosen: Bench) {
  return definePlugin({ name: 'bench', requires: {}, provides: bench, setup: () => chosen });
}
