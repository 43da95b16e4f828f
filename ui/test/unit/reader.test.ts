/** The reader’s state, without a window: what is open, where in it the person is, and where it begins. */
import { describe, expect, it, vi } from 'vitest';
import type { FileRow } from '../../src/host/generated/FileRow';
import type { Reading } from '../../src/host/generated/Reading';
import type { SectionRow } from '../../src/host/generated/SectionRow';
import { OpenDocument } from '../../src/reader/document.svelte';
import { FindState } from '../../src/reader/find.svelte';
import { beginning, type Left } from '../../src/reader/beginning';
import { ReaderMarks } from '../../src/reader/marks/marks.svelte';
import { ReaderState } from '../../src/reader/reader.svelte';
import { Position, SETTLE } from '../../src/reader/position.svelte';
import { Actions } from '../../src/state/actions';
import { AppState } from '../../src/state/app.svelte';
import type { ReadRoute } from '../../src/state/route';
import { publications } from '../fake/data';
import { failure, FakeHost } from '../fake/host';
import { late } from '../fake/late';

const DESK = 'office/front/desk@en';

/** The handbook of the front desk, or another edition, as it is read from a library. */
async function opened(edition = DESK, host = new FakeHost()): Promise<{ app: AppState; document: OpenDocument }> {
  const app = new AppState(host, await host.start());
  const document = new OpenDocument(app);
  const answer = await document.read(edition);
  if (answer) document.show(answer);
  return { app, document };
}

/** Changes what the host says of the editions of the handbook, and gives the row that it says now. */
function change(host: FakeHost, change: Partial<Reading['publication']['editions'][number]>) {
  host.rows = host.rows.map((row) =>
    row.id === 'office/front/desk' ? { ...row, editions: row.editions.map((one) => ({ ...one, ...change })) } : row,
  );
  return host.rows.find(({ id }) => id === 'office/front/desk');
}

describe('where a document begins', () => {
  const section = (id: string, page: number): SectionRow => ({ id, level: 1, heading: id, html: '', page });
  const sections = [section('a', 1), section('b', 3), section('c', 3), section('d', 8)];
  const pdf: FileRow = {
    name: 'a.pdf',
    role: 'document',
    media_type: 'application/pdf',
    bytes: 10,
    sha256: '',
    here: true,
  };
  const reading = (change: Partial<Reading>): Reading => ({
    publication: publications()[0]!,
    edition: 0,
    sections,
    files: [pdf],
    pages: 9,
    position: null,
    earlier: null,
    ...change,
  });
  const position = { section: 'b', page: 4, view: 'pages', at: 7 };
  const left: Left = {
    edition: DESK,
    document: { sections: [...sections.slice(0, 2), section('x', 4)], pages: 9 },
    section: 'b',
    page: 4,
    view: 'text',
  };
  const paged: Left = {
    edition: DESK,
    document: { sections: [section('p4', 4), section('p5', 5)], pages: 9 },
    section: 'p5',
    page: 5,
    view: 'pages',
  };
  const cases: [string, Partial<Reading>, Partial<ReadRoute>, Left | undefined, (string | number | undefined)[]][] = [
    ['nowhere else: at the first section', {}, {}, undefined, ['text', 'a', 1, 0]],
    ['where it was left', { position }, {}, undefined, ['pages', 'b', 4, 7]],
    ['at the section that is asked for', { position }, { section: 'd' }, undefined, ['pages', 'd', 8, 0]],
    ['at the line that is asked for', { position }, { section: 'd', at: 5 }, undefined, ['pages', 'd', 8, 5]],
    ['at the page that is asked for', { position }, { page: 3 }, undefined, ['pages', 'c', 3, 0]],
    ['at one of several sections on a page', {}, { section: 'b', page: 3 }, undefined, ['text', 'b', 3, 0]],
    ['at a hit, in its pages', {}, { section: 'd', view: 'pages', query: 'x' }, undefined, ['pages', 'd', 8, 0]],
    ['at the section of the other language', { position }, { view: 'text', page: 1 }, left, ['text', 'b', 3, 0]],
    ['at no line of another language', {}, { section: 'b', at: 5 }, left, ['text', 'b', 3, 0]],
    ['before a section that is lacking', {}, {}, { ...left, section: 'x' }, ['text', 'b', 3, 0, 'elsewhere']],
    ['on the page of another language that has no ids of ours', {}, {}, paged, ['pages', 'c', 5, 0]],
    ['on the page of another language, without a text', { sections: [] }, {}, paged, ['pages', undefined, 5, 0]],
    ['without a text, on its pages', { sections: [] }, { page: 2 }, undefined, ['pages', undefined, 2, 0]],
    ['without anything', { sections: [], files: [] }, {}, left, ['text', undefined, 4, 0]],
  ];
  it.each(cases)('%s', (_, change, asked, left, expected) => {
    const begun = beginning(reading(change), { screen: 'read', edition: DESK, ...asked }, 'text', left);
    const said = [begun.view, begun.section, begun.page, begun.offset, ...(begun.elsewhere ? ['elsewhere'] : [])];
    expect(said).toEqual(expected);
  });
});

