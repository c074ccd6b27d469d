import type { ReactNode } from 'react';

const tones = {
  good: 'bg-good-bg text-good',
  warn: 'bg-warn-bg text-warn',
  bad: 'bg-bad-bg text-bad',
  plain: 'bg-raised text-muted',
} as const;

/** What a badge says at a glance. */
export type Tone = keyof typeof tones;

/** A short state, such as `active`. */
export function Badge({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className={`inline-block rounded px-1.5 text-xs leading-5 font-medium whitespace-nowrap ${tones[tone]}`}>
      {children}
    </span>
  );
}

/** The tone of an HTTP status. */
export function toneOfStatus(status: number | null): Tone {
  if (status === null || status >= 500) return 'bad';
  return status >= 400 ? 'warn' : 'good';
}
