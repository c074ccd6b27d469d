import type { ReactNode } from 'react';
import type { Tone } from './badge.tsx';

const tones: Readonly<Record<Tone, string>> = {
  good: 'border-good/40 bg-good-bg',
  warn: 'border-warn/40 bg-warn-bg',
  bad: 'border-bad/40 bg-bad-bg',
  plain: 'border-line bg-raised',
};

/** Something to know before going on. */
export function Notice({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={`rounded-md border px-3 py-2 wrap-anywhere ${tones[tone]}`}
    >
      {children}
    </div>
  );
}

/** What went wrong, in the tenant's words; nothing when nothing did. */
export function Problem({ error }: { readonly error: Error | null | undefined }) {
  return error ? <Notice tone="bad">{error.message}</Notice> : null;
}
