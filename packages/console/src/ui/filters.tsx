import type { ReactNode } from 'react';

/** Filters in a row above what they filter. */
export function Filters({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <form
      role="search"
      aria-label={label}
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => event.preventDefault()}
    >
      {children}
    </form>
  );
}
