import { token, type Token } from '@ligase/core';
import type { Plan } from '@ligase/liquid-handling';

/** What a device is given to do. */
export interface DeviceJob {
  /** The same however often it is handed over: a device does a job of one key once. */
  readonly key: string;
  /** What people call it: the display id of the task. */
  readonly name: string;
  readonly plan: Plan;
  /** The device's own file of the plan. */
  readonly worklist: string;
}

/** Something that carries plans out, or acts as if it did. */
export interface Device {
  /** How often it is asked for its log while it is at work, when that is oftener than tasks are looked at. */
  readonly lookEveryMs?: number;
  /**
   * Hands a job over. Done again under the same key, it hands over nothing more.
   * @throws {RefusedError} when the device has not begun and will not. After any other error it may have.
   */
  dispatch(job: DeviceJob): Promise<void>;
  /** What the device says that it did, as the transfer report of an Echo; `undefined` while it is at work. */
  log(job: DeviceJob): Promise<string | undefined>;
}

/** Names the device to whoever requires it. */
export const device: Token<Device, 'device'> = token<Device>()('device');
