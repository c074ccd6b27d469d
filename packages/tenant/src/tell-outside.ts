import { appendFile } from 'node:fs/promises';
import type { TenantClock } from './clock/clock.ts';
import { systemClock } from './clock/system-clock.ts';
import type { Outside } from './control/delivery-controls.ts';
import { deliveriesFeature } from './deliveries/deliveries-feature.ts';
import { httpSend, type Send } from './deliveries/send.ts';
import { tenantIdOf } from './deliveries/tenant-id.ts';
import { eventOutletFeature } from './events/event-outlet.ts';
import type { Events } from './events/events.ts';
import type { Feature } from './feature.ts';
import type { AccessParts, TenantSettings } from './tenant-parts.ts';

/** How a tenant reaches the outside. */
export interface OutsideOptions {
  readonly settings?: Pick<TenantSettings, 'webhooks'>;
  /** Stamps webhooks. Default: the time of this machine. */
  readonly stampClock?: TenantClock;
  /** Default: HTTP. */
  readonly send?: Send;
  readonly onFault: (error: unknown) => void;
}

/** All that tells the outside what happens in a tenant: webhooks, and the way of events to a bus. */
export function tellOutside(
  parts: AccessParts,
  events: Events,
  options: OutsideOptions,
): Outside & { readonly features: readonly Feature[] } {
  // An app checks the time of a webhook by its own clock, which stays where it is when the tenant's is moved ahead.
  const { send = httpSend(), stampClock = systemClock(), onFault, settings } = options;
  const webhooks = deliveriesFeature({
    base: parts,
    apps: parts.apps,
    identity: parts.identity,
    events,
    send,
    stampClock,
    ...(settings?.webhooks && { settings: settings.webhooks }),
    onFault,
  });
  const bus = eventOutletFeature({
    base: parts,
    events,
    send,
    appendLine: (file, line) => appendFile(file, `${line}\n`),
    tenantId: () => tenantIdOf(parts.db),
  });
  return { events, deliveries: webhooks.deliveries, outlet: bus.outlet, features: [webhooks, bus] };
}
