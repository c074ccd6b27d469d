import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { AppsPage } from './apps/apps-page.tsx';
import type { AuditFilter, DeliveryFilter, RequestFilter } from '@ligase/tenant/client';
import { isAppTab, type AppTab } from './apps/app-tabs.ts';
import type { CoverageSearch } from './operations/coverage-page.tsx';
import { isNumber, isText, searchOf } from './search-of.ts';
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
  // The first page that most people see is there at once.
  component: AppsPage,
});

const app = createRoute({
  getParentRoute: () => root,
  path: '/apps/$appId',
  validateSearch: ({ tab }: { readonly tab?: unknown }): { readonly tab?: AppTab } => (isAppTab(tab) ? { tab } : {}),
  component: lazyRouteComponent(() => import('./apps/app-page.tsx'), 'AppPage'),
});

const requests = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  validateSearch: searchOf<Omit<RequestFilter, 'limit'> & { readonly request?: number }>({
    principalId: isText,
    operationId: isText,
    status: isText,
    beforeNumber: isNumber,
    request: isNumber,
  }),
  component: lazyRouteComponent(() => import('./requests/requests-page.tsx'), 'RequestsPage'),
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  validateSearch: searchOf<Pick<DeliveryFilter, 'appId' | 'state'> & { readonly delivery?: string }>({
    appId: isText,
    state: isText,
    delivery: isText,
  }),
  component: lazyRouteComponent(() => import('./webhooks/webhooks-page.tsx'), 'WebhooksPage'),
});

const canvases = createRoute({
  getParentRoute: () => root,
  path: '/canvases',
  validateSearch: searchOf<{ readonly canvas?: string }>({ canvas: isText }),
  component: lazyRouteComponent(() => import('./canvases/canvases-page.tsx'), 'CanvasesPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit-log',
  validateSearch: searchOf<Pick<AuditFilter, 'itemId' | 'userId' | 'by' | 'beforeNumber'>>({
    itemId: isText,
    userId: isText,
    by: isText,
    beforeNumber: isNumber,
  }),
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
});

const limits = createRoute({
  getParentRoute: () => root,
  path: '/limits',
  component: lazyRouteComponent(() => import('./limits/limits-page.tsx'), 'LimitsPage'),
});

const machine = createRoute({
  getParentRoute: () => root,
  path: '/machine',
  component: lazyRouteComponent(() => import('./machine/machine-page.tsx'), 'MachinePage'),
});

const coverage = createRoute({
  getParentRoute: () => root,
  path: '/coverage',
  validateSearch: searchOf<CoverageSearch>({ version: isText, support: isText, find: isText }),
  component: lazyRouteComponent(() => import('./operations/coverage-page.tsx'), 'CoveragePage'),
});

const routeTree = root.addChildren([home, apps, app, requests, webhooks, canvases, audit, limits, machine, coverage]);

/** Makes the router; each page is loaded when it is first gone to. */
export function createConsoleRouter() {
  return createRouter({ routeTree, basepath: '/console', defaultPreload: 'intent', defaultPendingMs: 100_000 });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
