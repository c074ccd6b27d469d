interface Changes {
  readonly requests: number;
  readonly data: string;
  readonly machine: number;
}

/** What has changed in the tenant: only its log of requests, or more than that. */
export type Changed = 'requests' | 'everything';

const channelName = 'ligase.changes';
const retryMs = 2000;

/**
 * Tells of changes in the tenant until `signal` is aborted. Browsers open six connections to one address, so of all tabs only
 * the one that holds the lock has a stream, and tells the others.
 */
export function followChanges(adminKey: string, signal: AbortSignal, tell: (changed: Changed) => void): void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', ({ data }) => tell(data as Changed));
  signal.addEventListener('abort', () => channel.close());
  const lead = async (): Promise<void> => {
    while (!signal.aborted) {
      // What happened while there was no stream nobody knows.
      let last: Changes | undefined;
      await readStream(adminKey, signal, (changes) => {
        const isLog = last?.data === changes.data && last.machine === changes.machine;
        last = changes;
        tell(isLog ? 'requests' : 'everything');
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of one origin takes none
        channel.postMessage(isLog ? 'requests' : 'everything');
      }).catch(() => undefined);
      if (!signal.aborted) await pause(retryMs);
    }
  };
  // Where a page is neither on this machine nor on https, browsers have no locks; each tab then has its own stream.
  const leading = 'locks' in navigator ? navigator.locks.request(channelName, { signal }, lead) : lead();
  leading.catch(() => undefined);
}

/** An EventSource sends no header, and the key must not be in an address; so the stream is read by hand. */
async function readStream(adminKey: string, signal: AbortSignal, tell: (changes: Changes) => void): Promise<void> {
  const response = await fetch('/control/v1/changes', { headers: { authorization: `Bearer ${adminKey}` }, signal });
  if (!response.ok || response.body === null) return;
  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) tell(JSON.parse(event.replace(/^data: /u, '')) as Changes);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
