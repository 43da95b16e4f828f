import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { comparison } from '../fake/comparison';
import { FakeHost, jobItem } from '../fake/host';
import { Updating } from '../../src/state/updating.svelte';
import { click, open, press, settle, speak, the } from '../window';

/** Rules that need a layout, which jsdom does not have; the tests of the real window check them. */
const NEEDS_LAYOUT = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

async function violations(): Promise<string[]> {
  vi.useRealTimers();
  const { violations: found } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: Object.fromEntries(NEEDS_LAYOUT.map((rule) => [rule, { enabled: false }])),
  });
  vi.useFakeTimers();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

const SCREENS: [string, string][] = [
  ['Library', '/#/library/office%2Ffront%2Fdesk'],
  ['Saved', '/#/saved'],
  ['Marks', '/#/saved?part=marks'],
  ['Notices', '/#/notices/office%2Ffront%2Fdesk-closed'],
  ['Search', '/#/search?q=interpreter+person+one'],
  ['Updates', '/#/updates'],
  ['Settings', '/#/settings'],
  ['Reader', '/#/read/office%2Ffront%2Fdesk%40en?section=next&q=interpreter&word=interpreter'],
  ['Reader without text', '/#/read/office%2Ffront%2Fdesk%40ru'],
];

describe.each(['en', 'ar'])('axe, window in %s', (language) => {
  it.each(SCREENS)('finds nothing wrong with %s', async (_name, address) => {
    const { app } = await open(address);
    await speak(app, language);
    expect(await violations()).toEqual([]);
  });

  it('finds nothing wrong with what was just done, said at the foot', async () => {
    const { app } = await open('/#/library');
    await speak(app, language);
    await app.setSaved(app.catalogue.value?.items[0]?.id ?? '', true);
    await settle();
    expect(the('main .toast')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('finds nothing wrong with computers nearby', async () => {
    const host = new FakeHost();
    const held = { publisher: 'office', name: 'Sample Field Office', signed: '2015-11-23T10:00:00Z', error: null };
    const desk = { name: 'DESK-7', address: '192.168.1.7:27433', remembered: '192.168.1.7:27433', reached: true };
    host.nearbyState = { ...host.nearbyState, on: true, serving: true };
    host.neighbourRows = [{ ...desk, holds: [{ ...held, age: 'newer' }] }];
    const { app } = await open('/#/updates', host);
    await speak(app, language);
    expect(the('.neighbour')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('finds nothing wrong with the changes in a text', async () => {
    const host = new FakeHost();
    host.comparisons = [
      comparison({ details: [{ detail: 'title', before: 'Handbook', after: 'Front Desk Handbook' }] }),
    ];
    const { app } = await open('/#/read/office%2Ffront%2Fdesk%40en', host);
    await speak(app, language);
    await press('F8');
    await press('F8');
    expect(the('.prose ins')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('finds nothing wrong with marks beside the text, their tools, and how text is set', async () => {
    const host = new FakeHost();
    const mark = {
      edition: 'office/front/desk@en',
      section: 'next',
      page: null,
      span: null,
      colour: null,
      note: 'A note',
    };
    await host.addMark({ ...mark, words: 'People who wait' });
    await host.addMark({ ...mark, words: null });
    const { app } = await open('/#/read/office%2Ffront%2Fdesk%40en?section=next', host);
    await speak(app, language);
    await press('m', { code: 'KeyM' });
    await click(the('.r-marks .mark-acts button'));
    expect(the('.r-marks textarea')).toBeTruthy();
    expect(await violations()).toEqual([]);
    await press('h', { code: 'KeyH' }, document.body);
    await click(the('.type-box > button'));
    expect(the('.mark-bar, .r-type')).toBeTruthy();
    expect(await violations()).toEqual([]);
    app.router.go({ screen: 'read', edition: 'office/front/desk@en', beside: 'ar' });
    await settle();
    expect(the('[data-row-of="next"]')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('finds nothing wrong with what floats', async () => {
    const { app } = await open('/#/library');
    await speak(app, language);
    await click(the('.filter'));
    expect(await violations()).toEqual([]);
    await press('?');
    expect(await violations()).toEqual([]);
    await press('Escape', {}, the('dialog'));
    await press('k', { ctrlKey: true, code: 'KeyK' });
    expect(await violations()).toEqual([]);
    await press('Escape', {}, the('dialog'));
    await press('p', { ctrlKey: true, code: 'KeyP' });
    expect(await violations()).toEqual([]);
  });

  it('finds nothing wrong while an update runs', async () => {
    const host = new FakeHost();
    await host.sync(new Updating(() => false).request);
    host.items.set(2, [jobItem(), jobItem({ part: 'files', state: 'running', bytes_done: 90_000 })]);
    const { app } = await open('/#/updates', host);
    await speak(app, language);
    expect(await violations()).toEqual([]);
  });
});

describe('axe', () => {
  it('does find a label that is gone', async () => {
    await open('/#/library');
    the('.rail-foot .aux').removeAttribute('aria-label');
    the('.rail-foot .aux').removeAttribute('title');
    expect((await violations()).join()).toContain('link-name');
  });
});
