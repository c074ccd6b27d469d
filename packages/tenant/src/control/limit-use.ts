import type { WindowUse } from '../limits/create-limits.ts';
import type { AccessParts } from '../tenant-parts.ts';

/** How far a window is used, and whose it is. */
export type LimitUse = WindowUse & {
  /** The app that it is of; `null` when it is of more than one caller. */
  readonly app: { readonly id: string; readonly name: string } | null;
};

/** Every window of the tenant as it is now: of apps that can make requests, and of the whole tenant. */
export function limitUse({ apps, limits }: Pick<AccessParts, 'apps' | 'limits'>): LimitUse[] {
  const active = apps.list().filter(({ archiveReason }) => archiveReason === null);
  const byPrincipal = new Map(active.map(({ principalId, id, name }) => [principalId, { id, name }]));
  return limits.use([...byPrincipal.keys()]).flatMap((use) => {
    const principalId = 'principalId' in use ? use.principalId : null;
    const app = principalId === null ? null : byPrincipal.get(principalId);
    // An app that was archived or uninstalled may have left a window.
    return app === undefined ? [] : [{ ...use, app }];
  });
}
