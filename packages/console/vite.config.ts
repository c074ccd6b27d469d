import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The tenant serves these files from its own package, under `/console/`.
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: '../tenant/console',
    emptyOutDir: true,
    // The page's policy lets in files of its own only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs, in few files: browsers fetch six at a time.
            { name: 'libraries', test: /node_modules\/(?:react|react-dom|scheduler|@tanstack)\// },
            { name: 'ui', test: /console\/src\/ui\// },
          ],
        },
      },
    },
  },
  // A tenant on its usual port, for work on the console itself.
  server: { proxy: { '/control': 'http://127.0.0.1:4180', '/api': 'http://127.0.0.1:4180' } },
});
