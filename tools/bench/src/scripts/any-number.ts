import type { Schema } from '@ligase/workflows';

/** Takes any number. */
export const anyNumber: Schema<number> = {
  '~standard': {
    version: 1,
    vendor: 'bench',
    validate: (value) => (typeof value === 'number' ? { value } : { issues: [{ message: 'expected a number' }] }),
  },
};
