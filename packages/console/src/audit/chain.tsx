import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Id } from '../ui/id.tsx';
import { Notice, Problem } from '../ui/notice.tsx';

/** Whether the log is as it was written; looked at when the page opens and when asked, since it reads every row. */
export function Chain() {
  const { call } = useSession();
  const { data, error, isPending, mutate } = useMutation({ mutationFn: () => call('verifyAuditLog') });
  useEffect(() => mutate(), [mutate]);
  const again = (
    <Button disabled={isPending} onClick={() => mutate()}>
      Verify again
    </Button>
  );
  if (error !== null)
    return (
      <div className="grid justify-items-start gap-2">
        <Problem error={error} />
        {again}
      </div>
    );
  if (data === undefined) return <p className="text-muted">Verifying the chain…</p>;
  return (
    <Notice tone={data.intact ? 'good' : 'bad'}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        {data.intact ? (
          <p className="min-w-0">
            <strong>The chain is intact:</strong> when it was verified,{' '}
            {data.rows === 1 ? 'its one row was as it had' : `all ${data.rows} rows were as they had`} been written.
            Head: <Id id={data.head.slice(0, 16)} />…
          </p>
        ) : (
          <p className="min-w-0">
            <strong>The chain is broken at row {data.number}:</strong>{' '}
            {data.problem === 'missing' ? 'the row is gone' : 'it, or one before it, was changed or moved'}. The
            tenant's file was written to from outside; restore a snapshot under Machine.
          </p>
        )}
        {again}
      </div>
    </Notice>
  );
}
