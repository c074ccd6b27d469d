import type { UserView } from '@ligase/tenant/client';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Choice } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Button } from '../ui/button.tsx';

/** What stands around every page. */
export interface FrameProps {
  readonly users: readonly UserView[];
  readonly user: UserView;
  readonly onUser: (handle: string) => void;
  readonly onEnd: () => void;
  /** Whether the tenant does not answer. */
  readonly isAway: boolean;
  readonly children: ReactNode;
}

const places = [
  ['/apps', 'Apps'],
  ['/requests', 'Requests'],
  ['/webhooks', 'Webhooks'],
  ['/canvases', 'Canvases'],
  ['/audit-log', 'Audit log'],
  ['/limits', 'Limits'],
  ['/machine', 'Machine'],
  ['/coverage', 'Coverage'],
] as const;

/** The menu, the user that the console acts as, and the page. */
export function Frame({ users, user, onUser, onEnd, isAway, children }: FrameProps) {
  return (
    <div className="grid min-h-screen grid-cols-[13rem_minmax(0,1fr)] max-md:grid-cols-1">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-surface focus:p-2">
        Skip to the page
      </a>
      <header className="flex flex-col gap-4 border-r border-line bg-surface p-4 md:sticky md:top-0 md:h-screen md:overflow-y-auto">
        <div>
          <p className="font-semibold">Developer console</p>
          <p className="text-xs text-muted">A local tenant, not Benchling</p>
        </div>
        <nav aria-label="Console" className="grid gap-0.5">
          {places.map(([path, name]) => (
            <Link
              key={path}
              to={path}
              className="rounded-md px-2 py-1 text-muted hover:bg-raised hover:text-ink"
              activeProps={{ className: 'bg-raised font-medium text-ink!' }}
            >
              {name}
            </Link>
          ))}
        </nav>
        <div className="mt-auto grid gap-2">
          <Choice
            label="Acting as"
            options={users.filter(({ isSuspended }) => !isSuspended).map(({ handle, name }) => [handle, name])}
            value={user.handle}
            onChange={(event) => onUser(event.currentTarget.value)}
          />
          <Button onClick={onEnd}>Sign out</Button>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="min-w-0 p-6 outline-none max-md:p-4">
        <div className="mx-auto grid max-w-6xl grid-cols-1 gap-4">
          {isAway && (
            <Notice tone="bad">
              The tenant does not answer, so what stands here may be old. Start it again with: ligase tenant start. The
              page goes on by itself, and keeps what you have written.
            </Notice>
          )}
          {children}
        </div>
      </main>
    </div>
  );
}
