import type { SenderKey } from './benchling-sender.ts';

/** Where keys are fetched, as a test wants it. */
export interface KeyServer {
  /** The addresses that were asked for. */
  readonly asked: readonly string[];
  /** Those that are published. */
  keys: readonly SenderKey[];
  /** What is answered instead, once each. */
  answerNext(...answers: readonly (() => Response | Promise<Response>)[]): void;
  readonly fetch: typeof fetch;
}

/** Serves keys without a network. */
export function keyServer(...keys: readonly SenderKey[]): KeyServer {
  const asked: string[] = [];
  const answers: (() => Response | Promise<Response>)[] = [];
  const server: KeyServer = {
    asked,
    keys,
    answerNext: (...next) => void answers.push(...next),
    async fetch(input) {
      asked.push(input instanceof Request ? input.url : String(input));
      const answer = answers.shift() ?? (() => Response.json({ keys: server.keys.map(({ jwk }) => jwk) }));
      return await answer();
    },
  };
  return server;
}
