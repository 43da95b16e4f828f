/**
 * The window with an invented library, for looking at it in a browser: `npm run dev`, then
 * `/test/preview.html?lang=ar&theme=dark&state=updating&many=1000#/library`. Never part of a build.
 */
import { mount } from 'svelte';
import '../src/styles/index.css';
import App from '../src/App.svelte';
import { AppState } from '../src/state/app.svelte';
import { publication, publications } from './fake/data';
import { FakeHost, failure, jobItem, jobRow } from './fake/host';
import { isWebKitGtk } from '../src/state/engine';
import { Updating } from '../src/state/updating.svelte';

const query = new URLSearchParams(location.search);
const rows = publications();
for (let index = 0; index < Number(query.get('many') ?? 0); index += 1) {
  rows.push(
    publication(
      `office/many/p${index}`,
      'report',
      { collection: 'Many', colour: 'slate', issued: `2015-0${1 + (index % 9)}-1${index % 10}` },
      ['en', 'fr', 'ar', 'sq', 'sr-Latn'].map((lang) => [lang, `Report number ${index} of many`]),
    ),
  );
}
const host = new FakeHost(query.get('state') === 'empty' ? [] : rows);
host.settings = {
  ...host.settings,
  language: query.get('lang') ?? 'en',
  theme: query.get('theme'),
  slim_rail: query.has('slim'),
};
switch (query.get('state')) {
  case 'updating':
    await host.sync(new Updating(() => false).request);
    host.items.set(2, [
      jobItem({ title: 'Travel assistance desk closed until 1 December', part: 'notice', bytes: 84_000 }),
      jobItem({
        title: 'Boil tap water in the eastern shelters',
        part: 'notice',
        state: 'running',
        bytes: 1_100_000,
        bytes_done: 700_000,
      }),
      jobItem({
        id: 'office/front/desk@ar',
        title: 'دليل مكتب الاستقبال',
        part: 'text',
        state: 'waiting',
        bytes_done: 0,
      }),
    ]);
    host.planned = {
      bytes: 53_000_000,
      sources: [],
    };
    break;
  case 'plan': {
    const item = (id: string, title: string, kind: 'notice' | 'handbook', bytes: number) =>
      ({
        id,
        title,
        kind,
        change: kind === 'notice' ? 'new' : 'changed',
        part: kind === 'notice' ? 'notice' : 'files',
        bytes,
        waits: bytes > 10_000_000 ? 'budget' : null,
      }) as const;
    host.status = { ...host.status, state: 'update_ready' };
    host.planned = {
      bytes: 5_200_000,
      sources: [
        {
          publisher: 'office',
          bytes: 5_200_000,
          error: null,
          items: [
            item('office/front/a@en', 'Winter opening hours', 'notice', 84_000),
            item('office/front/a@fr', 'Horaires d’hiver', 'notice', 84_000),
            item('office/front/desk@en', 'Front Desk Handbook', 'handbook', 5_000_000),
            item('office/front/status@en', 'Residence and Status', 'handbook', 48_000_000),
          ],
        },
      ],
    };
    break;
  }
  case 'failed': {
    const error = failure('refused', { item: 'office' });
    host.status = { ...host.status, state: 'check_failed', last_attempt: '2015-11-23T09:10:00Z' };
    host.sourceRows = host.sourceRows.map((row, index) => (index === 0 ? { ...row, last_error: error } : row));
    host.jobRows = [jobRow({ id: 2, phase: 'failed', ended: '2015-11-23T09:10:00Z', error }), ...host.jobRows];
    break;
  }
  case 'nearby': {
    const held = { publisher: 'office', name: 'Sample Field Office', error: null };
    const there = { remembered: null, reached: true };
    host.nearbyState = { ...host.nearbyState, on: true, serving: true };
    host.neighbourRows = [
      {
        ...there,
        name: 'RECEPTION-PC',
        address: '192.168.1.7:27433',
        holds: [{ ...held, signed: '2015-11-23T10:00:00Z', age: 'newer' }],
      },
      {
        ...there,
        name: 'مكتب الاستقبال',
        address: '192.168.1.8:27433',
        holds: [{ ...held, signed: '2015-11-22T10:00:00Z', age: 'older' }],
      },
      {
        name: 'archive.local:27433',
        address: 'archive.local:27433',
        remembered: 'archive.local:27433',
        reached: false,
        holds: [],
      },
    ];
    break;
  }
  case 'stale':
    host.status = { ...host.status, state: 'not_checked', last_success: '2015-11-12T15:40:00Z' };
    break;
  case 'preview':
    host.preview = '/home/me/content';
    break;
  case 'clock':
    host.clockBehind = '2015-12-20T10:00:00Z';
    break;
}

localStorage.clear();
if (isWebKitGtk(navigator.userAgent)) document.documentElement.dataset.engine = 'webkitgtk';
const app = new AppState(host, await host.start());
await app.begin();
const before = performance.now();
mount(App, { target: document.body, props: { app } });
requestAnimationFrame(() => {
  document.documentElement.dataset.painted = String(Math.round(performance.now() - before));
});
Object.assign(globalThis, { app, host });
