import { describe, expect, it } from 'vitest';
import { FakeHost, failure } from '../fake/host';
import { all, click, open, press, text, the } from '../window';

const BOOK = '/#/library/office%2Ffront%2Fdesk';
const NOTICE = '/#/notices/office%2Ffront%2Fdesk-closed';
const openDialog = (): Promise<void> => click(the('.det-acts button', 'Print or save as…'));
const choose = (name: RegExp): Promise<void> => click(the('dialog label.check', name).querySelector('input')!);

describe('taking away', () => {
  it('opens pages for printing, and says where to print them', async () => {
    const { host, app } = await open(BOOK);
    await press('p', { ctrlKey: true, code: 'KeyP' });
    await click(the('dialog .btn.main', 'Open for printing'));
    expect(host.called('printPages')).toEqual([
      ['office/front/desk@en', { section: null, selection: null, text: false }],
    ]);
    expect(app.taking).toBeNull();
    expect(text(the('.toast'))).toContain('Print it from the program that shows the pages.');
  });

  it('saves one copy where the person says, and several in a folder', async () => {
    const { host } = await open(BOOK);
    await openDialog();
    await choose(/^PDF/);
    expect(all('dialog .take-languages label')).not.toHaveLength(0);
    await click(the('dialog .btn.main', 'Save the copy…'));
    expect(host.called('saveCopy')).toEqual([['office/front/desk@en', 'pdf']]);
    await openDialog();
    await choose(/^Plain text/);
    await choose(/^Shqip|^shqip/);
    await click(the('dialog .btn.main', 'Save 2 copies…'));
    expect(host.called('saveCopies')).toEqual([
      [['office/front/desk@en', 'office/front/desk@sq'], 'text', '/home/me/Transfer'],
    ]);
  });

  it('stays open and says why where something cannot be saved', async () => {
    const host = new FakeHost();
    host.refuse.printPages = failure('not_here', { item: 'office/front/desk@en' });
    await open(BOOK, host);
    await openDialog();
    await click(the('dialog .btn.main'));
    expect(all('dialog .error-note')).toHaveLength(1);
    await press('Escape', {}, the('dialog'));
    expect(all('dialog')).toHaveLength(0);
  });

  it('makes a hand-out of a notice in the languages chosen', async () => {
    const { host } = await open(NOTICE);
    await click(the('.n-ack button', 'Hand-out or copy…'));
    const boxes = all('dialog .take-languages input') as HTMLInputElement[];
    expect(boxes.filter(({ checked }) => checked)).toHaveLength(1);
    await click(boxes.find(({ checked }) => !checked)!);
    await click(the('dialog button', 'Save the hand-out…'));
    const [[id, languages]] = host.called('saveHandout') as [[string, string[]]];
    expect([id, languages.length]).toEqual(['office/front/desk-closed', 2]);
  });

  it('says when the languages of a hand-out do not fit on one sheet', async () => {
    const host = new FakeHost();
    host.saveHandout = (publication) =>
      Promise.resolve({ id: publication, path: '/tmp/sheet.pdf', sha256: '', bytes: 1, pages: 4, missing: '' });
    await open(NOTICE, host);
    await click(the('.n-ack button', 'Hand-out or copy…'));
    await click(the('dialog button', 'Save the hand-out…'));
    expect(text(the('.toast'))).toContain('Too long for one sheet in large type: 2 sheets');
    expect(text(the('.toast'))).toContain('/tmp/sheet.pdf');
  });

  it('prints the pages of a PDF as they are, or its text where that is asked for', async () => {
    const { host } = await open('/#/read/office%2Ffront%2Fdesk%40en?view=text');
    for (const asText of [false, true]) {
      await press('p', { ctrlKey: true, code: 'KeyP' });
      if (asText) await choose(/^As text, set anew/);
      await click(the('dialog .btn.main'));
      expect(host.called('printPages').at(-1)?.[1]).toEqual({ section: null, selection: null, text: asText });
    }
  });

  it('says which letters are missing', async () => {
    const host = new FakeHost();
    host.printPages = (edition) =>
      Promise.resolve({ id: edition, path: '/tmp/a.pdf', sha256: '', bytes: 1, pages: 1, missing: '漢字' });
    await open(BOOK, host);
    await openDialog();
    await click(the('dialog .btn.main'));
    expect(text(the('.toast'))).toContain('The app has no letters for 漢字');
  });

  it('offers the section that is read, and no hand-out of a book', async () => {
    const { host } = await open('/#/read/office%2Ffront%2Fdesk%40en?section=next');
    await press('p', { ctrlKey: true, code: 'KeyP' });
    expect(all('dialog label.check', /Hand-out/)).toHaveLength(0);
    await choose(/^This section/);
    await click(the('dialog .btn.main'));
    expect(host.called('printPages')).toEqual([
      ['office/front/desk@en', { section: 'next', selection: null, text: false }],
    ]);
  });
});
