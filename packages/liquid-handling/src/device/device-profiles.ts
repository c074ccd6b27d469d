import { parseVolume } from '../units/volume.ts';
import type { DeviceProfile, Tool } from './device-profile.ts';

const tool = (id: string, min: string, max: string, rest: Partial<Tool> = {}): Tool => ({
  id,
  minPl: parseVolume(min),
  maxPl: parseVolume(max),
  channels: 1,
  independent: true,
  tipsPerBox: 96,
  ...rest,
});

/** Tecan Freedom EVO or Fluent with a liquid handling arm of eight channels and disposable tips of 200 and 1,000 uL. */
export const tecanEvo: DeviceProfile = {
  id: 'tecan-evo',
  name: 'Tecan Freedom EVO',
  quantumPl: parseVolume('0.01 uL'),
  tools: [tool('diti-200', '1 uL', '180 uL', { channels: 8 }), tool('diti-1000', '10 uL', '950 uL', { channels: 8 })],
  multiDispense: { excessPl: parseVolume('10 uL'), maxDispenses: 12 },
  canMix: false,
};

/** Hamilton STAR with eight independent channels and tips of 50, 300 and 1,000 uL. */
export const hamiltonStar: DeviceProfile = {
  id: 'hamilton-star',
  name: 'Hamilton STAR',
  quantumPl: parseVolume('0.1 uL'),
  tools: [
    tool('tip-50', '0.5 uL', '50 uL', { channels: 8 }),
    tool('tip-300', '5 uL', '300 uL', { channels: 8 }),
    tool('tip-1000', '10 uL', '1000 uL', { channels: 8 }),
  ],
  canMix: false,
};

/** Opentrons OT-2 with a P20 and a P300 of one channel each. */
export const opentronsOt2: DeviceProfile = {
  id: 'opentrons-ot2',
  name: 'Opentrons OT-2',
  quantumPl: parseVolume('0.1 uL'),
  tools: [tool('p20_single_gen2', '1 uL', '20 uL'), tool('p300_single_gen2', '20 uL', '300 uL')],
  multiDispense: { excessPl: parseVolume('5 uL'), maxDispenses: 24 },
  canMix: true,
};

/** Opentrons OT-2 with a P20 and a P300 of eight channels each, for whole columns of one volume. */
export const opentronsOt2Multi: DeviceProfile = {
  ...opentronsOt2,
  id: 'opentrons-ot2-multi',
  name: 'Opentrons OT-2 with eight channels',
  tools: [
    tool('p20_multi_gen2', '1 uL', '20 uL', { channels: 8, independent: false }),
    tool('p300_multi_gen2', '20 uL', '300 uL', { channels: 8, independent: false }),
  ],
};

/** Opentrons Flex with the pipette of 96 channels and tips of 200 uL, for whole plates. */
export const opentronsFlex96: DeviceProfile = {
  id: 'opentrons-flex-96',
  name: 'Opentrons Flex with 96 channels',
  quantumPl: parseVolume('0.1 uL'),
  tools: [tool('flex_96channel_1000', '5 uL', '200 uL', { channels: 96, independent: false })],
  canMix: true,
};

/** Beckman Echo 650: drops of 2.5 nL, moved by sound, without tips. */
export const echo650: DeviceProfile = {
  id: 'echo-650',
  name: 'Echo 650',
  quantumPl: parseVolume('2.5 nL'),
  tools: [tool('acoustic', '2.5 nL', '10 uL', { tipsPerBox: 0 })],
  canMix: false,
};

/** Beckman Echo 525: drops of 25 nL. */
export const echo525: DeviceProfile = {
  ...echo650,
  id: 'echo-525',
  name: 'Echo 525',
  quantumPl: parseVolume('25 nL'),
  tools: [tool('acoustic', '25 nL', '10 uL', { tipsPerBox: 0 })],
};

/** Beckman Biomek with its Span-8, whose worklists are read in whole microlitres on an NXP. */
export const biomekSpan8: DeviceProfile = {
  id: 'biomek-span8',
  name: 'Biomek Span-8',
  quantumPl: parseVolume('1 uL'),
  tools: [tool('p250', '1 uL', '235 uL', { channels: 8 }), tool('p1000', '20 uL', '970 uL', { channels: 8 })],
  canMix: false,
};

/** Eppendorf epMotion with dispensing tools of one channel. */
export const epMotion: DeviceProfile = {
  id: 'epmotion',
  name: 'Eppendorf epMotion',
  quantumPl: parseVolume('0.1 uL'),
  tools: [tool('TS_50', '1 uL', '50 uL'), tool('TS_300', '20 uL', '300 uL'), tool('TS_1000', '40 uL', '1000 uL')],
  canMix: false,
};

/** The profiles that come with the package, to begin with: a laboratory writes down its own, as its tips and liquid classes decide. */
export const deviceProfiles: readonly DeviceProfile[] = [
  tecanEvo,
  hamiltonStar,
  opentronsOt2,
  opentronsOt2Multi,
  opentronsFlex96,
  echo650,
  echo525,
  biomekSpan8,
  epMotion,
];
