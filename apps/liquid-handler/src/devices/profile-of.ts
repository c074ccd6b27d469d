import { SettingsError } from '@ligase/core';
import { deviceProfiles, type DeviceProfile } from '@ligase/liquid-handling';
import type { HandlerSettings } from '../settings.ts';

/** The device that plans are made for. @throws {SettingsError} `SETTINGS_INVALID` for one that nobody knows. */
export function profileOf({ LIQUID_HANDLER_DEVICE: device }: HandlerSettings): DeviceProfile {
  const profile = deviceProfiles.find(({ id }) => id === device);
  if (profile === undefined) throw new SettingsError('SETTINGS_INVALID', `There is no device ${device}.`);
  return profile;
}
