import type { AppView } from '@ligase/tenant/client';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { ControlError } from '../control/control-client.ts';
import { useControl } from '../control/use-control.ts';
import { linkStyle } from '../ui/link.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { AccessTab } from './access-tab.tsx';
import { ActivityTab } from './activity-tab.tsx';
import { AppState } from './app-state.tsx';
import { appTabs, type AppTab } from './app-tabs.ts';
import { ConfigurationTab } from './configuration-tab.tsx';
import { GeneralTab } from './general-tab.tsx';
import { VersionsTab } from './versions-tab.tsx';
import { WebhookTab } from './webhook-tab.tsx';

const contents: Readonly<Record<AppTab, (props: { readonly app: AppView }) => React.ReactNode>> = {
  general: GeneralTab,
  access: AccessTab,
  configuration: ConfigurationTab,
  versions: VersionsTab,
  activity: ActivityTab,
  webhook: WebhookTab,
};

/** A page that was open stays while the tenant is away; an app that is gone does not. */
function isGone(error: Error): boolean {
  return error instanceof ControlError && error.status === 404;
}

/** One app, a tab at a time. */
export function AppPage() {
  const { appId } = useParams({ from: '/apps/$appId' });
  const { tab = 'general' } = useSearch({ from: '/apps/$appId' });
  const query = useControl('getApp', { appId });
  const Content = contents[tab];
  if (query.error !== null && (query.data === undefined || isGone(query.error)))
    return (
      <Page title="The app cannot be shown">
        <Problem error={query.error} />
        <p>
          <Link to="/apps" className={linkStyle}>
            See all apps
          </Link>
        </p>
      </Page>
    );
  return (
    <Loaded query={query}>
      {(app) => (
        <Page title={app.name} about={app.description} actions={<AppState app={app} />}>
          <nav aria-label="App" className="flex gap-1 overflow-x-auto border-b border-line">
            {Object.entries(appTabs).map(([name, shown]) => (
              <Link
                key={name}
                to="/apps/$appId"
                params={{ appId }}
                search={{ tab: name as AppTab }}
                aria-current={name === tab ? 'page' : undefined}
                className="border-b-2 border-transparent px-3 py-1.5 whitespace-nowrap text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                {shown}
              </Link>
            ))}
          </nav>
          <Content key={app.id} app={app} />
        </Page>
      )}
    </Loaded>
  );
}