describe('the document that is open', () => {
  it('offers a newer revision, and takes over what else became of it', async () => {
    const host = new FakeHost();
    const { document } = await opened(DESK, host);
    expect(document.heed(DESK, change(host, {}))).toBe(false);
    expect(document.heed(DESK, change(host, {}))).toBe(false);
    expect(document.heed(DESK, change(host, { title: 'Renamed' }))).toBe(true);
    expect(await document.refresh()).toBeUndefined();
    expect([document.edition?.title, document.newer]).toEqual(['Renamed', null]);
    expect(document.heed(DESK, change(host, { revision: 5, title: 'New' }))).toBe(true);
    expect(await document.refresh()).toBeUndefined();
    expect([document.edition?.title, document.edition?.revision]).toEqual(['Renamed', 4]);
    document.show(document.newer as Reading);
    expect([document.edition?.title, document.edition?.revision, document.newer]).toEqual(['New', 5, null]);
  });

  it('is read again when it came after it was opened and before the list first told of it', async () => {
    const host = new FakeHost();
    const { document } = await opened('office/front/desk@ru', host);
    document.heed('office/front/desk@ru', undefined);
    expect(document.heed('office/front/desk@ru', change(host, { availability: 'downloaded' }))).toBe(true);
    expect((await document.refresh())?.sections.length).toBeGreaterThan(0);
  });

  it('is read again when the list that came while it was being opened is the newer', async () => {
    const host = new FakeHost();
    const app = new AppState(host, await host.start());
    const document = new OpenDocument(app);
    const older = await document.read('office/front/desk@ru');
    const row = change(host, { availability: 'downloaded' });
    expect(document.heed('office/front/desk@ru', row)).toBe(false);
    document.show(older as Reading);
    expect(document.heed('office/front/desk@ru', row)).toBe(true);
    // Once: were the list the older one, it would never be the same.
    expect(document.heed('office/front/desk@ru', row)).toBe(false);
  });

  it('is held against the list again where it could not be read, and that is told', async () => {
    const host = new FakeHost();
    const { app, document } = await opened(DESK, host);
    const row = change(host, { title: 'Renamed' });
    expect(document.heed(DESK, row)).toBe(true);
    host.refuse.read = failure('held');
    await document.refresh();
    expect([app.failure, document.edition?.title]).toEqual([failure('held'), 'Front Desk Handbook']);
    delete host.refuse.read;
    expect(document.heed(DESK, row)).toBe(true);
    await document.refresh();
    expect(document.edition?.title).toBe('Renamed');
  });

  it('is held against the list again where it was opened by an answer from before it', async () => {
    const host = new FakeHost();
    const { document } = await opened(DESK, host);
    void document.read('office/front/desk@ar');
    const reading = late(host, 'read');
    const back = document.read(DESK);
    await vi.advanceTimersByTimeAsync(0);
    reading.end();
    const row = change(host, { title: 'Renamed' });
    expect(document.heed(DESK, row)).toBe(true);
    await document.refresh();
    reading.answer();
    document.show((await back) as Reading);
    expect(document.edition?.title).toBe('Front Desk Handbook');
    expect(document.heed(DESK, row)).toBe(true);
    expect(document.heed(DESK, row)).toBe(false);
  });

  it('takes over what was asked last, whichever answer comes last', async () => {
    const host = new FakeHost();
    const { document } = await opened(DESK, host);
    const { read } = host;
    let answer: () => void = () => undefined;
    host.read = async (...asked) => {
      const older = await read(...asked);
      await new Promise<void>((resolve) => (answer = resolve));
      return older;
    };
    const first = document.refresh();
    host.read = read;
    change(host, { title: 'Renamed' });
    await document.refresh();
    answer();
    await first;
    expect(document.edition?.title).toBe('Renamed');
  });

  it('is shown at once where nobody was reading an empty page', async () => {
    const host = new FakeHost();
    const { document } = await opened('office/front/desk@ru', host);
    expect(document.sections).toEqual([]);
    change(host, { availability: 'downloaded', revision: 5 });
    const answer = await document.refresh();
    expect(answer?.sections.length).toBeGreaterThan(0);
    expect(document.newer).toBeNull();
  });

  it('is not shown anew where a file without text is shown already', async () => {
    const host = new FakeHost();
    const { document } = await opened('office/front/desk@ru', host);
    const file = {
      role: 'document',
      media_type: 'application/zip',
      bytes: 9,
      here: true,
      name: 'a.zip',
      sha256: '1',
    } as const;
    const reading = document.reading as Reading;
    document.show({ ...reading, sections: [], files: [file] });
    host.read = () => Promise.resolve({ ...reading, sections: [], files: [file] });
    expect(document.outside).toBeDefined();
    const elsewhere = change(host, { title: 'Renamed' });
    expect(document.heed('office/front/desk@ru', elsewhere)).toBe(true);
    expect(await document.refresh()).toBeUndefined();
    expect(document.heed('office/front/desk@ru', elsewhere), 'once').toBe(false);
  });

  it('is gone when the library no longer has it, and back when it has', async () => {
    const host = new FakeHost();
    const { document } = await opened(DESK, host);
    // A list from before does not know it yet.
    document.heed(DESK, undefined);
    expect(document.gone).toBe(false);
    document.heed(DESK, change(host, {}));
    document.heed(DESK, undefined);
    expect(document.gone).toBe(true);
    host.refuse.read = failure('held');
    document.gone = false;
    await document.refresh();
    expect(document.gone).toBe(false);
    host.refuse.read = failure('not_found');
    await document.refresh();
    expect(document.gone).toBe(true);
    delete host.refuse.read;
    await document.refresh();
    expect(document.gone).toBe(false);
  });

  it('is none where another cannot be read, and stays where it is read again', async () => {
    const host = new FakeHost();
    const { document } = await opened(DESK, host);
    host.refuse.read = failure('damaged');
    expect(await document.read(DESK)).toBeUndefined();
    expect([document.load.failure?.code, document.edition?.id]).toEqual(['damaged', DESK]);
    expect(await document.read('office/front/desk@ar')).toBeUndefined();
    expect(document.reading).toBeNull();
  });

  it('is the one that was asked for last', async () => {
    const { document } = await opened();
    const answers = await Promise.all([document.read('office/front/desk@ar'), document.read('office/front/desk@fr')]);
    expect(answers.map((answer) => answer?.edition)).toEqual([undefined, expect.any(Number)]);
  });

  it('stays what it is where another one is asked for twice, until that is here', async () => {
    const { document } = await opened();
    const other = 'office/front/desk@ar';
    const dropped = document.read(other);
    const wanted = document.read(other);
    await dropped;
    expect(document.edition?.id).toBe(DESK);
    document.show((await wanted) as Reading);
    expect(document.edition?.id).toBe(other);
  });

  it('stays what it is while another edition is on its way', async () => {
    const { document } = await opened();
    const other = document.read('office/front/desk@ar');
    await document.refresh();
    expect([document.edition?.id, document.newer]).toEqual([DESK, null]);
    document.show((await other) as Reading);
    expect(document.edition?.id).toBe('office/front/desk@ar');
  });

  it('is saved or not, and stays the revision that is shown', async () => {
    const { document } = await opened();
    const own = publications().find(({ id }) => id === 'office/front/desk')!;
    const editions = own.editions.map((edition) => ({ ...edition, revision: edition.revision + 1 }));
    const newer = { ...own, editions, saved: !own.saved };
    document.noteSaved(newer);
    expect([document.reading?.publication.saved, document.edition?.revision]).toEqual([!own.saved, 4]);
    document.noteSaved({ id: 'office/front/interpreter', saved: own.saved });
    expect(document.reading?.publication.saved).toBe(!own.saved);
  });

  it('has the pages of the revision before when they are asked for', async () => {
    const host = new FakeHost();
    const file = { name: 'a.pdf', role: 'document' as const, media_type: 'application/pdf', bytes: 9 };
    host.earlier = { revision: 3, issued: '2015-03-01', files: [{ ...file, here: true, sha256: '1'.repeat(64) }] };
    const { document } = await opened(DESK, host);
    expect([document.own, document.pdf, document.earlier?.revision]).toEqual([undefined, undefined, 3]);
    document.older = true;
    expect([document.own, document.pdf?.sha256]).toEqual(['pages', '1'.repeat(64)]);
  });
});

