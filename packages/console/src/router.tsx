import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { AppsPage } from './apps/apps-page.tsx';
import type { DeliveryFilter, RequestFilter } from '@ligase/tenant/client';
import { isAppTab, type AppTab } from './apps/app-tabs.ts';
import { readAuditSearch } from './audit/audit-search.ts';
import type { CoverageSearch } from './operations/coverage-page.tsx';
import { number, parseSearch, searchOf, text, writeSearch } from './search-of.ts';
import { PageFailed } from './shell/page-failed.tsx';
import { NotFound } from './shell/not-found.tsx';
import { SessionGate } from './shell/session-gate.tsx';

// Loaded when they are first gone to, or a little after the first page is there.
const late = {
  appPage: lazyRouteComponent(() => import('./apps/app-page.tsx'), 'AppPage'),
  requestsPage: lazyRouteComponent(() => import('./requests/requests-page.tsx'), 'RequestsPage'),
  webhooksPage: lazyRouteComponent(() => import('./webhooks/webhooks-page.tsx'), 'WebhooksPage'),
  canvasesPage: lazyRouteComponent(() => import('./canvases/canvases-page.tsx'), 'CanvasesPage'),
  auditPage: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
  limitsPage: lazyRouteComponent(() => import('./limits/limits-page.tsx'), 'LimitsPage'),
  machinePage: lazyRouteComponent(() => import('./machine/machine-page.tsx'), 'MachinePage'),
  coveragePage: lazyRouteComponent(() => import('./operations/coverage-page.tsx'), 'CoveragePage'),
};

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
  component: late.appPage,
});

const requests = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  validateSearch: searchOf<Omit<RequestFilter, 'limit'> & { readonly request?: number }>({
    principalId: text,
    operationId: text,
    status: text,
    beforeNumber: number,
    request: number,
  }),
  component: late.requestsPage,
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  validateSearch: searchOf<Pick<DeliveryFilter, 'appId' | 'state'> & { readonly delivery?: string }>({
    appId: text,
    state: text,
    delivery: text,
  }),
  component: late.webhooksPage,
});

const canvases = createRoute({
  getParentRoute: () => root,
  path: '/canvases',
  validateSearch: searchOf<{ readonly canvas?: string }>({ canvas: text }),
  component: late.canvasesPage,
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit-log',
  validateSearch: readAuditSearch,
  component: late.auditPage,
});

const limits = createRoute({
  getParentRoute: () => root,
  path: '/limits',
  component: late.limitsPage,
});

const machine = createRoute({
  getParentRoute: () => root,
  path: '/machine',
  component: late.machinePage,
});

const coverage = createRoute({
  getParentRoute: () => root,
  path: '/coverage',
  validateSearch: searchOf<CoverageSearch>({ version: text, support: text, find: text }),
  component: late.coveragePage,
});

const routeTree = root.addChildren([home, apps, app, requests, webhooks, canvases, audit, limits, machine, coverage]);

/** Makes the router; each page is loaded when it is first gone to. */
export function createConsoleRouter() {
  return createRouter({
    routeTree,
    basepath: '/console',
    defaultPendingMs: 100_000,
    // What a page does not know of an address, it is not given.
    search: { strict: true },
    parseSearch,
    stringifySearch: writeSearch,
    defaultErrorComponent: PageFailed,
  });
}

/** Loads the pages that are not there yet, so that going to one needs no tenant that answers. */
export function loadLatePages(): void {
  // One that cannot be loaded is tried again when it is gone to.
  for (const page of Object.values(late)) page.preload?.()?.catch(() => undefined);
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
