import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call of `chat.unfurl`, as it was sent. */
export interface SentUnfurl {
  readonly channel?: string;
  readonly ts?: string;
  readonly unfurl_id?: string;
  readonly source?: string;
  readonly unfurls: Readonly<Record<string, { readonly blocks: readonly object[] }>>;
}

/** Takes `chat.unfurl`, which the local Slack lacks, and hands all else on to it. It is ours, and shows how the bot calls, not what Slack makes of it. */
export interface UnfurlStandIn extends AsyncDisposable {
  readonly url: string;
  readonly sent: readonly SentUnfurl[];
}

/** Starts it before a Slack. */
export async function startUnfurlStandIn(slackUrl: string): Promise<UnfurlStandIn> {
  const sent: SentUnfurl[] = [];
  const server = createServer((incoming, response) => {
    const { url = '', method, headers } = incoming;
    if (!url.endsWith('/chat.unfurl')) {
      const outgoing = send(new URL(url, slackUrl), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      outgoing.on('error', () => response.destroy());
      incoming.pipe(outgoing);
      return;
    }
    let body = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (part: string) => void (body += part));
    incoming.on('end', () => {
      const { unfurls = '{}', ...rest } = Object.fromEntries(new URLSearchParams(body));
      sent.push({ ...rest, unfurls: JSON.parse(unfurls) as SentUnfurl['unfurls'] });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
