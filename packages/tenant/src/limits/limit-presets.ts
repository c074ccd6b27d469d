import { benchlingLimits, type LimitSettings } from './create-limits.ts';

/** Settings that are chosen at once. */
export interface LimitPreset {
  readonly name: string;
  readonly about: string;
  readonly settings: Partial<LimitSettings>;
}

const count = new Intl.NumberFormat('en');
const { perApp, allUsers, allApps, periodMs } = benchlingLimits;

/** The presets: Benchling's numbers as they are, a tenth and ten times of them, and none. */
export const limitPresets: readonly LimitPreset[] = [
  {
    name: 'Benchling’s numbers',
    about: `${count.format(perApp)} requests of an app and ${count.format(allUsers)} of all users in ${periodMs / 1000} s, ${count.format(allApps ?? Infinity)} of all apps; the window, the tiers and the operations as well`,
    settings: benchlingLimits,
  },
  { name: 'A tenth', about: 'to see soon how an app takes 429', settings: { enabled: true, scale: 0.1 } },
  { name: 'Ten times', about: 'for large tests', settings: { enabled: true, scale: 10 } },
  { name: 'Off', about: 'nothing is refused; the headers are still sent', settings: { enabled: false } },
];
