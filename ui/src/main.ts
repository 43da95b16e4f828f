/** Begins: asks the backend what it needs, loads the language, and draws the window. */
import { mount } from 'svelte';
import './styles/index.css';
import App from './App.svelte';
import { toFailure } from './host';
import { tauriHost } from './host/tauri';
import { bestLanguage } from './i18n/messages';
import { AppState } from './state/app.svelte';
import { isWebKitGtk } from './state/engine';
import { recall } from './state/memory';
import { finish } from './state/undoable';
import StartFailure from './StartFailure.svelte';

// The theme of the last time, so that nothing flashes while the backend is asked.
const theme = recall('theme');
if (theme) document.documentElement.dataset.theme = theme;
if (isWebKitGtk(navigator.userAgent)) document.documentElement.dataset.engine = 'webkitgtk';

async function begin(): Promise<void> {
  const target = document.body;
  try {
    const app = new AppState(tauriHost, await tauriHost.start());
    await app.begin();
    await finish(app);
    mount(App, { target, props: { app } });
  } catch (error) {
    const settings = {
      language: null,
      theme: null,
      slim_rail: false,
      sync_every_minutes: null,
      metered: false,
      quiet: false,
      settled: true,
    };
    const app = new AppState(tauriHost, {
      settings,
      preview: null,
      library: '',
      version: '',
      now: new Date().toISOString(),
      sync_every_minutes: 0,
      schedule_locked: true,
      unwritable: null,
    });
    await app.i18n.use(bestLanguage([recall('language') ?? '', ...navigator.languages]));
    mount(StartFailure, { target, props: { app, failure: toFailure(error) } });
  }
}

void begin();
