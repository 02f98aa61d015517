import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Older engines than the default: wholesale merchants open this inside WeChat, QQ and 360 browsers. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: ['chrome107', 'safari16', 'firefox115'],
    manifest: true,
    // One small sheet: a page never flashes unstyled while its own part arrives.
    cssCodeSplit: false,
    // Inlined modules would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8866' } },
});
