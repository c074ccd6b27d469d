import { useEffect, type ReactNode } from 'react';

/** What every page begins with. */
export interface PageProps {
  readonly title: string;
  /** What one can do here, in a sentence. */
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its title, what it is for, what can be done, and the rest. */
export function Page({ title, about, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Developer console`;
  }, [title]);
  return (
    <div className="grid grid-cols-1 gap-5">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
          {about !== undefined && <div className="max-w-prose wrap-anywhere text-muted">{about}</div>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page under a heading of its own. */
export function Section({ title, about, actions, children }: PageProps) {
  return (
    <section aria-label={title} className="grid grid-cols-1 gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h2 className="font-semibold">{title}</h2>
          {about !== undefined && <p className="max-w-prose wrap-anywhere text-muted">{about}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** What stands where there is nothing yet: why, and what to do next. */
export function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed border-edge p-8 text-center">
      <p className="font-medium">{title}</p>
      <div className="mx-auto max-w-prose text-muted">{children}</div>
    </div>
  );
}
