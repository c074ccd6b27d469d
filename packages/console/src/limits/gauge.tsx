import type { LimitUse } from '@ligase/tenant/client';
import type { ReactNode } from 'react';
import { durationText } from '../ui/duration-text.ts';

/** What {@link Gauge} shows. */
export interface GaugeProps {
  readonly use: LimitUse;
  /** For those who do not see it. */
  readonly name: string;
  readonly children: ReactNode;
}

const count = new Intl.NumberFormat('en');

/** How much of a window is used, and when it ends. */
export function Gauge({ use: { used, limit, remaining, resetSeconds, periodMs }, name, children }: GaugeProps) {
  const share = Math.min(1, used / limit);
  const tone = remaining === 0 ? 'bg-bad' : share >= 0.8 ? 'bg-warn' : 'bg-accent';
  return (
    <div className="grid gap-1.5">
      <p className="font-medium wrap-anywhere">{children}</p>
      <div
        role="meter"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={used}
        aria-valuetext={`${used} of ${limit} used`}
        className="h-2 overflow-hidden rounded-full bg-raised"
      >
        <div className={`h-full ${tone}`} style={{ width: `${share * 100}%` }} />
      </div>
      <p className="flex flex-wrap justify-between gap-x-3 text-xs tabular-nums">
        <span className={remaining === 0 ? 'font-medium text-bad' : ''}>
          {remaining === 0 ? 'Used up: ' : ''}
          {count.format(used)} of {count.format(limit)} used
        </span>
        <span className="text-muted">
          per {durationText(periodMs)}
          {used > 0 && `, ends in ${durationText(resetSeconds * 1000)}`}
        </span>
      </p>
    </div>
  );
}
