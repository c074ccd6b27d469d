import { benchling, clientCredentials, createApp, createLogger } from '@ligase/core';
import { reconcileToText, reconcileTrail } from '@ligase/plugin-auditing';
import { CommandError, textOption, type Command, type Invocation } from '../command.ts';
import { readDuration } from '../read-duration.ts';
import { readTrail } from '../read-trail.ts';
import { trailOptions, trailSource } from '../trail-options.ts';
import { report } from '../running-tenant.ts';

/** `ligase audit reconcile` */
export const auditReconcile: Command = {
  args: [],
  options: {
    ...trailOptions,
    url: { type: 'string', value: 'URL', help: 'The tenant; or LIGASE_TENANT_URL' },
    'client-id': {
      type: 'string',
      value: 'ID',
      help: "The app's; or LIGASE_CLIENT_ID. Its secret: LIGASE_CLIENT_SECRET",
    },
    app: { type: 'string', value: 'NAME', help: "The app's name or id in Benchling's audit log; needed" },
    since: { type: 'string', value: 'TIME', help: 'From when on: a time in ISO 8601, or how long ago; default 24h' },
    until: { type: 'string', value: 'TIME', help: 'Up to when; default now' },
    json: { type: 'boolean', help: 'Write one line of JSON' },
  },
  async run(invocation) {
    const trail = trailSource(invocation);
    const url = needed(invocation, 'url', 'LIGASE_TENANT_URL');
    const clientId = needed(invocation, 'client-id', 'LIGASE_CLIENT_ID');
    const clientSecret = invocation.terminal.env['LIGASE_CLIENT_SECRET'];
    if (clientSecret === undefined || clientSecret === '')
      throw new CommandError('The secret of the app is read from LIGASE_CLIENT_SECRET, which is not set.', 2);
    const options = {
      app: needed(invocation, 'app'),
      since: momentOf(textOption(invocation, 'since') ?? '24h', '--since'),
      until: momentOf(textOption(invocation, 'until') ?? '0s', '--until'),
    };
    await using app = await createApp({
      name: 'ligase-reconcile',
      tenant: url,
      auth: clientCredentials({ clientId, clientSecret }),
      logger: createLogger({ level: 'silent' }),
      plugins: [],
    });
    const reconciled = await reconcileTrail({ benchling: app.get(benchling), records: readTrail(trail) }, options);
    report(invocation, reconciled, [reconcileToText(reconciled)]);
    const differences = reconciled.onlyOurs.length + reconciled.onlyBenchlings.length;
    if (differences > 0)
      throw new CommandError(
        `The trail and Benchling's log differ in ${differences} change${differences === 1 ? '' : 's'}.`,
      );
  },
};

function needed(invocation: Invocation, option: string, variable?: string): string {
  const value =
    textOption(invocation, option) ?? (variable === undefined ? undefined : invocation.terminal.env[variable]);
  if (value !== undefined && value !== '') return value;
  throw new CommandError(`Give --${option}${variable === undefined ? '' : ` or set ${variable}`}.`, 2);
}

/** A moment: `2026-01-05T09:00Z`, or `24h` for as long ago. */
function momentOf(text: string, what: string): Date {
  if (!/^\d{4}-/.test(text)) return new Date(Date.now() - readDuration(text, what));
  const moment = new Date(text);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new CommandError(`${what} takes a time such as 2026-01-05T09:00Z, or 24h for as long ago, not "${text}".`, 2);
}
