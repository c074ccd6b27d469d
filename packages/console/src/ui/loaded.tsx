import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ControlError } from '../control/control-client.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** What {@link Loaded} shows. */
export interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/**
 * Shows what was read; until then that it is being read, or why it could not be. What is there stays when it cannot be read
 * again, as somebody may be writing in it.
 */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const { data, error, isPending, refetch } = query;
  if (data === undefined && isPending) return <p className="text-muted">Reading…</p>;
  return (
    <>
      {error !== null && (data === undefined || !isSaidByFrame(error)) && (
        <Notice tone="bad">
          <p className="mb-2">{error.message}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </Notice>
      )}
      {data !== undefined && children(data)}
    </>
  );
}

/** That the tenant is away, or has another key, is said once for the whole page. */
function isSaidByFrame(error: Error): boolean {
  return error instanceof ControlError && (error.status === 0 || error.status === 401);
}
