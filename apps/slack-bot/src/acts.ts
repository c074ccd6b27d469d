import { registrationActs } from '@ligase/plugin-registration';

/** What people can ask the bot to do for them, by the names that rules are written for, and what it takes in Benchling. */
export const acts = {
  'approve-task': 'write',
  'decline-task': 'write',
  'make-entry': 'write',
  ...registrationActs,
} as const;
