import { createHash } from 'node:crypto';

/** An event of the tenant on its way to a bus. */
export interface BusEvent {
  readonly type: string;
  /** As API v2 shows it, in JSON. */
  readonly payload: string;
}

/** The event as AWS EventBridge hands on a partner's events: what a rule's target gets. */
export function eventBridgeEnvelope({ type, payload }: BusEvent, tenant: string): string {
  const { id, createdAt } = JSON.parse(payload) as { readonly id: string; readonly createdAt: string };
  const head = JSON.stringify({
    version: '0',
    id: uuidOf(id),
    'detail-type': type,
    source: `aws.partner/benchling.com/${tenant}/ligase`,
    account: '000000000000',
    time: `${createdAt.slice(0, 19)}Z`,
    region: 'us-east-1',
    resources: [],
  });
  return `${head.slice(0, -1)},"detail":${payload}}`;
}

/** The same id for the same event, so that a receiver can tell what it has had already. */
function uuidOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
