interface Changes {
  readonly requests: number;
  readonly data: string;
  readonly machine: number;
}

/**
 * What is heard of a tenant: that its log of requests or more than that has changed, that it does not answer, or that it has
 * another key by now.
 */
export type Heard = 'requests' | 'everything' | 'away' | 'refused';

const retryMs = 2000;

/**
 * Tells of changes in the tenant until `signal` is aborted. Browsers open six connections to one address, so of all tabs with a
 * key only the one that holds its lock has a stream, and tells the others.
 */
export function followChanges(adminKey: string, signal: AbortSignal, tell: (heard: Heard) => void): void {
  // A tab whose key is an old one would hold the lock of all, and hear nothing.
  const name = `ligase.changes ${adminKey}`;
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => tell(data as Heard));
  signal.addEventListener('abort', () => channel.close());
  const tellAll = (heard: Heard): void => {
    if (signal.aborted) return;
    tell(heard);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of one origin takes none
    channel.postMessage(heard);
  };
  const lead = async (): Promise<void> => {
    while (!signal.aborted) {
      // What happened while there was no stream nobody knows.
      let last: Changes | undefined;
      await readStream(adminKey, signal, (changes) => {
        const isLog = last?.data === changes.data && last.machine === changes.machine;
        last = changes;
        tellAll(isLog ? 'requests' : 'everything');
      }).then(
        (isRefused) => isRefused && tellAll('refused'),
        () => tellAll('away'),
      );
      if (!signal.aborted) await pause(retryMs);
    }
  };
  // Where a page is neither on this machine nor on https, browsers have no locks; each tab then has its own stream.
  const leading = 'locks' in navigator ? navigator.locks.request(name, { signal }, lead) : lead();
  leading.catch(() => undefined);
}

/**
 * Reads the stream to its end; gives whether the key was refused. By hand, as an EventSource sends no header, and the key must
 * not be in an address.
 */
async function readStream(adminKey: string, signal: AbortSignal, tell: (changes: Changes) => void): Promise<boolean> {
  const response = await fetch('/control/v1/changes', { headers: { authorization: `Bearer ${adminKey}` }, signal });
  if (!response.ok || response.body === null) return response.status === 401;
  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) tell(JSON.parse(event.replace(/^data: /u, '')) as Changes);
  }
  return false;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
