import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** What {@link Loaded} shows. */
export interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** Shows what was read; until then that it is being read, or why it could not be. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const { data, error, isPending, refetch } = query;
  if (error !== null)
    return (
      <Notice tone="bad">
        <p className="mb-2">{error.message}</p>
        <Button onClick={() => void refetch()}>Try again</Button>
      </Notice>
    );
  return isPending ? <p className="text-muted">Reading…</p> : children(data);
}
