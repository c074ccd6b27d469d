import type { DeliveryState } from '@ligase/tenant/client';
import { Badge, type Tone } from '../ui/badge.tsx';

const tones: Readonly<Record<DeliveryState, Tone>> = {
  WAITING: 'plain',
  DELIVERED: 'good',
  FAILED: 'bad',
  WITHHELD: 'warn',
};

/** Every state that a delivery can have. */
export const deliveryStates = Object.keys(tones) as readonly DeliveryState[];

/** Whether a delivery waits, has come, failed or was withheld. */
export function DeliveryStateBadge({ state }: { readonly state: DeliveryState }) {
  return <Badge tone={tones[state]}>{state.toLowerCase()}</Badge>;
}
