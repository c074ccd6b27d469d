import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ControlError } from './control/control-client.ts';
import { takeKeyFromAddress } from './control/session.ts';
import { createConsoleRouter, loadLatePages } from './router.tsx';

takeKeyFromAddress(window);

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // What changes is told by the tenant.
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      // Only what did not answer may answer the next time.
      retry: (failures, error) => failures < 1 && error instanceof ControlError && error.status === 0,
    },
  },
});
const router = createConsoleRouter();

const idleMs = 1000;
window.addEventListener('load', () => setTimeout(loadLatePages, idleMs));

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
