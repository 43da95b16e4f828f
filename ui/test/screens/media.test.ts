/** Galleries, data tables, recordings, and what another program opens. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DataTable } from '../../src/host/generated/DataTable';
import type { EditionRow } from '../../src/host/generated/EditionRow';
import type { FileRow } from '../../src/host/generated/FileRow';
import type { Kind } from '../../src/host/generated/Kind';
import type { PublicationRow } from '../../src/host/generated/PublicationRow';
import { publication } from '../fake/data';
import { FakeHost, failure } from '../fake/host';
import { all, click, open, press, settle, speak, text, the } from '../window';

const WORK = 'office/status/work';
const READ = `/#/read/${encodeURIComponent(`${WORK}@en`)}`;

/** A host with one publication of that kind, its text, and its document. */
function hostOf(kind: Kind, html: string[], document: Partial<FileRow> | null): FakeHost {
  const host = new FakeHost();
  const look = { collection: 'Status', colour: 'teal', issued: '2015-11-20' };
  const row = publication(WORK, kind, look, [['en', 'The work', { summary: 'What it is.' }]]);
  host.rows = [...host.rows, row];
  const file: FileRow = {
    name: 'en.bin',
    role: 'document',
    media_type: 'application/octet-stream',
    bytes: 9000,
    sha256: '0'.repeat(64),
    here: true,
    ...document,
  };
  host.read = () =>
    Promise.resolve({
      publication: row,
      edition: 0,
      sections: html.map((body, at) => ({
        id: `s${at + 1}`,
        level: 1,
        heading: `Part ${at + 1}`,
        html: body,
        page: null,
      })),
      files: document ? [file] : [],
      pages: null,
      position: null,
      earlier: null,
    });
  return host;
}

/** Has the window hear that the row of the publication changed; all of it is read anew, as over the wire. */
async function reviseRow(host: FakeHost, change: Partial<EditionRow>): Promise<void> {
  const { read } = host;
  const changed = (row: PublicationRow): PublicationRow =>
    row.id === WORK ? { ...row, editions: row.editions.map((one) => ({ ...one, ...change })) } : row;
  host.read = async (...asked) => {
    const answer = structuredClone(await read(...asked));
    return { ...answer, publication: changed(answer.publication) };
  };
  host.rows = host.rows.map(changed);
  host.emit('change', { number: 2, publications: true, jobs: false });
  await settle();
}

const figure = (name: string, caption: string): string =>
  `<figure><img data-media="media/${name}" alt="Drawing of ${name}"><figcaption>${caption}</figcaption></figure>`;

