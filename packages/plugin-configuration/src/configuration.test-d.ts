import type { Secret } from '@ligase/core';
import { createApp, apiKey } from '@ligase/core';
import { configuration, configurationSchema } from '../test/courier-configuration.ts';
import { configurationPlugin, type Configuration, type Link, type Linked, type Row } from './index.ts';

type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** Compiled, never run. */
export async function typesOfConfiguration(): Promise<void> {
  const who = { name: 'courier', tenant: 'https://acme.benchling.test', auth: apiKey('sk_0123456789') };
  const plugin = configurationPlugin({ schema: configurationSchema, appId: 'app_1' });
  const app = await createApp({ ...who, plugins: [plugin] });
  const service: Configuration<typeof configurationSchema> = app.get(configuration);
  const all = await service.requireAll();

  const region: 'EU' | 'US' = all.region;
  const copies: 1 | 2 | 4 | undefined = all.copies;
  const folderName: string = all.dropOffFolder.name;
  const token: Secret = all.vendorToken;
  const backbone: Linked | undefined = all.plasmid?.fields.backbone;
  const yieldId: string = all.prep.outputFields.yield.id;
  const option: string | undefined = all.vendor?.options.otherVendor?.name;
  const rush: boolean | undefined = all.routes[0]?.values.rush;
  const quoted: string | undefined = all['To-be'];

  const greeting: Same<typeof all.greeting, string | undefined> = true;
  const share: Same<typeof all.share, number | undefined> = true;
  const extras: Same<typeof all.extras, unknown> = true;
  const lastOrder: Same<typeof all.lastOrder, string | undefined> = true;
  const rows: Same<(typeof all.routes)[number]['values']['project'], Linked> = true;

  const folder = await service.get('dropOffFolder');
  const seen: Same<typeof folder, Link> = true;
  const name: string = folder.accessible ? folder.name : folder.id;
  const plasmid = await service.get('plasmid');
  const field: Link | undefined = plasmid?.fields.backbone;
  const routes: readonly Row<typeof configurationSchema.items.routes.items, Link>[] = await service.get('routes');

  // @ts-expect-error -- the manifest does not ask for it
  void service.get('dropOfFolder');
  // @ts-expect-error -- somebody may have chosen what the app may not see
  void folder.name;
  // @ts-expect-error -- it need not be set
  void all.greeting.length;
  // @ts-expect-error -- nothing else can be chosen
  void (all.region === 'APAC');

  void [region, copies, folderName, token, backbone, yieldId, option, rush, quoted, greeting, share, extras, lastOrder];
  void [rows, seen, name, field, routes];
}
