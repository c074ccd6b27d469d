import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { downloadFile } from './download.ts';

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/log.csv?signature=hush`);
}

it('fetches a file without telling who asks', async () => {
  let headers: object = {};
  const url = await serve((request, response) => {
    headers = request.headers;
    response.end('a,b\n');
  });

  const text = await downloadFile(url);

  expect(text).toBe('a,b\n');
  expect(headers).not.toHaveProperty('authorization');
});

it('says that an address may have expired, without naming it', async () => {
  const url = await serve((_, response) => void response.writeHead(403).end('<Error/>'));

  const error = await downloadFile(url).catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({ code: 'API_UNEXPECTED_REPLY', status: 403 });
  expect(String(error)).not.toContain('hush');
});

it('says that a host cannot be reached', async () => {
  const fetching = downloadFile(new URL('http://127.0.0.1:1/log.csv'));

  await expect(fetching).rejects.toMatchObject({ code: 'NET_UNREACHABLE' });
});
