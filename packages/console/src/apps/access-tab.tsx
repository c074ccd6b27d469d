import type { AppView } from '@ligase/tenant/client';
import { GroupMemberships } from './group-memberships.tsx';
import { PlaceGrants } from './place-grants.tsx';
import { WhyAccess } from './why-access.tsx';

/** What an app may do where: through organizations and teams, by itself, and why. */
export function AccessTab({ app }: { readonly app: AppView }) {
  return (
    <>
      <GroupMemberships app={app} />
      <PlaceGrants app={app} />
      <WhyAccess app={app} />
    </>
  );
}
