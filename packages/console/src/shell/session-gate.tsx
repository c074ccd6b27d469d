import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { ControlError, createControlClient } from '../control/control-client.ts';
import { followChanges } from '../control/follow-changes.ts';
import { endSession, keepActingUser, keepKey, readSession, type Session } from '../control/session.ts';
import { SessionContext } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Problem } from '../ui/notice.tsx';
import { CapabilityMissing } from './capability-missing.tsx';
import { Frame } from './frame.tsx';
import { NewKey } from './new-key.tsx';
import { SignIn } from './sign-in.tsx';

/** Shows the console to whoever has the key, as a user who may use it. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const [session, setSession] = useState(() => readSession(sessionStorage));
  const client = useQueryClient();
  const begin = (adminKey: string): void => {
    keepKey(sessionStorage, adminKey);
    setSession(readSession(sessionStorage));
  };
  const end = (): void => {
    endSession(sessionStorage);
    client.clear();
    setSession(undefined);
  };
  const choose = (handle: string): void => {
    keepActingUser(sessionStorage, handle);
    setSession(readSession(sessionStorage));
  };
  if (session === undefined) return <SignIn onKey={begin} />;
  return (
    <Gate session={session} onKey={begin} onUser={choose} onEnd={end}>
      {children}
    </Gate>
  );
}

interface GateProps {
  readonly session: Session;
  readonly onKey: (adminKey: string) => void;
  readonly onUser: (handle: string) => void;
  readonly onEnd: () => void;
  readonly children: ReactNode;
}

function Gate({ session: { adminKey, actingUser }, onKey, onUser, onEnd, children }: GateProps) {
  const connection = useConnection(adminKey);
  const read = useMemo(() => createControlClient({ adminKey }), [adminKey]);
  const users = useQuery({ queryKey: ['listUsers', undefined], queryFn: () => read('listUsers') });
  const admin = users.data?.find(({ isTenantAdmin }) => isTenantAdmin);
  const user = users.data?.find(({ handle }) => handle === actingUser) ?? admin;
  const userId = user?.id ?? '';
  const session = useMemo(
    () => ({ call: createControlClient({ adminKey, ...(userId !== '' && { actingUser: userId }) }), userId }),
    [adminKey, userId],
  );

  if (users.data === undefined) {
    if (users.error === null) return <p className="p-6 text-muted">Asking the tenant…</p>;
    return users.error instanceof ControlError && users.error.status === 0 ? (
      <Away error={users.error} onRetry={() => void users.refetch()} />
    ) : (
      <SignIn onKey={onKey} error={users.error} />
    );
  }
  if (user === undefined)
    return (
      <main className="p-6">
        <Problem
          error={new Error('This tenant has no tenant admin to act as. Seed it anew: ligase tenant seed demo')}
        />
      </main>
    );
  const isLetIn = user.capabilities.includes('Developer Platform');
  return (
    <SessionContext value={session}>
      <Frame users={users.data} user={user} onUser={onUser} onEnd={onEnd} isAway={connection === 'away'}>
        {isLetIn ? children : <CapabilityMissing user={user} admin={admin} callAsAdmin={read} />}
      </Frame>
      <NewKey isOpen={connection === 'refused'} onKey={onKey} onEnd={onEnd} />
    </SessionContext>
  );
}

// A request uses up a fault, and some of a limit.
const ofRequests: ReadonlySet<unknown> = new Set(['listRequests', 'listFaults', 'getLimitUse']);

/** Says that the tenant does not answer, before there is a page; the console goes on by itself once it does. */
function Away({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <main className="mx-auto mt-[12vh] grid max-w-md gap-4 p-6">
      <h1 className="text-xl font-semibold">Developer console</h1>
      <Problem error={error} />
      <div>
        <Button onClick={onRetry}>Try again</Button>
      </div>
    </main>
  );
}

/** Reads anew what has changed in the tenant, and knows whether it answers. */
function useConnection(adminKey: string): 'here' | 'away' | 'refused' {
  const client = useQueryClient();
  const [heard, setHeard] = useState<{ readonly adminKey: string; readonly is: 'here' | 'away' | 'refused' }>();
  useEffect(() => {
    const stop = new AbortController();
    followChanges(adminKey, stop.signal, (now) => {
      setHeard({ adminKey, is: now === 'away' || now === 'refused' ? now : 'here' });
      if (now === 'away' || now === 'refused') return;
      const isTold = (name: unknown): boolean => now === 'everything' || ofRequests.has(name);
      void client.invalidateQueries({ predicate: ({ queryKey: [name] }) => isTold(name) });
    });
    return () => stop.abort();
  }, [adminKey, client]);
  // What was heard with another key says nothing of this one.
  return heard?.adminKey === adminKey ? heard.is : 'here';
}
