import { Link } from '@tanstack/react-router';
import { Empty, Page } from '../ui/page.tsx';

/** What stands at an address that is no page. */
export function NotFound() {
  return (
    <Page title="No such page">
      <Empty title="There is nothing at this address.">
        The link may be older than this console.{' '}
        <Link to="/apps" className="underline">
          Go to the apps
        </Link>
      </Empty>
    </Page>
  );
}
