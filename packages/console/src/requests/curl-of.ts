import type { RequestDetail } from '@ligase/tenant/client';

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The command that sends a request once more; its credential is left for whoever runs it to put in. */
export function curlOf(
  {
    method,
    path,
    query,
    requestHeaders,
    requestBody,
  }: Pick<RequestDetail, 'method' | 'path' | 'query' | 'requestHeaders' | 'requestBody'>,
  origin: string,
): string {
  const headers = Object.entries(requestHeaders).filter(([name]) => name === 'content-type' || name === 'early-access');
  return [
    `curl -X ${method} ${quoted(`${origin}${path}${query && `?${query}`}`)}`,
    `-H "Authorization: Bearer $ACCESS_TOKEN"`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(requestBody === null ? [] : [`--data-binary ${quoted(requestBody)}`]),
  ].join(' \\\n  ');
}
