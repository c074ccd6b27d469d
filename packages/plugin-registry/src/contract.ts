import { token, type Token } from '@ligase/core';
import type { RegistryItem } from './items/registry-item.ts';
import type { LinkAnswer } from './links/read-link.ts';
import type { LookUpAnswer, LookUpOptions } from './look-up/look-up.ts';

export type { EntityKind, InventoryKind, ItemKind } from './items/item-kinds.ts';
export type { ItemField, RegistryItem } from './items/registry-item.ts';
export type { LinkAnswer, LinkKind, LinkTarget } from './links/read-link.ts';
export type { Found, LookUpAnswer, LookUpOptions, Unanswered } from './look-up/look-up.ts';

/** What a call may be told. */
export interface RegistryCall {
  readonly signal?: AbortSignal;
  /** How long it may take in all. Default: that of the plugin. */
  readonly timeoutMs?: number;
}

/** What people name: found by what they call it, or by a link to it. As the app sees it, which may be more than they do. */
export interface Registry {
  /**
   * What has this text as its name, registry id, alias or barcode, in upper or lower case; when there is none, what contains it.
   * At most two requests for each kind, three of an inventory kind, and one for folders.
   *
   * @throws {LigaseError} when no kind could be asked for: the first refusal. Of some, it is in `unanswered`.
   */
  lookUp(text: string, options?: LookUpOptions): Promise<LookUpAnswer>;
  /** What a link into this tenant leads to, by the link alone. Nothing is sent. */
  readLink(url: string): LinkAnswer;
  /** What has this id; `undefined` when it does not exist or the app may not see it, which Benchling does not tell apart. */
  open(id: string, call?: RegistryCall): Promise<RegistryItem | undefined>;
}

/** Names the service to whoever requires it. */
export const registry: Token<Registry, 'registry'> = token<Registry>()('registry');
