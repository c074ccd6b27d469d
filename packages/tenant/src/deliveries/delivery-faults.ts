import type { Delivery } from './delivery.ts';

/** What can go wrong with a delivery when that is asked for. */
export const deliveryFaultKinds = [
  'drop',
  'duplicate',
  'reordered',
  'late',
  'bad-signature',
  'wrong-key',
  'old-timestamp',
] as const;

/** What shall go wrong with the next deliveries. */
export interface DeliveryFault {
  /**
   * `drop` loses it on the way, and then it is sent again like any that was not acknowledged; `duplicate` sends it twice; `reordered` lets the next one of the app go first; `late` waits;
   * the others send what a receiver must refuse, and then retry.
   */
  readonly kind: (typeof deliveryFaultKinds)[number];
  /** Default: any app's. */
  readonly appId?: string;
  /** Default: any type of message. */
  readonly type?: string;
  /** How long `late` waits, and `reordered` at most. Default 60 s. */
  readonly delayMs?: number;
  /** How many deliveries; default 1. */
  readonly times?: number;
}

/** A fault that still waits for deliveries. */
export type WaitingDeliveryFault = DeliveryFault &
  Required<Pick<DeliveryFault, 'times'>> & {
    /** Names it among those that wait. */
    readonly number: number;
  };

/** Faults that were asked for, each until it has happened as often as wanted. */
export interface DeliveryFaults {
  failNext(fault: DeliveryFault): void;
  /** The fault for an attempt that is made now, which it uses up. */
  take(delivery: Pick<Delivery, 'appId' | 'message'>): DeliveryFault | undefined;
  list(): WaitingDeliveryFault[];
  /** Takes one back; false when none has this number. */
  remove(number: number): boolean;
  clear(): void;
}

/** Keeps faults in memory; the oldest that fits a delivery happens first. */
export function createDeliveryFaults(): DeliveryFaults {
  let asked = 0;
  let waiting: (DeliveryFault & { readonly number: number; times: number })[] = [];
  return {
    failNext(fault) {
      asked += 1;
      waiting.push({ times: 1, ...fault, number: asked });
    },
    take({ appId, message }) {
      const fault = waiting.find(
        (one) => (one.appId ?? appId) === appId && (one.type ?? message.type) === message.type,
      );
      if (fault === undefined) return undefined;
      fault.times -= 1;
      waiting = waiting.filter(({ times }) => times > 0);
      return fault;
    },
    list: () => waiting.map((fault) => ({ ...fault })),
    remove(number) {
      const before = waiting.length;
      waiting = waiting.filter((one) => one.number !== number);
      return waiting.length < before;
    },
    clear: () => {
      waiting = [];
    },
  };
}
