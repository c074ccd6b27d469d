import { createLogger, isLigaseError } from '@ligase/core';
import { engineDatabase } from '@ligase/workflows';
import type { Check } from './check.ts';

/** Whether runs and the audit trail can be kept. A folder that is not there yet is made. */
export function store(options: {
  readonly step: number;
  /** As the engine takes it: `pglite:./data`, `postgres://…`. No password of it is said. */
  readonly address: string;
}): Check<unknown> {
  const { step, address } = options;
  return {
    step,
    what: 'the store',
    async look() {
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
}
