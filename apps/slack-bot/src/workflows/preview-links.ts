import { RefusedError } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { audit } from '@ligase/plugin-auditing/contract';
import { registry, type Registry, type RegistryItem } from '@ligase/plugin-registry/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { itemCard } from '../cards/item-card.ts';
import { configuration } from '../configuration.ts';
import { whoAsks } from '../people/who-asks.ts';
import { unescaped } from '@ligase/plugin-slack/block-kit';
import { slack, type SharedLinks } from '@ligase/plugin-slack/contract';
import { openChannels } from './open-channels.ts';

/** Links that somebody wrote. */
export interface WrittenLinks {
  readonly userId: string;
  readonly shared: SharedLinks;
  /** As they stand in the message. */
  readonly links: readonly string[];
}

/** So many links of one message have previews. */
const mostLinks = 5;

/**
 * Shows below a message what its links lead to: in open channels alone, since everybody there sees it, and only what whoever wrote
 * them may read themselves. Nobody asked for it, so nobody is told why there is none.
 */
export const previewLinks = defineWorkflow({
  name: 'preview-links',
  requires: { slack, registry, configuration, acting, audit },
  input: uncheckedInput<WrittenLinks>(),
  async run({ deps, step }, { userId, shared, links }) {
    const isOpen = await step('look whether the channel is open', async () =>
      (await openChannels(deps.configuration)).has(shared.channel),
    );
    const ours = new Map(
      links.slice(0, mostLinks).flatMap((link) => {
        const id = isOpen ? idIn(deps.registry, unescaped(link)) : undefined;
        return id === undefined ? [] : [[link, id] as const];
      }),
    );
    if (ours.size === 0) return;

    try {
      const person = await step('identify', () => whoAsks(deps, userId));
      const items = await step('open', async () => {
        const opened = await Promise.all([...new Set(ours.values())].map((id) => deps.registry.open(id)));
        const readable = await deps.acting.readable(
          person,
          opened.filter((item): item is RegistryItem => item !== undefined),
        );
        await deps.audit.record({ action: 'item.show', targets: readable.map(({ id }) => id) });
        return readable;
      });
      const previews = new Map(
        [...ours].flatMap(([link, id]) => {
          const item = items.find((one) => one.id === id);
          return item === undefined ? [] : [[link, itemCard(item)] as const];
        }),
      );
      if (previews.size > 0) await step('unfurl', () => deps.slack.unfurl(shared, previews));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  },
});

/** What a link into this tenant leads to, of what has a card. */
function idIn(service: Registry, link: string): string | undefined {
  const { target } = service.readLink(link);
  return target === undefined || !withCard.has(target.kind) ? undefined : target.id;
}

const withCard: ReadonlySet<string> = new Set([
  'entry',
  'sequence',
  'aa-sequence',
  'custom-entity',
  'molecule',
  'mixture',
  'container',
  'box',
  'plate',
]);
