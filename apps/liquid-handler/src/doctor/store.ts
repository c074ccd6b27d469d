import { createLogger, isLigaseError } from '@ligase/core';
import { engineDatabase } from '@ligase/workflows';
import type { Check } from './check.ts';

/** Whether runs and the audit trail can be kept. */
export const store: Check = {
  step: 6,
  what: 'the store',
  async look({ settings: { LIQUID_HANDLER_STORE: address } }) {
    const where = address.replace(/\/\/[^@/]*@/u, '//');
    const database = engineDatabase(address, { log: createLogger({ level: 'silent' }) });
    try {
      await database.open();
    } catch (error) {
      if (isLigaseError(error) && error.code === 'WORKFLOW_STORE_IN_USE')
        return `${where} is in use: the app is running`;
      throw error;
    }
    await database.close();
    return `${where} opens`;
  },
};