describe('the place in a document', () => {
  async function place(route: Partial<ReadRoute> = {}, above = 12) {
    const host = new FakeHost();
    const { app, document } = await opened(DESK, host);
    const asked: ReadRoute = { screen: 'read', edition: DESK, ...route };
    app.router.go(asked);
    const find = new FindState();
    const position = new Position(app, document, { route: () => asked, find, above: () => above });
    return { app, host, document, find, position };
  }
  const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(SETTLE);

  it('is written down once it does not change any more', async () => {
    const { app, host, position } = await place({ beside: 'ar' });
    position.toSection('first');
    await vi.advanceTimersByTimeAsync(SETTLE - 1);
    position.toSection('next');
    await vi.advanceTimersByTimeAsync(SETTLE - 1);
    expect(host.called('setPosition')).toEqual([]);
    await rest();
    expect(host.called('setPosition')).toEqual([[DESK, { section: 'next', page: 7, view: 'text', at: 12 }]]);
    const route = { screen: 'read', edition: DESK, section: 'next', view: 'text', at: 12, beside: 'ar' } as const;
    expect(app.router.route).toEqual(route);
    expect([position.isWritten(route), position.isWritten({ ...route, at: 13 })]).toEqual([true, false]);
    position.write(null);
    expect(position.isWritten(route)).toBe(false);
  });

  it('is written down by who leaves before, without the line', async () => {
    const { app, host, position } = await place();
    position.toSection('next');
    app.router.go({ screen: 'library' });
    position.close();
    expect(host.called('setPosition')).toEqual([[DESK, { section: 'next', page: 7, view: 'text', at: null }]]);
    await rest();
    expect(host.called('setPosition')).toHaveLength(1);
    expect(app.router.route).toEqual({ screen: 'library' });
  });

  it('has no line of the document before', async () => {
    const { host, position } = await place();
    position.toSection('next');
    await rest();
    position.begin({ view: 'text', section: 'next', page: 7, offset: 0, elsewhere: false });
    position.toSection('next');
    position.close();
    expect(host.called('setPosition').at(-1)).toEqual([DESK, { section: 'next', page: 7, view: 'text', at: null }]);
  });

  it('does not take the address of what the window has gone on to', async () => {
    const { app, host, position } = await place();
    position.toSection('next');
    app.router.go({ screen: 'read', edition: 'office/front/desk@ar' });
    await rest();
    expect(host.called('setPosition')).toHaveLength(1);
    expect(app.router.route).toEqual({ screen: 'read', edition: 'office/front/desk@ar' });
  });

  it('keeps what was searched for in its address while the field for finding is open', async () => {
    const { app, find, position } = await place({ query: 'x y', words: ['x', 'y'] });
    find.open = true;
    position.toSection('next');
    await rest();
    expect(app.router.route).toMatchObject({ section: 'next', query: 'x y', words: ['x', 'y'] });
    find.open = false;
    position.toSection('first');
    expect(position.leave()).not.toContain('q=');
  });

  it('is one of several sections on a page until another page is turned to', async () => {
    const { app, position } = await place({}, 0);
    position.begin({ view: 'pages', section: 'first', page: 6, offset: 0, elsewhere: false });
    position.toPage(6, 24);
    expect([position.section, position.progress]).toEqual(['first', 25]);
    expect(position.bookmarkable).toEqual({ page: 6 });
    position.toPage(7, undefined);
    expect([position.section, position.progress]).toEqual(['next', 25]);
    await rest();
    expect(app.router.route).toMatchObject({ section: 'next', page: 7, view: 'pages' });
    expect(app.router.route).not.toHaveProperty('at');
  });

  it('is not that of the newest revision on the pages of the one before', async () => {
    const { document, host, position } = await place();
    host.earlier = { revision: 3, issued: '2015-03-01', files: [] };
    const pages = (await host.read(DESK, [])).files.map((file) => ({ ...file, here: true, bytes: 9 }));
    host.earlier.files = pages;
    document.show((await document.read(DESK)) as Reading);
    document.older = true;
    position.begin({ view: 'pages', section: 'first', page: 1, offset: 0, elsewhere: false });
    expect([position.superseded?.revision, position.bookmarkable]).toEqual([3, undefined]);
    position.toPage(3, 9);
    await rest();
    expect(host.called('setPosition')).toEqual([]);
    position.view = 'text';
    expect([position.superseded, position.bookmarkable]).toEqual([undefined, { section: position.section }]);
  });

  it('knows the sections beside it', async () => {
    const { document, position } = await place();
    const ids = document.sections.map(({ id }) => id);
    const beside = (id: string): (string | undefined)[] => {
      position.section = id;
      return [position.before, position.current, position.after].map((one) => one?.id);
    };
    expect(beside(ids[0] ?? '')).toEqual([undefined, ids[0], ids[1]]);
    expect(beside(ids.at(-1) ?? '')).toEqual([ids.at(-2), ids.at(-1), undefined]);
    expect(beside('nowhere')).toEqual([undefined, undefined, undefined]);
  });
});

