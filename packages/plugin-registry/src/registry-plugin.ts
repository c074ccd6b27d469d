import { benchling, definePlugin, identity, type Plugin } from '@ligase/core';
import { registry, type Registry } from './contract.ts';
import { inTime } from './in-time.ts';
import { openItem } from './items/open-item.ts';
import { readLink } from './links/read-link.ts';
import { lookUp } from './look-up/look-up.ts';

/** How things are looked up when nobody says. */
export interface RegistryOptions {
  /** How long a call of the service may take in all. Default: 10,000. */
  readonly timeoutMs?: number;
}

/** Gives an app what people name in passing: found by name, registry id or alias, or by a link to it. */
export function registryPlugin({ timeoutMs = 10_000 }: RegistryOptions = {}): Plugin<
  'registry',
  { readonly benchling: typeof benchling; readonly identity: typeof identity },
  Registry,
  'registry'
> {
  return definePlugin({
    name: 'registry',
    requires: { benchling, identity },
    provides: registry,
    setup: ({ deps: { benchling, identity } }): Registry => ({
      lookUp: (text, options = {}) =>
        inTime({ timeoutMs, ...options }, (signal) => lookUp(benchling, text, options, signal)),
      readLink: (url) => readLink(url, identity.tenantUrl),
      open: (id, call = {}) => inTime({ timeoutMs, ...call }, (signal) => openItem(benchling, id, signal)),
    }),
  });
}
