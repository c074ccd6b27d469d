import { definePlugin, token, type SharedState, type Token } from '@ligase/core';

/** The task that has plates to itself. */
export interface Holder {
  readonly taskId: string;
  /** What people call it. */
  readonly displayId: string;
}

/** A plate that a task wanted, and which other task has it. */
export interface HeldPlate {
  readonly barcode: string;
  readonly holder: Holder;
}

/** Which task has which plates to itself, for all processes of the app. */
export interface PlateHolds {
  /** Takes all of some plates, or none: then it gives the first that another task has. Done again, it does no more. */
  take(holder: Holder, barcodes: readonly string[]): Promise<HeldPlate | undefined>;
  /** Lets others have all plates of a task. */
  release(taskId: string): Promise<void>;
}

/** Names the holds to whoever requires them. */
export const plateHolds: Token<PlateHolds, 'plate-holds'> = token<PlateHolds>()('plate-holds');

/** One value for all plates, so that several are taken at once or not at all. */
const key = 'liquid-handler/held-plates';

/** Keeps the holds in the app's shared state. */
export function plateHoldsPlugin(share: SharedState) {
  return definePlugin({
    name: 'plate-holds',
    requires: {},
    provides: plateHolds,
    setup: (): PlateHolds => ({
      take: (holder, barcodes) =>
        share.change<HeldPlate | undefined>(key, (kept) => {
          const held = heldIn(kept);
          for (const barcode of barcodes) {
            const other = held[barcode];
            if (other !== undefined && other.taskId !== holder.taskId) return { give: { barcode, holder: other } };
          }
          const taken = Object.fromEntries(barcodes.map((barcode) => [barcode, holder]));
          return { keep: { ...held, ...taken }, give: undefined };
        }),
      release: (taskId) =>
        share.change(key, (kept) => {
          const others = Object.entries(heldIn(kept)).filter(([, holder]) => holder.taskId !== taskId);
          return { keep: Object.fromEntries(others), give: undefined };
        }),
    }),
  });
}

function heldIn(kept: unknown): Readonly<Record<string, Holder>> {
  return (kept ?? {}) as Readonly<Record<string, Holder>>;
}
