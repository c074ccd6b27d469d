import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { isAppTab, type AppTab } from './apps/app-tabs.ts';
import { NotFound } from './shell/not-found.tsx';
import { SessionGate } from './shell/session-gate.tsx';

const root = createRootRoute({
  component: () => (
    <SessionGate>
      <Outlet />
    </SessionGate>
  ),
  notFoundComponent: NotFound,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/apps' });
  },
});

const apps = createRoute({
  getParentRoute: () => root,
  path: '/apps',
  component: lazyRouteComponent(() => import('./apps/apps-page.tsx'), 'AppsPage'),
});

const app = createRoute({
  getParentRoute: () => root,
  path: '/apps/$appId',
  validateSearch: ({ tab }: { readonly tab?: unknown }): { readonly tab?: AppTab } => (isAppTab(tab) ? { tab } : {}),
  component: lazyRouteComponent(() => import('./apps/app-page.tsx'), 'AppPage'),
});

const routeTree = root.addChildren([home, apps, app]);

/** Makes the router; each page is loaded when it is first gone to. */
export function createConsoleRouter() {
  return createRouter({ routeTree, basepath: '/console', defaultPreload: 'intent', defaultPendingMs: 100_000 });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
