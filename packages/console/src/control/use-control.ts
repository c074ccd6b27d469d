import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { CallControl, InputOf, OperationName, ResultOf } from './control-client.ts';

/** What pages reach the tenant with. */
export interface ConsoleSession {
  readonly call: CallControl;
  /** The id of the user that the console acts as. */
  readonly userId: string;
}

/** Holds the session of everything inside of it. */
export const SessionContext = createContext<ConsoleSession | undefined>(undefined);

/** The session that the console has. */
export function useSession(): ConsoleSession {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('There is no session outside of SessionGate.');
  return session;
}

/** When {@link useControl} reads. */
export interface ReadOptions {
  /** Default true. */
  readonly isWanted?: boolean;
  /** Reads again after so long, for what changes with time alone. Default never. */
  readonly everyMs?: number;
}

/** Reads from the control API, and again whenever the tenant has changed. */
export function useControl<Name extends OperationName>(
  name: Name,
  input?: InputOf<Name>,
  { isWanted = true, everyMs }: ReadOptions = {},
) {
  const { call } = useSession();
  return useQuery({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    // A list stays while it is filtered; what is one thing must not stand in the place of another.
    ...(name.startsWith('list') && { placeholderData: keepPreviousData }),
    enabled: isWanted,
    ...(everyMs !== undefined && { refetchInterval: everyMs }),
  });
}

/** Does something through the control API, as the chosen user. */
export function useAct<Name extends OperationName>(name: Name, onDone?: (result: ResultOf<Name>) => void) {
  const { call } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: InputOf<Name>) => call(name, input),
    onSuccess: async (result) => {
      onDone?.(result);
      await client.invalidateQueries();
    },
  });
}
