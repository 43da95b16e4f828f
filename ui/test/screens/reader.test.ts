import { describe, expect, it, vi } from 'vitest';
import type { PublicationRow } from '../../src/host/generated/PublicationRow';
import { FakeHost, failure } from '../fake/host';
import { all, click, open, press, settle, speak, text, the, type } from '../window';

const DESK = '/#/read/office%2Ffront%2Fdesk%40en';

describe('the reader', () => {
  it('shows the sections with their outline', async () => {
    await open(DESK);
    expect(text(the('.r-name .title'))).toBe('Front Desk Handbook');
    // Its direction is its own, so that what is cut of it is its end in a mirrored window too.
    expect([the('.r-name .title').lang, the('.r-name .title').dir]).toEqual(['en', 'ltr']);
    expect([...the('.r-name .edition').children].map((part) => text(part)).filter(Boolean)).toEqual([
      'Revision 4',
      'English',
      'issued 20 Nov 2015',
    ]);
    expect(
      all('.ol a')
        .slice(0, 3)
        .map((entry) => text(entry)),
    ).toEqual(['1 Before the doors open 2', '2 Receiving people 4', '3 The first conversation 6']);
    expect(all('.prose-section')).toHaveLength(12);
    expect(the('.prose').lang).toBe('en');
  });

  it('is what the keys scroll, once it is opened from another screen', async () => {
    const { app } = await open('/#/library');
    app.router.go({ screen: 'read', edition: 'office/front/desk@en' });
    await settle();
    expect(document.activeElement).toBe(the('.r-page .scroll'));
  });

  it('is called by what is read, wherever in it one is', async () => {
    const { app } = await open('/#/library');
    app.router.go({ screen: 'read', edition: 'office/front/desk@en' });
    await settle();
    expect(text(document.querySelector('title'))).toBe('Front Desk Handbook – Fieldshelf');
    // The place is written down once it does not change any more.
    await click(the('.ol a', /Passing a case on/));
    await settle();
    expect(text(document.querySelector('title'))).toBe('Front Desk Handbook – Fieldshelf');
    app.router.go({ screen: 'library' });
    await settle();
    expect(text(document.querySelector('title'))).toBe('Library – Fieldshelf');
  });

  it('gives the screen back with Esc from the button of a panel, unless that is open', async () => {
    const { app } = await open(DESK);
    await app.setFullScreen(true);
    const button = the('.type-box > button');
    button.focus();
    await click(button);
    await press('Escape');
    expect([all('.r-type').length, app.fullScreen]).toEqual([0, true]);
    expect(document.activeElement).toBe(button);
    await press('Escape');
    expect(app.fullScreen).toBe(false);
  });

  it('goes to a section from the outline, as a step that can be taken back', async () => {
    const { app } = await open(DESK);
    await click(the('.ol a', /Passing a case on/));
    expect(app.router.route).toMatchObject({ section: 'pass' });
    expect(app.router.canBack).toBe(true);
    expect(the('.ol a[aria-current]').textContent).toContain('Passing a case on');
  });

  it('writes down where one is, and begins there the next time', async () => {
    const { host } = await open(`${DESK}?section=next`);
    await settle();
    expect(host.called('setPosition').at(-1)).toEqual([
      'office/front/desk@en',
      { section: 'next', page: 7, view: 'text', at: null },
    ]);
    expect(host.positions.get('office/front/desk@en')).toMatchObject({ section: 'next' });
    expect(localStorage.getItem('fieldshelf.route /home/me/library')).toContain('section=next');
  });

  it('keeps to the section that was asked for where the text ends before it comes to the edge', async () => {
    await open(`${DESK}?section=next`);
    const scroller = the('.r-page .scroll');
    const scrolled = async (top: number): Promise<string> => {
      scroller.scrollTop = top;
      scroller.dispatchEvent(new Event('scroll'));
      await settle();
      return text(the('.ol a[aria-current] .ot'));
    };
    const asked = text(the('.ol a[aria-current] .ot'));
    // Without a layout every section stands at the edge, the last one too.
    expect(await scrolled(0)).toBe(asked);
    expect(await scrolled(300)).not.toBe(asked);
  });

  it('begins where it was left', async () => {
    const host = new FakeHost();
    host.positions.set('office/front/desk@en', { section: 'upset', page: null, view: 'text', at: null });
    await open(DESK, host);
    expect(the('.ol a[aria-current]').textContent).toContain('When a person is upset');
  });

  it('stays at the section when the language changes', async () => {
    const { app } = await open(`${DESK}?section=next`);
    await click(the('.r-lang button', /العربية/));
    expect(app.router.route).toMatchObject({ edition: 'office/front/desk@ar' });
    expect(the('.ol a[aria-current]').textContent).toContain('قل ما الذي سيحدث بعد ذلك');
    expect([the('.prose').lang, the('.prose').dir]).toEqual(['ar', 'rtl']);
    expect(all('.r-note')).toEqual([]);
  });

  it('says when the other language does not have the section', async () => {
    await open(`${DESK}?section=upset`);
    await click(the('.r-lang button', /العربية/));
    expect(the('.ol a[aria-current]').textContent).toContain('اكتبا معًا');
    expect(text(the('.r-note'))).toContain('العربية does not have this section');
  });

  it('goes to the next language that is here with Alt L', async () => {
    const { app } = await open(DESK);
    await press('l', { altKey: true, code: 'KeyL' });
    expect(app.router.route).toMatchObject({ edition: 'office/front/desk@fr' });
  });

  it('says when the text is not here, and what to do', async () => {
    await open('/#/read/office%2Ffront%2Fdesk%40ru');
    expect(text(the('.empty h2'))).toBe('Not on this computer');
    expect(all('.empty button').map(text)).toEqual(['Download… 13 MB', 'Read it in English']);
  });

  it('gives a copy of what is here and cannot be shown', async () => {
    const host = new FakeHost();
    const { read } = host;
    host.read = async (...asked) => ({ ...(await read(...asked)), sections: [], files: [] });
    await open(DESK, host);
    expect(text(the('.empty h2'))).toBe('There is no text to show');
    await click(the('.empty button', /Save a copy/));
    expect(host.called('saveCopy')).toEqual([['office/front/desk@en', 'file']]);
  });

  it('finds in the document, counts, and steps with F3 around the end', async () => {
    await open(DESK);
    await press('f', { ctrlKey: true, code: 'KeyF' });
    const field = the('.find input');
    expect(document.activeElement).toBe(field);
    await type(field, 'INTERPRETER');
    const count = all('mark.hit-mark').length;
    expect(count).toBeGreaterThan(4);
    expect(text(the('.hitn'))).toBe(`1 of ${count}`);
    expect(all('mark.now')).toHaveLength(1);
    await press('F3');
    expect(text(the('.hitn'))).toBe(`2 of ${count}`);
    await press('F3', { shiftKey: true });
    await press('F3', { shiftKey: true });
    expect(text(the('.hitn'))).toBe(`${count} of ${count}`);
    expect(all('.ol .hits').length).toBeGreaterThan(2);
    await press('Escape', {}, field);
    expect(all('mark.hit-mark')).toHaveLength(0);
    expect(all('.find')).toHaveLength(0);
  });

  it('says when there is nothing to find', async () => {
    await open(DESK);
    await press('f', { ctrlKey: true, code: 'KeyF' });
    await type(the('.find input'), 'xyzzy');
    expect(text(the('.hitn'))).toBe('none');
  });

  it('opens at a hit of the search with its words marked', async () => {
    await open(`${DESK}?section=next&page=7&q=interpreters&word=interpreter`);
    expect(the('.ol a[aria-current]').textContent).toContain('Say what happens next');
    expect((the('.find input') as HTMLInputElement).value).toBe('interpreters');
    expect(the('mark.now').closest('[data-section]')?.getAttribute('data-section')).toBe('next');
  });

  it('follows links to the inside and hands others to the system', async () => {
    const { app, host } = await open(DESK);
    await click(the('.prose a', 'what happens next'));
    expect(app.router.route).toMatchObject({ section: 'next' });
    await click(the('.prose a', 'public page about cases'));
    expect(host.called('openExternal')).toEqual([['https://example.org/cases']]);
    await click(the('.prose a', 'interpreter'));
    expect(app.router.route).toMatchObject({ edition: 'office/front/interpreter@fr', section: 'start' });
  });

  it('fills pictures from the store, and says when one is not here', async () => {
    await open(DESK);
    expect(text(the('.media-missing'))).toContain('A desk with the screen turned');
    expect(all('.prose img[src^="http"]')).toHaveLength(0);
  });

  it('changes the size of the text', async () => {
    await open(DESK);
    await press('+', { ctrlKey: true, code: 'Equal' });
    await click(the('.r-top button', 'Type and paper'));
    expect(text(the('.r-type .step-at'))).toBe('110%');
    await press('0', { ctrlKey: true, code: 'Digit0' });
    expect(text(the('.r-type .step-at'))).toBe('100%');
    await click(the('.r-type button', 'Larger'));
    expect(the('.prose').style.getPropertyValue('--size')).toBe('1.1');
  });

  it('sets the text as it was chosen, and remembers that for other documents', async () => {
    const { app } = await open(DESK);
    await click(the('.r-top button', 'Type and paper'));
    await click(the('.r-type button', 'Open'));
    await click(the('.r-type button', 'Short'));
    await click(the('.r-type button', 'Plain'));
    await click(the('.r-type button', 'Warm'));
    const setting = (): DOMStringMap => ({ ...the('.r-page').dataset });
    const chosen = { leading: 'open', width: 'short', letters: 'plain', paper: 'warm' };
    expect(setting()).toMatchObject(chosen);
    expect(the('.r-type button', 'Warm').getAttribute('aria-pressed')).toBe('true');
    the('.r-type button', 'Warm').focus();
    await press('Escape');
    expect(all('.r-type')).toHaveLength(0);
    expect(document.activeElement).toBe(the('.r-top button', 'Type and paper'));
    app.router.go({ screen: 'library' });
    await settle();
    app.router.go({ screen: 'read', edition: 'office/front/interpreter@fr' });
    await settle();
    expect(setting()).toMatchObject(chosen);
  });

  it('shows two editions side by side, section facing section', async () => {
    const { app } = await open(`${DESK}?section=next`);
    await click(the('.r-lang .filter', /Beside it/));
    await click(the('.filter-pop label', /العربية/));
    expect(app.router.route).toMatchObject({ beside: 'ar', section: 'next' });
    const row = the('[data-row-of="next"]');
    expect([...row.children].map((cell) => (cell as HTMLElement).lang)).toEqual(['en', 'ar']);
    expect(text(row.children[1])).toContain('قل ما الذي سيحدث بعد ذلك');
    expect(text(the('[data-row-of="upset"]').children[1])).toBe('العربية does not have this section.');
    await click(the('.ol a', /Passing a case on/));
    expect(app.router.route).toMatchObject({ section: 'pass' });
    // Choosing the one beside has them change places; finding goes back to one.
    await click(the('.r-lang .set button', /العربية/));
    expect([...the('[data-row-of="pass"]').children].map((cell) => (cell as HTMLElement).lang)).toEqual(['ar', 'en']);
    await press('f', { ctrlKey: true, code: 'KeyF' });
    expect(all('[data-row-of]')).toHaveLength(0);
    expect(the('.prose').lang).toBe('ar');
  });

  it('takes the whole screen for reading, and gives it back', async () => {
    const { host } = await open(DESK);
    await press('F11');
    expect(host.called('setFullScreen')).toEqual([[true]]);
    expect(the('.app').dataset.full).toBe('');
    await press('Escape');
    expect(host.called('setFullScreen')).toEqual([[true], [false]]);
    await click(the('.r-top button', 'Full screen'));
    expect(host.called('setFullScreen')).toHaveLength(3);
  });

  it('shows that it has not the whole screen where it does not get it', async () => {
    const { host } = await open(DESK);
    host.refuse.setFullScreen = failure('failed');
    await press('F11');
    expect(host.called('setFullScreen')).toEqual([[true]]);
    expect(the('.app').dataset.full).toBeUndefined();
    expect(all('.r-top button', 'Leave full screen')).toHaveLength(0);
    expect(all('.error-note')).toHaveLength(1);
    // Nothing is to be given back: who tries again asks for the same.
    await press('Escape');
    await press('F11');
    expect(host.called('setFullScreen')).toEqual([[true], [true]]);
  });

  it('says beside the revision that a translation is older', async () => {
    await open('/#/read/office%2Ffront%2Fdesk%40sq');
    expect(text(the('.r-name .edition'))).toContain('Older translation');
  });

  it('does not exchange the text under the reader’s eyes', async () => {
    const { host } = await open(DESK);
    host.rows = host.rows.map((row) =>
      row.id === 'office/front/desk'
        ? { ...row, editions: row.editions.map((one) => ({ ...one, revision: 5, title: 'Front Desk Handbook, new' })) }
        : row,
    );
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(text(the('.prose-title'))).toBe('Front Desk Handbook');
    await click(the('.banner button', 'Show the new text'));
    expect(text(the('.prose-title'))).toBe('Front Desk Handbook, new');
  });

  it('leaves the text and the place in it alone when its publication is saved or revised elsewhere', async () => {
    const { host } = await open(`${DESK}?section=next`);
    const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
    const body = (): ChildNode | null => the('[data-section="next"] .section-body').firstChild;
    const change = async (change: Partial<PublicationRow['editions'][number]>): Promise<void> => {
      host.rows = host.rows.map((row) =>
        row.id === 'office/front/desk' ? { ...row, editions: row.editions.map((one) => ({ ...one, ...change })) } : row,
      );
      host.emit('change', { number: 2, publications: true, jobs: false });
      await settle();
    };
    const before = body();
    await click(the('.r-top button', 'Remove from Saved'));
    await change({ title: 'Renamed' });
    expect(text(the('.prose-title'))).toBe('Renamed');
    expect([body() === before, shown.mock.calls.length]).toEqual([true, 0]);
    // A newer text is another one, and begins anew.
    await change({ revision: 5 });
    expect(body()).toBe(before);
    await click(the('.banner button', 'Show the new text'));
    expect(body()).not.toBe(before);
    shown.mockRestore();
  });

  it('leaves two texts beside each other alone, too', async () => {
    await open(`${DESK}?section=next&beside=ar`);
    const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
    const bodies = (): (ChildNode | null)[] =>
      [...the('[data-row-of="next"]').querySelectorAll('.section-body')].map(({ firstChild }) => firstChild);
    const before = bodies();
    await click(the('.r-top button', 'Remove from Saved'));
    expect(before).toHaveLength(2);
    expect([bodies().every((body, at) => body === before[at]), shown.mock.calls.length]).toEqual([true, 0]);
    shown.mockRestore();
  });

  it('shows a picture that comes while its text is read', async () => {
    const host = new FakeHost();
    const { read, picture } = host;
    let came = false;
    host.read = async (...asked) => {
      const answer = await read(...asked);
      const files = answer.files.map((file) => (file.role === 'media' ? { ...file, here: came } : file));
      return { ...answer, files };
    };
    await open(DESK, host);
    const section = the('.media-missing').closest('.section-body');
    const words = section?.querySelector('p');
    came = true;
    host.picture = async (edition, name) => (came ? new ArrayBuffer(4) : picture(edition, name));
    host.rows = host.rows.map((row) => (row.id === 'office/front/desk' ? { ...row, topics: ['new'] } : row));
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(all('.media-missing')).toEqual([]);
    expect((the('.prose img') as HTMLImageElement).src).toMatch(/^blob:/);
    expect(section?.querySelector('p') === words && words?.isConnected).toBe(true);
  });

  it('says when what is open is withdrawn, taken away, and put back', async () => {
    const { host } = await open(DESK);
    const standing = (): string[] => all('.standing').map((one) => text(one));
    const rows = host.rows;
    const change = async (change: (all: PublicationRow[]) => PublicationRow[]): Promise<void> => {
      host.rows = change(rows);
      host.emit('change', { number: 2, publications: true, jobs: false });
      await settle();
    };
    const desk = (change: Partial<PublicationRow>) => (all: PublicationRow[]) =>
      all.map((row) => (row.id === 'office/front/desk' ? { ...row, ...change } : row));
    expect(standing()).toEqual([]);
    await change(desk({ withdrawn: true }));
    expect(standing()).toEqual(['Its publisher has withdrawn this. It stays readable here, and is no longer updated.']);
    await change((all) => all.filter(({ id }) => id !== 'office/front/desk'));
    expect(standing()).toEqual([expect.stringContaining('taken from this computer while you were reading')]);
    // What was being read is still there.
    expect(text(the('.prose-title'))).toBe('Front Desk Handbook');
    await change((all) => all);
    expect(standing()).toEqual([]);
    // This language alone.
    await change((all) =>
      all.map((row) =>
        row.id === 'office/front/desk' ? { ...row, editions: row.editions.filter(({ lang }) => lang !== 'en') } : row,
      ),
    );
    expect(standing()).toEqual([expect.stringContaining('taken from this computer')]);
  });

  it('tells how a notice stands, also when that changes while it is open', async () => {
    const { host } = await open('/#/read/office%2Fhealth%2Fboil-water%40en');
    expect(text(the('.standing .badge'))).toBe('In force');
    host.rows = host.rows.map((row) =>
      row.id === 'office/health/boil-water' && row.notice
        ? { ...row, notice: { ...row.notice, status: 'expired-not-confirmed' as const } }
        : row,
    );
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(text(the('.standing .badge'))).toBe('Expired – not confirmed');
    expect(the('.standing').dataset.kind).toBe('caution');
    await click(the('.standing a'));
    expect(location.hash).toBe('#/notices/office%2Fhealth%2Fboil-water');
  });

  it('is not read again when another publication changed', async () => {
    const { host } = await open(DESK);
    const before = host.called('read').length;
    host.rows = host.rows.map((row) => (row.id === 'office/health/shelter' ? { ...row, saved: !row.saved } : row));
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(host.called('read')).toHaveLength(before);
    host.rows = host.rows.map((row) => (row.id === 'office/front/desk' ? { ...row, saved: !row.saved } : row));
    host.emit('change', { number: 3, publications: true, jobs: false });
    await settle();
    expect(host.called('read')).toHaveLength(before + 1);
  });

  it('shows what came while the page was empty, and asks nobody', async () => {
    const { host } = await open('/#/read/office%2Ffront%2Fdesk%40ru');
    expect(text(the('.empty h2'))).toBe('Not on this computer');
    host.rows = host.rows.map((row) =>
      row.id === 'office/front/desk'
        ? { ...row, editions: row.editions.map((one) => ({ ...one, availability: 'downloaded' as const })) }
        : row,
    );
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    expect(all('.banner button', 'Show the new text')).toHaveLength(0);
    expect(all('.empty h2')).toHaveLength(0);
    expect(all('.prose section, .prose-title').length).toBeGreaterThan(0);
  });

  it('says why a document cannot be opened', async () => {
    const host = new FakeHost();
    host.refuse.read = failure('damaged', { item: 'handbook' });
    await open(DESK, host);
    expect(text(the('.error-note'))).toContain('Something stored on this computer is damaged.');
  });

  it('does not put what cannot be opened under the title of what was read before', async () => {
    const { app } = await open(DESK);
    app.router.go({ screen: 'read', edition: 'office/front/gone@en' });
    await settle();
    expect(the('.error-note').textContent).not.toBe('');
    expect([all('.r-name .title'), all('.prose'), all('.standing')]).toEqual([[], [], []]);
    app.router.go({ screen: 'read', edition: 'office/front/desk@en' });
    await settle();
    expect(text(the('.r-name .title'))).toBe('Front Desk Handbook');
    expect(all('.error-note')).toEqual([]);
  });
});

