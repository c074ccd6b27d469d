import { definePlugin } from '@ligase/core';
import { device, type Device } from './contract.ts';

/** Gives the workflows the device that they hand plans to. */
export function devicePlugin(chosen: Device) {
  return definePlugin({ name: 'device', requires: {}, provides: device, setup: () => chosen });
}
