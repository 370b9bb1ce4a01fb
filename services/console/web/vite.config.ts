import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    // Libraries change seldom, our own code often: two files that a browser keeps apart.
    rollupOptions: {
      output: { manualChunks: (id: string) => (id.includes('/node_modules/') ? 'vendor' : undefined) },
    },
    chunkSizeWarningLimit: 1100, // kB; all of it is needed on every page
    assetsInlineLimit: 0, // the page's Content-Security-Policy allows no data: scripts or fonts
    modulePreload: { polyfill: false },
  },
  server: {
    // `npm run dev` beside a running `gongbao serve --http 127.0.0.1:8080`.
    proxy: { '/v1': process.env['GONGBAO_HTTP'] ?? 'http://127.0.0.1:8080' },
  },
});
