// Builds the interface. The result is static files that the shell serves from the app's own origin: nothing in it
// refers to another origin, and no inline script is written, so that a strict content security policy holds.
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const here = dirname(fileURLToPath(import.meta.url));
const pdfjs = join(here, 'node_modules/pdfjs-dist');

/** What pdf.js reads at run time besides its own code, by folder of its package. */
const PDFJS_FOLDERS = ['wasm', 'cmaps', 'standard_fonts', 'iccs'];

/** Serves pdf.js's data files in development under `/pdfjs/`, and copies them there in a build. */
function pdfjsData(): Plugin {
  let out = '';
  return {
    name: 'pdfjs-data',
    configResolved(config) {
      out = resolve(config.root, config.build.outDir, 'pdfjs');
    },
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const path = normalize((request.url ?? '').split('?')[0] ?? '').replace(/^[/\\]+/, '');
        const file = join(pdfjs, path);
        if (!PDFJS_FOLDERS.includes(path.split(/[/\\]/)[0] ?? '') || !existsSync(file)) return next();
        response.setHeader('content-type', file.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream');
        response.end(readFileSync(file));
      });
    },
    writeBundle() {
      mkdirSync(out, { recursive: true });
      for (const folder of PDFJS_FOLDERS) cpSync(join(pdfjs, folder), join(out, folder), { recursive: true });
      cpSync(join(pdfjs, 'LICENSE'), join(out, 'LICENSE'));
    },
  };
}

/** Lays the licences of the bundled fonts beside them. */
function fontLicences(): Plugin {
  let out = '';
  return {
    name: 'font-licences',
    configResolved(config) {
      out = resolve(config.root, config.build.outDir, 'licences');
    },
    writeBundle() {
      mkdirSync(out, { recursive: true });
      for (const font of [
        'noto-sans',
        'noto-serif',
        'noto-sans-arabic',
        'noto-naskh-arabic',
        'noto-sans-ethiopic',
        'noto-sans-thai',
      ]) {
        cpSync(join(here, 'node_modules/@fontsource', font, 'LICENSE'), join(out, `${font}.txt`));
      }
    },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), pdfjsData(), fontLicences()],
  clearScreen: false,
  server: { port: 1420, strictPort: true, fs: { allow: [here, resolve(here, '../resources')] } },
  // Vitest compiles components for the browser; without this it would pick Svelte's server build.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  worker: { format: 'es' },
  build: {
    target: ['safari17.5', 'chrome123'],
    cssTarget: ['safari17.5', 'chrome123'],
    // Files of their own, never `data:` addresses, which the policy allows for pictures only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2500,
    reportCompressedSize: false,
  },
  test: {
    environment: 'jsdom',
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    restoreMocks: true,
    // A guard against hanging: auditing a whole screen takes seconds on a slow machine.
    testTimeout: 30_000,
  },
}));