describe('a gallery', () => {
  const gallery = (): FakeHost =>
    hostOf('gallery', [figure('a.png', 'First'), `<p>x</p>${figure('b.png', 'Second')}`], null);

  it('shows its pictures with their captions, and its text on request', async () => {
    await open(READ, gallery());
    expect(all('.tiles figcaption').map((caption) => text(caption))).toEqual(['Part 1First', 'Part 2Second']);
    await click(the('.set button', 'Text'));
    expect(all('.prose-section')).toHaveLength(2);
    await click(the('.set button', 'Pictures'));
    expect(all('.tiles li')).toHaveLength(2);
  });

  it('is walked through by keys, mirrored with the interface', async () => {
    const { app } = await open(READ, gallery());
    await click(the('.tile-open', 'Enlarge: First'));
    const shown = (): string => text(the('.picture-caption'));
    expect([shown(), text(the('.picture-bar .num'))]).toEqual(['First', '1 of 2']);
    await press('ArrowRight', {}, the('.picture-frame'));
    expect(shown()).toBe('Second');
    await press('ArrowRight', {}, the('.picture-frame'));
    expect(shown()).toBe('Second');
    await press('+', {}, the('.picture-frame'));
    expect(text(the('.picture-bar .step-at'))).toBe('150%');
    await press('ArrowLeft', {}, the('.picture-frame'));
    expect(shown(), 'enlarged, the arrows move the picture').toBe('Second');
    await press('0', {}, the('.picture-frame'));
    await speak(app, 'ar');
    await press('ArrowRight', {}, the('.picture-frame'));
    expect(shown()).toBe('First');
    await press('Escape', {}, the('.picture-dialog'));
    expect(all('.picture-dialog')).toHaveLength(0);
  });

  it('shows its pictures once they have come', async () => {
    const host = gallery();
    await open(READ, host);
    expect(all('.tiles .media-missing')).toHaveLength(2);
    const { read } = host;
    const picture = { role: 'media' as const, media_type: 'image/png', bytes: 9, sha256: '', here: true };
    host.read = async (...asked) => {
      const answer = await read(...asked);
      return { ...answer, files: ['a.png', 'b.png'].map((name) => ({ ...picture, name: `media/${name}` })) };
    };
    host.picture = () => Promise.resolve(new ArrayBuffer(1));
    await reviseRow(host, { size: 1 });
    expect(all('.tiles .media-missing')).toEqual([]);
    expect(all('.tiles img')).toHaveLength(2);
  });

  it('says of a picture that cannot be shown that it is here, and offers another program', async () => {
    const host = hostOf('article', [figure('huge.png', 'Huge')], null);
    host.refuse.picture = failure('failed', { item: 'media/huge.png' });
    await open(READ, host);
    expect(text(the('.media-missing'))).toContain('This window does not show this picture: Drawing of huge.png');
    await click(the('.media-missing button'));
    expect(host.called('openOutside')).toEqual([]);
    await click(the('dialog.ask button', 'Open the copy'));
    expect(host.called('openOutside')).toEqual([[`${WORK}@en`, 'media/huge.png']]);
  });
});

