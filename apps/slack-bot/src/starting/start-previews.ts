import { defineTrigger, type AnyTrigger } from '@ligase/workflows';
import type { SlackDelivery } from '../slack/intake/deliveries.ts';
import { previewLinks } from '../workflows/preview-links.ts';

type Event = SlackDelivery<'slack-event'>;

/** Somebody wrote, or is about to write, links of a host that the Slack app is set to. */
interface LinkShared {
  readonly user?: string;
  readonly channel: string;
  readonly message_ts: string;
  readonly unfurl_id?: string;
  readonly source?: 'composer' | 'conversations_history';
  readonly links: readonly { readonly url: string }[];
}

const sharedIn = ({ payload: { event } }: Event) => event as unknown as LinkShared;

/** What shows previews of links. */
export const startPreviews: readonly AnyTrigger[] = [
  defineTrigger({
    kind: 'slack-event',
    when: (delivery: Event) => delivery.payload.type === 'link_shared' && sharedIn(delivery).user !== undefined,
    workflow: previewLinks,
    actor: (delivery: Event) => ({ kind: 'user', id: `slack:${sharedIn(delivery).user}` }),
    toInput(delivery: Event) {
      const { user: userId = '', channel, message_ts: ts, unfurl_id: id, source, links } = sharedIn(delivery);
      const isNamed = id !== undefined && source !== undefined;
      return {
        userId,
        shared: { channel, ts, ...(isNamed && { unfurl: { id, source } }) },
        links: links.map(({ url }) => url),
      };
    },
  }),
];
