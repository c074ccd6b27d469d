import type { AppView } from '@ligase/tenant/client';
import { Badge } from '../ui/badge.tsx';

/** Whether an app is active, inactive or archived. */
export function AppState({ app: { archiveReason, status } }: { readonly app: AppView }) {
  if (archiveReason !== null) return <Badge tone="warn">archived</Badge>;
  return <Badge tone={status === 'active' ? 'good' : 'plain'}>{status}</Badge>;
}
