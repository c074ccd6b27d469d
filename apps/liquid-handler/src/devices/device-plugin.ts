import { definePlugin, type Plugin } from '@ligase/core';
import { device, type Device } from './contract.ts';

/** Gives the workflows the device that they hand plans to. */
export function devicePlugin(chosen: Device): Plugin<'device', Record<never, never>, Device, 'device'> {
  return definePlugin({ name: 'device', requires: {}, provides: device, setup: () => chosen });
}
