import type { AuditRecord } from '@ligase/plugin-auditing';
import { readAuditTrail } from '@ligase/workflows';

/** What `ligase audit show` finds under a correlation id, in the store of a bot that is stopped. */
export async function readTrail(store: string, correlationId: string): Promise<readonly AuditRecord[]> {
  const records: AuditRecord[] = [];
  for await (const record of readAuditTrail<AuditRecord>({ store, app: 'slack-bot', correlationId }))
    records.push(record);
  return records;
}
