import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UserView } from '@ligase/tenant/client';
import type { CallControl } from '../control/control-client.ts';
import { Button } from '../ui/button.tsx';
import { Notice, Problem } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

/** What {@link CapabilityMissing} works with. */
export interface CapabilityMissingProps {
  readonly user: UserView;
  /** Who can give it. */
  readonly admin: UserView | undefined;
  /** Calls the control API as the tenant's first admin. */
  readonly callAsAdmin: CallControl;
}

/** Says what a user lacks, and lets whoever holds the admin key give it. */
export function CapabilityMissing({ user, admin, callAsAdmin }: CapabilityMissingProps) {
  const client = useQueryClient();
  const grant = useMutation({
    mutationFn: () =>
      callAsAdmin('setCapability', { holderId: user.id, capability: 'Developer Platform', isGranted: true }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Page title="No access to the developer console">
      <Notice tone="warn">
        {user.name} does not have the capability <strong>Developer Platform</strong>. In Benchling, too, {user.name}{' '}
        could not make or change apps.
      </Notice>
      <p className="max-w-prose">
        A tenant admin can give it: to {user.name}, or to a team or an organization that {user.name} is in. Or act as
        somebody else: choose another user below the menu.
      </p>
      {admin !== undefined && (
        <div>
          <Button tone="primary" disabled={grant.isPending} onClick={() => grant.mutate()}>
            Give it to {user.name}, as {admin.name}
          </Button>
        </div>
      )}
      <Problem error={grant.error} />
    </Page>
  );
}
