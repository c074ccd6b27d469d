import type { AuditFormat } from '@ligase/tenant/client';
import { useMutation } from '@tanstack/react-query';
import { useSession } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Problem } from '../ui/notice.tsx';
import { saveFile } from '../ui/save-file.ts';
import type { AuditSearch } from './audit-search.ts';

/** Saves every row that matches the filters, not only those of the page, the oldest first. */
export function Exports({ filter }: { readonly filter: AuditSearch }) {
  const { call } = useSession();
  const { error, isPending, mutate } = useMutation({
    mutationFn: (format: AuditFormat) => call('exportAuditLog', { ...filter, format }),
    onSuccess: saveFile,
  });
  return (
    <>
      <Problem error={error} />
      <Button disabled={isPending} onClick={() => mutate('CSV')}>
        Export CSV
      </Button>
      <Button disabled={isPending} onClick={() => mutate('PDF')}>
        Export PDF
      </Button>
    </>
  );
}
