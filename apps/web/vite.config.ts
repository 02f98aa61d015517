import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { defineConfig } from 'vite';

/** Of a class, by its file: the shorter, the less a phone has to load. */
function scopedName(name: string, file: string): string {
  const place = relative(import.meta.dirname, file.split('?')[0] ?? file);
  return `${name}_${createHash('sha256').update(place).digest('base64url').slice(0, 3)}`;
}

/** Older engines than the default: wholesale merchants open this inside WeChat, QQ and 360 browsers. */
export default defineConfig({
  plugins: [react()],
  css: { modules: { generateScopedName: scopedName } },
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
