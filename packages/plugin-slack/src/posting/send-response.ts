import type { SlackMessage } from '../contract.ts';

/**
 * Answers by the address that came with what the person did. False when Slack no longer takes answers there, or does not
 * answer: there are other ways.
 */
export async function sendResponse(
  responseUrl: string,
  { text, blocks }: SlackMessage,
  { fetch, timeoutMs }: { readonly fetch: typeof globalThis.fetch; readonly timeoutMs: number },
): Promise<boolean> {
  try {
    const response = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text, blocks }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