describe('the window’s keys', () => {
  it('go back and forward, and swap in Arabic', async () => {
    const { app } = await open('/#/library');
    const back = vi.spyOn(history, 'back').mockImplementation(() => undefined);
    await press('ArrowLeft', { altKey: true });
    expect(back).not.toHaveBeenCalled();
    app.router.go({ screen: 'updates' });
    await settle();
    await press('ArrowRight', { altKey: true });
    expect(back).not.toHaveBeenCalled();
    await press('ArrowLeft', { altKey: true });
    expect(back).toHaveBeenCalledTimes(1);
    await speak(app, 'ar');
    await press('ArrowRight', { altKey: true });
    expect(back).toHaveBeenCalledTimes(2);
  });

  it('open the sheet of keys and the palette, and Esc closes them', async () => {
    await open('/#/library');
    await press('?');
    expect(text(the('dialog h2'))).toBe('Keys');
    await press('Escape', {}, the('dialog'));
    expect(all('dialog')).toHaveLength(0);
    await press('k', { ctrlKey: true, code: 'KeyK' });
    await type(the('dialog input'), 'residence');
    expect(all('dialog [role="option"]').map(text)).toEqual([
      'Residence and Status: a guide for case workers Handbook',
    ]);
    await press('Enter', {}, the('dialog input'));
    expect(all('dialog')).toHaveLength(0);
    expect(text(the('.r-name .title'))).toBe('Residence and Status: a guide for case workers');
  });

  it('open nothing in place of a dialog that is to be answered', async () => {
    await open('/#/updates');
    await click(the('button', 'Copy to a stick…'));
    const dialog = the('dialog.stick');
    await press('?', {}, dialog);
    await press('k', { ctrlKey: true, code: 'KeyK' }, dialog);
    expect([all('dialog').length, dialog.isConnected]).toEqual([1, true]);
    await press('Escape', {}, dialog);
    // The palette and the sheet of keys give way to each other.
    await press('?');
    await press('k', { ctrlKey: true, code: 'KeyK' }, the('dialog'));
    expect([all('dialog').length, all('dialog input').length]).toEqual([1, 1]);
  });

  it('leave single keys alone when they are switched off', async () => {
    const { app } = await open('/#/library');
    app.setSingleKeys(false);
    await press('?');
    expect(all('dialog')).toHaveLength(0);
  });

  it('walk through the regions with F6', async () => {
    await open('/#/library');
    const seen = new Set<string | undefined>();
    for (let turn = 0; turn < 4; turn += 1) {
      await press('F6');
      seen.add(document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region);
    }
    expect([...seen]).toEqual(expect.arrayContaining(['rail', 'list', 'detail']));
  });
});
