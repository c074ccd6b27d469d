import type { Benchling } from '@ligase/core';
import { Ailment, type Check } from './check.ts';

/** Whether the credential is taken, and the app's id is its own. */
export function benchlingApp(options: {
  readonly step: number;
  readonly appId: string;
}): Check<{ readonly benchling: Benchling }> {
  const { step, appId: id } = options;
  return {
    step,
    what: 'the Benchling app',
    async look({ benchling }) {
      const { name = id, archiveRecord } = await benchling.request('GET /apps/{app_id}', { path: { app_id: id } });
      if (archiveRecord != null) throw new Ailment(`${name} is archived: an administrator can bring it back.`);
      return `is ${name} (${id}), and its client id and secret are taken`;
    },
  };
}
