import { NetworkError, RefusedError } from '@ligase/core';
import type { WebClient } from '@slack/web-api';
import type { SlackFile } from '../contract.ts';
import type { CallSlack } from '../posting/call-slack.ts';

/** What a file is read with. */
export interface FilePorts {
  readonly connect: () => Promise<WebClient>;
  readonly call: CallSlack;
  readonly apiUrl: string;
  readonly timeoutMs: number;
}

/** Reads an uploaded file, up to a limit. The bot's token goes to Slack alone, whatever address the file is said to have. */
export async function readFile(
  { connect, call, apiUrl, timeoutMs }: FilePorts,
  fileId: string,
  maxBytes: number,
): Promise<SlackFile> {
  const info = await call({
    method: 'files.info',
    send: async (client) => (await client.files.info({ file: fileId })).file ?? 'gone',
    refused: (word) => (word === 'file_not_found' || word === 'file_deleted' ? 'gone' : undefined),
  });
  if (info === 'gone') throw new RefusedError('The file is not in Slack any more.');
  const { name = fileId, size = 0, url_private_download: address = '' } = info;
  const tooLarge = () => new RefusedError(`"${name}" has more than ${maxBytes} bytes.`);
  if (size > maxBytes) throw tooLarge();
  if (!URL.canParse(address) || !isOfSlack(new URL(address), new URL(apiUrl)))
    throw new RefusedError(`"${name}" is not kept by Slack itself, so I cannot read it. Upload it here.`);
  const { token = '' } = await connect();
  const bytes = await download(address, token, timeoutMs, name);
  if (bytes.length > maxBytes) throw tooLarge();
  return { name, bytes };
}

function isOfSlack(address: URL, api: URL): boolean {
  return (
    address.origin === api.origin || (address.protocol === 'https:' && address.hostname.endsWith(`.${api.hostname}`))
  );
}

async function download(address: string, token: string, timeoutMs: number, name: string): Promise<Uint8Array> {
  try {
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`Slack answered ${response.status}`);
    return await response.bytes();
  } catch (cause) {
    throw new NetworkError(`"${name}" could not be read from Slack.`, { cause });
  }
}