describe('a dataset', () => {
  const TABLE: DataTable = {
    columns: [
      { name: 'Place', kind: 'text' },
      { name: 'Visits', kind: 'numbers' },
    ],
    rows: [
      ['b', '10'],
      ['a', '9'],
      ['c', ''],
      ['d', '100'],
    ],
  };
  const dataset = (): FakeHost => {
    const host = hostOf('dataset', ['<table><tr><td>b</td></tr></table>'], { media_type: 'text/csv', name: 'en.csv' });
    host.table = () => Promise.resolve(TABLE);
    return host;
  };
  const column = (at: number): string[] => all(`tbody td:nth-child(${at})`).map((cell) => text(cell));

  it('is sorted by its headings: up, down, as published', async () => {
    await open(READ, dataset());
    expect(column(1)).toEqual(['b', 'a', 'c', 'd']);
    const heading = the('th button', /Visits/);
    await click(heading);
    expect([column(1), the('th[aria-sort="ascending"]').textContent?.trim()]).toEqual([['a', 'b', 'd', 'c'], 'Visits']);
    await click(heading);
    expect(column(1)).toEqual(['d', 'b', 'a', 'c']);
    await click(heading);
    expect([column(1), all('th[aria-sort="none"]').length]).toEqual([['b', 'a', 'c', 'd'], 2]);
  });

  it('has a plot that says in words what it shows', async () => {
    await open(READ, dataset());
    const words = 'Visits by Place, 3 values: lowest 9 (a), highest 100 (d).';
    expect(text(the('.plot figcaption'))).toBe(words);
    expect(all('.plot .bar')).toHaveLength(3);
    expect(the('.plot svg').getAttribute('role')).toBe('img');
  });

  it('shortens the labels of its plot between letters', async () => {
    const host = dataset();
    host.table = () => Promise.resolve({ ...TABLE, rows: [['\u{1F600}'.repeat(9), '10'], ...TABLE.rows] });
    await open(READ, host);
    expect(all('.plot .scale').map((label) => label.textContent?.trim())).toContain(`${'\u{1F600}'.repeat(6)}…`);
  });

  it('is read again for another revision, and not for another row', async () => {
    const host = dataset();
    const asked = vi.spyOn(host, 'table');
    await open(READ, host);
    const heading = the('th button', /Visits/);
    await reviseRow(host, { title: 'Renamed' });
    expect([text(the('.prose-title')), asked.mock.calls.length, heading.isConnected]).toEqual(['Renamed', 1, true]);
    await reviseRow(host, { revision: 2 });
    await click(the('.banner button', 'Show the new text'));
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('shows a long table a page at a time', async () => {
    const host = dataset();
    const rows = Array.from({ length: 450 }, (_, at) => [`p${at}`, String(at)]);
    host.table = () => Promise.resolve({ ...TABLE, rows });
    await open(READ, host);
    expect([column(1).length, text(the('.data-foot .num'))]).toEqual([200, 'Rows 1 to 200 of 450']);
    await click(the('.data-foot button', 'Rows after'));
    await click(the('.data-foot button', 'Rows after'));
    expect([column(1)[0], column(1).length]).toEqual(['p400', 50]);
  });
});

describe('a recording', () => {
  const words =
    '<p><time datetime="PT0.5S">Hello,</time> <time datetime="PT3S">friend.</time></p><p><time datetime="PT65S">Bye.</time></p>';

  it('has its player and the times of its words', async () => {
    await open(READ, hostOf('recording', [words], { media_type: 'audio/mpeg', name: 'en.mp3' }));
    await settle();
    expect(all('.player button').length).toBe(3);
    expect(
      all('.stamp').map((stamp) => [text(stamp), stamp.getAttribute('aria-label')?.replace(/\p{Cf}/gu, '')]),
    ).toEqual([
      ['0:00', 'Play from 0:00'],
      ['1:05', 'Play from 1:05'],
    ]);
  });

  it('is as long as the engine says once it knows, which it may not say anew', async () => {
    await open(READ, hostOf('recording', [words], { media_type: 'audio/mpeg', name: 'en.mp3' }));
    await settle();
    const audio = the('.player audio') as HTMLAudioElement;
    let seconds = 0;
    Object.defineProperty(audio, 'duration', { get: () => seconds });
    const place = the('.player input[type="range"]') as HTMLInputElement;
    for (const [event, known, longest, said] of [
      ['loadedmetadata', 0, '1', ''],
      ['progress', 40.5, '40.5', '0:40'],
      ['durationchange', Number.POSITIVE_INFINITY, '40.5', '0:40'],
      ['timeupdate', 0, '40.5', '0:40'],
    ] as const) {
      seconds = known;
      audio.dispatchEvent(new Event(event));
      await settle();
      // Nothing is said of its length before that is known, and nowhere in it can be gone to.
      expect([place.max, text(the('.player-length')), place.disabled], event).toEqual([longest, said, said === '']);
    }
  });

  it('plays on while its row becomes another', async () => {
    const host = hostOf('recording', [words], { media_type: 'audio/mpeg', name: 'en.mp3' });
    await open(READ, host);
    const audio = the('.player audio') as HTMLAudioElement;
    const paused = vi.spyOn(audio, 'pause').mockImplementation(() => undefined);
    audio.dispatchEvent(new Event('play'));
    await settle();
    const [address, stamp] = [audio.src, the('.stamp')];
    await reviseRow(host, { title: 'Renamed' });
    expect(text(the('.prose-title'))).toBe('Renamed');
    expect([audio.src, paused.mock.calls.length, the('.stamp') === stamp]).toEqual([address, 0, true]);
    expect(all('.player button', 'Pause')).toHaveLength(1);
  });

  it('marks what is spoken, and brings it into view while that is wanted', async () => {
    await open(READ, hostOf('recording', [words], { media_type: 'audio/mpeg', name: 'en.mp3' }));
    await settle();
    const audio = the('.player audio') as HTMLAudioElement;
    let moment = 0;
    Object.defineProperty(audio, 'currentTime', { get: () => moment, set: (to: number) => (moment = to) });
    const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
    onTestFinished(() => shown.mockRestore());
    /** What is marked once the sound has come to a moment, and what was brought into view for it. */
    const at = async (seconds: number): Promise<[string[], string[]]> => {
      shown.mockClear();
      moment = seconds;
      audio.dispatchEvent(new Event('timeupdate'));
      await settle();
      return [all('.spoken').map(text), (shown.mock.contexts as Element[]).map(text)];
    };
    audio.dispatchEvent(new Event('play'));
    expect(await at(0.1)).toEqual([[], []]);
    expect(await at(1)).toEqual([['Hello,'], ['Hello,']]);
    expect(await at(2.5), 'the same words are not shown again').toEqual([['Hello,'], []]);
    expect(await at(3.2)).toEqual([['friend.'], ['friend.']]);
    await click(the('.player .check input'));
    expect(await at(70), 'it is not followed').toEqual([['Bye.'], []]);
    expect(await at(4)).toEqual([['friend.'], []]);
    await click(the('.player .check input'));
    expect(await at(70)).toEqual([['Bye.'], ['Bye.']]);
    audio.dispatchEvent(new Event('pause'));
    expect(await at(1), 'nobody listens').toEqual([['Hello,'], []]);
  });

  it('opens at its title, not at the first of its sections', async () => {
    const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
    await open(READ, hostOf('recording', [words, words], { media_type: 'audio/mpeg', name: 'en.mp3' }));
    const scrolled = (): (Element | undefined)[] => shown.mock.contexts as Element[];
    expect(scrolled().filter((element) => element?.matches('.prose-section'))).toEqual([]);
    await click(all('.ol a')[1] as HTMLElement);
    expect(scrolled().filter((element) => element?.matches('.prose-section')).length).toBeGreaterThan(0);
    shown.mockRestore();
  });

  it('keeps nothing of a sound that comes when it was left', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const host = hostOf('recording', [words], { media_type: 'audio/mpeg', name: 'en.mp3' });
    let come: (bytes: ArrayBuffer) => void = () => undefined;
    host.fileRange = () => new Promise((resolve) => (come = resolve));
    const { app } = await open(READ, host);
    app.router.go({ screen: 'settings' });
    await settle();
    const before = made.mock.calls.length;
    come(new ArrayBuffer(8));
    await settle();
    expect(made.mock.calls).toHaveLength(before);
    made.mockRestore();
  });

  it('plays though the bytes of the one before cannot be read any more', async () => {
    const host = hostOf('recording', [words], { media_type: 'audio/mpeg', name: 'en.mp3' });
    let gone: (why: unknown) => void = () => undefined;
    host.fileRange = () => new Promise((_, reject) => (gone = reject));
    await open(READ, host);
    host.fileRange = () => Promise.resolve(new ArrayBuffer(8));
    const { read } = host;
    host.read = async (...asked) => {
      const answer = await read(...asked);
      return { ...answer, files: answer.files.map((file) => ({ ...file, sha256: '1'.repeat(64) })) };
    };
    await reviseRow(host, { size: 1 });
    gone(failure('not_found'));
    await settle();
    expect(all('.player .player-time')).toHaveLength(1);
  });

  it('without a transcript says so and still plays', async () => {
    await open(READ, hostOf('recording', [], { media_type: 'audio/mpeg' }));
    expect(text(the('.empty h2'))).toBe('No transcript');
    expect(all('.player')).toHaveLength(1);
  });
});

describe('what cannot be shown', () => {
  it('is opened by another program after a word of warning', async () => {
    const host = hostOf('form', [], { media_type: 'application/msword', name: 'en.doc' });
    await open(READ, host);
    expect(text(the('.empty h2'))).toBe('For another program');
    await click(the('.empty button', 'Open in another program…'));
    await click(the('dialog.ask button', 'Cancel'));
    expect([host.called('openOutside').length, all('dialog').length]).toEqual([0, 0]);
    await click(the('.empty button', 'Open in another program…'));
    await click(the('dialog.ask button', 'Open the copy'));
    expect(host.called('openOutside')).toEqual([[`${WORK}@en`, null]]);
  });
});