describe('the reader', () => {
  const ARABIC = 'office/front/desk@ar';
  async function reader() {
    const host = new FakeHost();
    const app = new AppState(host, await host.start());
    const state = new ReaderState(app, () => app.router.route as ReadRoute);
    const open = (edition: string): Promise<void> => {
      app.router.go({ screen: 'read', edition });
      return state.open(edition);
    };
    await open(DESK);
    return { app, host, state, open };
  }

  it('writes down where the document before was left', async () => {
    const { host, state, open } = await reader();
    state.position.toSection('next');
    await open(ARABIC);
    state.position.toSection('first');
    expect(host.called('setPosition')).toEqual([[DESK, expect.objectContaining({ section: 'next' })]]);
  });

  it('shows the mark that was asked for, though the place settles before the marks are known', async () => {
    const { app, host, state, open } = await reader();
    const { marks } = host;
    let answer: () => void = () => undefined;
    host.marks = async (query) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return marks(query);
    };
    app.router.go({ screen: 'read', edition: ARABIC, mark: 'm1' });
    await state.open(ARABIC);
    app.router.replace({ screen: 'read', edition: ARABIC });
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.marks.current).toBe('m1');
    // It is none of the next document.
    app.router.go({ screen: 'read', edition: DESK, mark: 'm2' });
    await state.open(DESK);
    const late = answer;
    await open(ARABIC);
    late();
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.marks.current).toBeUndefined();
  });

  it('turns the pages of one document alone, and begins another view at no line', async () => {
    const { state, open } = await reader();
    state.pages.rotate(1);
    state.position.offset = 400;
    state.setView(state.position.view === 'text' ? 'pages' : 'text');
    expect([state.pages.turn, state.position.offset]).toEqual([1, 0]);
    await open(ARABIC);
    expect(state.pages.turn).toBe(0);
  });

  it('leaves what failed in view while it does what nobody waits for, and tells nobody that marks are not known', async () => {
    const { app, host, state } = await reader();
    app.failure = failure('damaged');
    await state.marks.load(DESK);
    await state.readBeside(ARABIC);
    await app.forget('office/front/desk');
    expect(app.failure).toEqual(failure('damaged'));
    app.failure = null;
    host.refuse.marks = failure('held');
    await state.marks.load(DESK);
    expect(app.failure).toBeNull();
    host.refuse.read = failure('held');
    await state.readBeside(ARABIC);
    expect(app.failure).toEqual(failure('held'));
  });

  describe('with another language beside it', () => {
    async function pair() {
      const opened = await reader();
      opened.app.router.go({ screen: 'read', edition: DESK, view: 'text', beside: 'ar' });
      await opened.state.readBeside(ARABIC);
      return opened;
    }

    it('takes over what became of that one, and offers its newer revision', async () => {
      const { app, host, state } = await pair();
      app.router.go({ screen: 'read', edition: DESK, view: 'text', beside: 'ar' });
      await state.heed(change(host, { outdated: true }));
      expect(state.beside.edition?.outdated).toBe(true);
      await state.heed(change(host, { revision: 9 }));
      expect([state.beside.edition?.revision, state.beside.newer === null]).toEqual([4, false]);
      state.showNewer();
      expect([state.document.edition?.revision, state.beside.edition?.revision]).toEqual([9, 9]);
      expect(host.called('markTextRead').at(-1)).toEqual([ARABIC, 9, false]);
    });

    it('shows none in place of one that cannot be read', async () => {
      const { app, host, state } = await pair();
      host.refuse.read = failure('damaged');
      app.router.go({ screen: 'read', edition: DESK, view: 'text', beside: 'fr' });
      await state.readBeside('office/front/desk@fr');
      expect([state.beside.reading, app.failure]).toEqual([null, failure('damaged')]);
    });
  });

  it('begins where another language was left in that language alone', async () => {
    const { app, state, open } = await reader();
    const arabic = state.document.reading?.publication.editions.find(({ id }) => id === ARABIC);
    state.position.section = 'next';
    state.setLanguage(arabic!);
    await open('office/front/desk@fr');
    expect(state.position.section).not.toBe('next');
    expect([state.note, app.failure]).toEqual(['', null]);
  });
});

