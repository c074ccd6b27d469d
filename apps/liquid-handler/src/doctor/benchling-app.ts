import { Ailment, type Check } from './check.ts';

/** Whether the credential is taken, and the app's id is its own. */
export const benchlingApp: Check = {
  step: 1,
  what: 'the Benchling app',
  async look({ settings, benchling }) {
    const { LIQUID_HANDLER_BENCHLING_APP_ID: id } = settings;
    const { name = id, archiveRecord } = await benchling.request('GET /apps/{app_id}', { path: { app_id: id } });
    if (archiveRecord != null) throw new Ailment(`${name} is archived: an administrator can bring it back.`);
    return `is ${name} (${id}), and its client id and secret are taken`;
  },
};
