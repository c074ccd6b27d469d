import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StartedTenant } from '@ligase/tenant';
import { onTestFinished } from 'vitest';

const manifest = `manifestVersion: 1
info:
  name: Courier
  description: Carries samples
  version: 1.0.0
features:
  - id: pick
    name: Pick a plate
    type: CANVAS
    locations: [ENTRY]
subscriptions:
  deliveryMethod: WEBHOOK
  messages:
    - type: v2.canvas.created
    - type: v2.canvas.userInteracted
    - type: v2.entry.created
    - type: v2.app.installed
`;

/** An app with a webhook receiver, as the demo lab has it. */
export interface Courier {
  readonly appId: string;
  readonly entryId: string;
  /** The bodies of the webhooks that came. */
  readonly received: readonly string[];
  /** Calls API v2 as the app, and gives the body of the answer. */
  readonly call: (method: string, path: string, body?: object) => Promise<{ readonly id: string }>;
}

/** Makes an app that takes every webhook, may write in the project of the demo, and has made an entry there. */
export async function addCourier({ url, control, deliveries }: StartedTenant): Promise<Courier> {
  const received: string[] = [];
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(Buffer.concat(chunks).toString());
      response.end('taken');
    });
  });
  await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void receiver.close());
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const appId = control.createAppFromManifest({ manifest, webhookUrl }).app?.id ?? '';
  const [project] = control.listProjects();
  control.grantAccess({ resourceId: project?.id ?? '', collaboratorId: appId, policy: 'Admin' });
  const { accessToken } = control.issueAccessToken({ principalId: appId });
  const call: Courier['call'] = async (method, path, body) => {
    const response = await fetch(`${url}/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as { readonly id: string };
  };
  const { id: entryId } = await call('POST', '/entries', { name: 'Run 42', folderId: 'lib_DemoNote' });
  await deliveries.idle();
  return { appId, entryId, received, call };
}
