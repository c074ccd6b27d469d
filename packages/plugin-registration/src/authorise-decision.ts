import { RefusedError } from '@ligase/core';
import type { Acting } from '@ligase/plugin-acting/contract';
import type { Audit } from '@ligase/plugin-auditing/contract';
import type { Registration } from './contract.ts';

/** Lets somebody approve or refuse a registration, when they may. */
export async function authoriseDecision(
  { acting, audit }: { readonly acting: Acting; readonly audit: Audit },
  ...[{ answer, by }, about]: Parameters<Registration['authorise']>
): Promise<void> {
  const { runId, kind: name, folderId, registryId, needsAnother, askedById } = about;
  const isOwn = by.id === askedById;
  if (answer === 'approve' && needsAnother && isOwn)
    throw new RefusedError('You asked for this yourself: somebody else must approve it.');
  // Whoever asked may also take it back.
  if (answer === 'approve' || !isOwn)
    for (const id of [folderId, registryId])
      // oxlint-disable-next-line no-await-in-loop -- the first that is missing is told
      await acting.authorise(by, 'approve-registration', { id, name });
  await audit.record({ action: `registration.${answer}`, targets: [runId, folderId] });
}