describe('the marks of the document that is open', () => {
  const MARK = { section: 'next', page: null, span: null, words: null, colour: null, note: '' };

  it('are those that were asked for last, whichever answer comes last', async () => {
    const host = new FakeHost();
    const marks = new ReaderMarks(new AppState(host, await host.start()));
    await marks.load(DESK);
    const { marks: list } = host;
    let answer: () => void = () => undefined;
    host.marks = async (query) => {
      const older = await list(query);
      await new Promise<void>((resolve) => (answer = resolve));
      return older;
    };
    const first = marks.load(DESK);
    host.marks = list;
    await host.addMark({ ...MARK, edition: DESK });
    await marks.load(DESK);
    answer();
    await first;
    expect(marks.all).toHaveLength(1);
  });

  it('have the note that was written last, though they were asked for before', async () => {
    const host = new FakeHost();
    const marks = new ReaderMarks(new AppState(host, await host.start()));
    const { id } = await host.addMark({ ...MARK, edition: DESK });
    await marks.load(DESK);
    const asked = late(host, 'marks');
    const first = marks.load(DESK);
    await vi.advanceTimersByTimeAsync(0);
    asked.end();
    await marks.change(id, { note: 'Ask twice' });
    asked.answer();
    await first;
    expect(marks.all.map(({ note }) => note)).toEqual(['Ask twice']);
  });

  it('are not those of the document before, where one of those comes back', async () => {
    const host = new FakeHost();
    const app = new AppState(host, await host.start());
    const marks = new ReaderMarks(app);
    const { id } = await host.addMark({ ...MARK, edition: DESK });
    await marks.load(DESK);
    await marks.remove(id);
    await marks.load('office/front/desk@ar');
    app.toasts.current?.action?.run();
    await vi.advanceTimersByTimeAsync(0);
    expect([host.markRows.length, marks.all.length]).toEqual([1, 0]);
  });
});

describe('a key', () => {
  it('is answered by the last part of the window that wants it', () => {
    const actions = new Actions();
    const told: string[] = [];
    const screen = actions.on({ find: () => told.push('screen'), print: () => told.push('print') });
    const reader = actions.on({ find: () => told.push('reader') });
    expect([actions.run('find'), actions.run('print'), actions.run('marks')]).toEqual([true, true, false]);
    reader();
    expect([actions.run('find'), actions.wanted('find')]).toEqual([true, true]);
    screen();
    expect([actions.run('find'), actions.wanted('find')]).toEqual([false, false]);
    expect(told).toEqual(['reader', 'print', 'screen']);
  });
});
