import { describe, expect, it } from 'vitest';
import { FakeHost, failure } from '../fake/host';
import { all, click, nameOf, open, press, settle, text, the, type } from '../window';

const dialog = (): HTMLElement => the('dialog');
const button = (name: string | RegExp): HTMLElement => the('dialog button', name);

async function look(what: string): Promise<void> {
  await click(the('.u-side button', 'Add…'));
  await type(the('dialog textarea'), what);
  await click(button('Look at the card'));
}

describe('adding a source', () => {
  it('shows whose key it is, in groups of four, before anything is trusted', async () => {
    const { host } = await open('/#/updates');
    await look('https://second.example.org/');
    expect(host.called('lookAtCard')).toEqual([['https://second.example.org/']]);
    expect(text(dialog().querySelector('h2'))).toBe('Is this the key on your card?');
    expect(text(dialog())).toContain('Second Office');
    expect(text(dialog().querySelector('code'))).toMatch(/^00AA 11BB( [0-9A-F]{4}){14}$/);
    expect(host.called('trustCard')).toEqual([]);
    // Neither answer is the one that stands out.
    expect(all('dialog .btn.main')).toEqual([]);
    expect(all('dialog .acts .btn').map(nameOf)).toEqual(['It differs', 'It is the same']);
  });

  it('trusts nothing when the key differs, and says so', async () => {
    const { host } = await open('/#/updates');
    await look('a card');
    await click(button('It differs'));
    expect(host.called('trustCard')).toEqual([]);
    expect(all('dialog')).toEqual([]);
    expect(text(the('.toast'))).toContain('Nothing was added');
    expect(all('.src')).toHaveLength(2);
  });

  it('adds the source when the person says that the key is the same', async () => {
    const { host } = await open('/#/updates');
    await look('a card');
    await click(button('It is the same'));
    expect(host.called('trustCard')).toEqual([['https://second.example.org/', host.card.text, host.card.fingerprint]]);
    expect(text(the('.src', /Second Office/))).toContain('https://second.example.org/');
    await click(the('.toast button', 'Check now'));
    expect(host.called('sync')).toHaveLength(1);
  });

  it('asks for a place where the card names none', async () => {
    const host = new FakeHost();
    host.card = { ...host.card, addresses: [], location: null };
    await open('/#/updates', host);
    await look('a card');
    expect((button('It is the same') as HTMLButtonElement).disabled).toBe(true);
    await click(button('Choose a folder…'));
    await click(button('It is the same'));
    expect(host.called('trustCard')[0]?.[0]).toBe('/home/me/Transfer');
  });

  it('refuses by name a card that contradicts a trusted one', async () => {
    const host = new FakeHost();
    host.card = { ...host.card, standing: 'conflict', trusted: '7f3a'.repeat(16) };
    await open('/#/updates', host);
    await look('a card');
    expect(text(dialog().querySelector('h2'))).toBe('This card is refused');
    expect(text(dialog())).toContain('Second Office (second) is trusted on this computer under another key');
    expect(all('dialog .acts .btn').map(nameOf)).toEqual(['Close']);
  });

  it('says why a card cannot be read, and keeps what was typed', async () => {
    const host = new FakeHost();
    host.refuse.lookAtCard = failure('unreachable', { path: 'https://second.example.org/' });
    await open('/#/updates', host);
    await look('https://second.example.org/');
    expect(text(the('dialog .error-note'))).toContain('A source cannot be reached.');
    expect((the('dialog textarea') as HTMLTextAreaElement).value).toBe('https://second.example.org/');
  });

  it('stays open when choosing a file is cancelled', async () => {
    await open('/#/updates');
    await click(the('.u-side button', 'Add…'));
    await type(the('dialog textarea'), 'half an address');
    the('dialog input[type=file]').dispatchEvent(new Event('cancel', { bubbles: true }));
    await settle();
    expect((the('dialog textarea') as HTMLTextAreaElement).value).toBe('half an address');
    dialog().dispatchEvent(new Event('cancel', { cancelable: true }));
    await settle();
    expect(all('dialog')).toEqual([]);
  });

  it('says of a file that it cannot be read, or is too long for a card, wherever it is given', async () => {
    const { host } = await open('/#/library');
    const broken = { size: 12, text: () => Promise.reject(new Error('The file could not be read.')) };
    const long = { size: (1 << 20) + 1, name: 'film.mp4', text: () => Promise.reject(new Error('asked for')) };
    const drop = async (file: object): Promise<void> => {
      const event = new Event('drop', { bubbles: true, cancelable: true });
      document.body.dispatchEvent(Object.assign(event, { dataTransfer: { files: [file], getData: () => '' } }));
      await settle();
    };
    const choose = async (file: object): Promise<void> => {
      const field = the('dialog input[type=file]');
      Object.defineProperty(field, 'files', { value: [file], configurable: true });
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
    };
    host.refuse.lookAtCard = failure('wrong_input');
    await drop(broken);
    expect(text(the('main > .error-note'))).toContain('could not be read');
    expect(all('dialog')).toEqual([]);
    await drop(long);
    expect(host.called('lookAtCard')).toEqual([['film.mp4']]);
    await choose(broken);
    expect(text(the('dialog .error-note'))).toContain('could not be read');
    await choose(long);
    expect(host.called('lookAtCard')).toEqual([['film.mp4'], ['film.mp4']]);
  });

  it('takes a card that is dropped on any screen', async () => {
    const { host } = await open('/#/library');
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    const card = { size: 12, text: async () => '{"format":1}' };
    Object.assign(drop, { dataTransfer: { files: [card], getData: () => '' } });
    document.body.dispatchEvent(drop);
    await settle();
    expect(drop.defaultPrevented).toBe(true);
    expect(host.called('lookAtCard')).toEqual([['{"format":1}']]);
    expect(text(dialog().querySelector('h2'))).toBe('Is this the key on your card?');
    await press('Escape', {}, dialog());
    expect(host.called('trustCard')).toEqual([]);
  });
});

describe('what is dragged within the window', () => {
  const drag = (kind: string, on: EventTarget): Event => {
    const event = new Event(kind, { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { files: [], getData: () => 'a few words', dropEffect: 'none' } });
    on.dispatchEvent(event);
    return event;
  };

  it('is no card, and what comes from elsewhere afterwards may be', async () => {
    const { host } = await open('/#/library');
    const link = the('.pub');
    drag('dragstart', link);
    drag('dragover', document.body);
    expect(drag('drop', document.body).defaultPrevented).toBe(true);
    await settle();
    expect(all('dialog')).toEqual([]);
    // The row may be gone by the time that dragging ends.
    link.remove();
    drag('dragend', link);
    drag('drop', document.body);
    await settle();
    expect(host.called('lookAtCard')).toEqual([['a few words']]);
  });

  it('ends at once where nothing can be dragged', async () => {
    const { host } = await open('/#/library');
    const link = the('.pub');
    link.addEventListener('dragstart', (event) => event.preventDefault());
    drag('dragstart', link);
    drag('drop', document.body);
    await settle();
    expect(host.called('lookAtCard')).toHaveLength(1);
  });
});

describe('sources', () => {
  it('hand on a card as a code, as text and as a file', async () => {
    const { host } = await open('/#/updates');
    await click(the('.src button', 'Card of Sample Field Office'));
    expect(the('dialog svg').getAttribute('aria-label')).toBe('Code of Sample Field Office');
    expect(the('dialog svg').querySelector('.qr-dark')?.getAttribute('d')).toBe(
      'M4 4h1v1h-1zM6 4h1v1h-1zM5 5h1v1h-1zM4 6h3v1h-3z',
    );
    await click(button('Save the card’s file…'));
    expect(host.called('saveCard')).toEqual([['office']]);
    expect(text(the('dialog .qr-side + p'))).toContain('/home/me/Documents/office.fieldshelf-card');
  });

  it('say what would go with a publisher, what was saved by title, before it goes', async () => {
    const host = new FakeHost();
    host.rows = host.rows.map((row, index) => ({ ...row, saved: index === 1 }));
    const saved = host.rows[1]?.editions[0]?.title ?? '';
    await open('/#/updates', host);
    await click(the('.src button', /^Remove Sample Field Office/));
    expect(text(dialog())).toContain('publications go from this computer, 12 MB');
    expect(all('.removal-saved li').map(text)).toEqual([saved]);
    expect(host.called('removePublisher')).toEqual([]);
    await click(button('Keep'));
    expect(all('.src')).toHaveLength(2);
    await click(the('.src button', /^Remove Sample Field Office/));
    await click(button('Remove the publisher'));
    expect(host.called('removePublisher')).toEqual([['office', true]]);
    expect(all('.src')).toHaveLength(1);
  });

  it('give back one place of several that was removed', async () => {
    const host = new FakeHost();
    const [first] = host.sourceRows;
    if (first) host.sourceRows = [...host.sourceRows, { ...first, location: 'https://office.example.org/' }];
    await open('/#/updates', host);
    await click(the('.src button', /^Remove Sample Field Office, https/));
    await click(button('Remove this place only'));
    expect(host.called('removeLocation')).toEqual([['office', 'https://office.example.org/']]);
    expect(all('.src')).toHaveLength(2);
    await click(the('.toast button', 'Undo'));
    expect(host.called('addLocation')).toEqual([['office', 'https://office.example.org/']]);
    expect(all('.src')).toHaveLength(3);
  });

  it('have the plan made anew when one comes or goes', async () => {
    const { host } = await open('/#/updates');
    const plans = (): number => host.called('plan').length;
    const before = plans();
    await look('a card');
    await click(button('It is the same'));
    expect(host.called('trustCard')).toHaveLength(1);
    expect(plans()).toBe(before + 1);
    await click(the('.src button', /^Remove Sample Field Office/));
    await click(button('Remove the publisher'));
    expect(host.called('removePublisher')).toHaveLength(1);
    expect(plans()).toBe(before + 2);
  });

  it('that the office set cannot be removed', async () => {
    const host = new FakeHost();
    host.office = {
      file: '/opt/fieldshelf/fieldshelf-policy.toml',
      sources: ['office'],
      rules: ['default'],
      language: false,
      theme: false,
      nearby: false,
      space: true,
      budget: null,
      budget_locked: false,
      sync_every_minutes: null,
      schedule_locked: false,
      problems: [],
    };
    await open('/#/updates', host);
    expect(text(the('.src', /Sample Field Office/))).toContain('Set by your office');
    expect(all('.src button', /^Remove Sample/)).toEqual([]);
    expect(text(the('.rule', /All other collections/))).toContain('Set by your office');
    expect(all('.u-side button', 'Limit…')).toEqual([]);
  });
});

describe('what to take', () => {
  it('says what a change fetches and frees before it is applied', async () => {
    const { host } = await open('/#/updates');
    expect(text(the('.rule', /Front desk/))).toContain('Text only; English, العربية; Ask first');
    await click(the('.rule button', 'Change what is taken: Front desk'));
    await click(the('dialog label', /^On demand/));
    expect(text(the('.rule-effect'))).toContain('fetches 4 editions, 3.2 MB');
    expect(text(the('.rule-effect'))).toContain('412 MB of files of 7 publications');
    expect(host.called('applyRules')).toEqual([]);
    await click(button('Apply'));
    const [rules, free] = host.called('applyRules')[0] as [typeof host.ruled, boolean];
    expect(rules.collections['office/front']?.take).toBe('on-demand');
    expect(free).toBe(false);
  });

  it('removes what is not wanted only when asked to', async () => {
    const { host } = await open('/#/updates');
    await click(the('.rule button', /All other collections/));
    await click(the('dialog label', /^Text only/));
    await click(the('dialog label', /^Remove those files now/));
    await click(button('Apply'));
    expect(host.called('applyRules')[0]?.[1]).toBe(true);
    expect(text(the('.toast'))).toContain('412 MB free');
  });

  it('gives a collection the default rule again', async () => {
    const { host } = await open('/#/updates');
    await click(the('.rule button', /Front desk/));
    await click(the('dialog label', 'As all other collections'));
    await click(button('Apply'));
    expect(host.ruled.collections).toEqual({});
  });
});

describe('space', () => {
  it('frees the files of what is chosen', async () => {
    const { host } = await open('/#/updates');
    await click(the('.u-side button', 'Free up space…'));
    await click(the('dialog label', /Front Desk Handbook/));
    await click(button('Remove files, 13.1 MB'));
    expect(host.called('free')).toEqual([['office/front/desk']]);
  });

  it('sets a limit', async () => {
    const { host } = await open('/#/updates');
    await click(the('.u-side button', 'Limit…'));
    await click(the('dialog label', 'At most'));
    await type(the('dialog input[type=number]'), '0.5');
    expect(text(dialog())).toContain('takes more than this already');
    await click(button('Apply'));
    expect(host.called('setSpaceLimit')).toEqual([[500_000_000]]);
  });
});

describe('on demand', () => {
  const edition = 'office/front/desk@ru';

  it('offers what is not here with its size, and shows it once it has come', async () => {
    const { host } = await open(`/#/read/${encodeURIComponent(edition)}`);
    await click(the('.reader button', 'Download… 13 MB'));
    expect(host.called('fetch')).toEqual([[edition]]);
    const job = host.jobRows[0];
    if (job) host.emit('job', { ...job, bytes_done: 6_500_000 });
    await settle();
    expect(the('.download [role=progressbar]').getAttribute('aria-valuenow')).toBe('50');
    host.endJob();
    await settle();
    expect(all('.download')).toEqual([]);
    expect(all('article [data-section]').length).toBeGreaterThan(0);
  });

  it('stops at Esc', async () => {
    const { host } = await open(`/#/read/${encodeURIComponent(edition)}`);
    await click(the('.reader button', 'Download… 13 MB'));
    await press('Escape');
    expect(host.called('cancelFetch')).toEqual([[host.jobRows[0]?.id, edition]]);
    host.endJob({ phase: 'cancelled' });
    await settle();
    expect(all('.reader button', 'Download… 13 MB')).toHaveLength(1);
  });

  it('says why it did not come, and tries again', async () => {
    const { host } = await open(`/#/read/${encodeURIComponent(edition)}`);
    await click(the('.reader button', 'Download… 13 MB'));
    host.endJob({ phase: 'failed', error: failure('unreachable') });
    await settle();
    expect(text(the('.empty .error-note'))).toContain('A source cannot be reached.');
    await click(the('.empty .error-note button', 'Retry'));
    expect(host.called('fetch')).toHaveLength(2);
  });

  it('takes files away and keeps the text, but not of what is saved', async () => {
    const host = new FakeHost();
    await open('/#/library/office%2Ffront%2Fdesk', host);
    expect(all('.detail button', /^Remove files/)).toEqual([]);
    await click(the('.detail button', 'Remove from Saved'));
    await click(the('.detail button', /^Remove files/));
    await click(button('Remove files'));
    expect(host.called('free')).toEqual([['office/front/desk']]);
    expect(text(the('.detail .avail'))).toBe('Text only');
    expect(all('.detail button', /^Download the file/)).toHaveLength(1);
  });

  it('lets go of what was withdrawn unless that is undone', async () => {
    const host = new FakeHost();
    host.rows = host.rows.map((row) =>
      row.id === 'office/front/desk' ? { ...row, withdrawn: true, saved: false } : row,
    );
    await open('/#/library/office%2Ffront%2Fdesk', host);
    const rows = all('.pub').length;
    await click(the('.detail button', 'Forget'));
    expect(all('.pub')).toHaveLength(rows - 1);
    await click(the('.toast button', 'Undo'));
    expect(all('.pub')).toHaveLength(rows);
    expect(host.called('letGo')).toEqual([]);
    await click(the('.pub', /Front Desk Handbook/));
    await click(the('.detail button', 'Forget'));
    await settle(10_000);
    expect(host.called('letGo')).toEqual([['office/front/desk']]);
    expect((await open('/#/library')).host.called('letGo')).toEqual([]);
  });

  it('lets go of it at the next start where the window is closed while that can be undone', async () => {
    const host = new FakeHost();
    host.rows = host.rows.map((row) => ({ ...row, withdrawn: true, saved: false }));
    await open('/#/library/office%2Ffront%2Fdesk', host);
    await click(the('.detail button', 'Forget'));
    const next = await open('/#/library');
    expect(host.called('letGo')).toEqual([]);
    expect(next.host.called('letGo')).toEqual([['office/front/desk']]);
  });
});

describe('looking after a library', () => {
  it('moves the library and begins again there', async () => {
    const { host } = await open('/#/updates');
    await click(the('.u-side button', 'Move the library…'));
    expect((button('Move and start again') as HTMLButtonElement).disabled).toBe(true);
    await click(button('Choose a folder…'));
    expect(host.called('moveLibrary')).toEqual([]);
    await click(button('Move and start again'));
    expect(host.called('moveLibrary')).toEqual([['/home/me/Transfer']]);
    host.emit('job', { ...host.jobRows[0]!, bytes_done: 1_050_000 });
    await settle();
    expect(the('dialog [role=progressbar]').getAttribute('aria-valuenow')).toBe('50');
    await press('Escape');
    expect(all('dialog')).toHaveLength(1);
    expect(host.called('restart')).toEqual([]);
    host.endJob();
    await settle();
    expect(host.called('restart')).toHaveLength(1);
    expect(text(dialog())).toContain('Starting again');
  });

  it('says why the library cannot be moved, or was not, and stays', async () => {
    const host = new FakeHost();
    host.refuse.moveLibrary = failure('wrong_input', { path: '/home/me/Transfer' });
    await open('/#/updates', host);
    await click(the('.u-side button', 'Move the library…'));
    await click(button('Choose a folder…'));
    await click(button('Move and start again'));
    expect(text(the('dialog .error-note'))).toContain('/home/me/Transfer');
    delete host.refuse.moveLibrary;
    await click(button('Move and start again'));
    host.endJob({ phase: 'failed', error: failure('disk_full') });
    await settle();
    expect(text(the('dialog .error-note'))).not.toContain('/home/me/Transfer');
    await click(button('Move and start again'));
    await click(the('dialog button', 'Stop'));
    expect(host.called('cancelJob')).toHaveLength(1);
    host.endJob({ phase: 'cancelled' });
    await settle();
    await press('Escape');
    expect(all('dialog')).toEqual([]);
    expect(host.called('restart')).toEqual([]);
  });

  it('checks everything and says how it is', async () => {
    const { host } = await open('/#/settings');
    await click(the('button', 'Check everything'));
    expect(host.called('verify')).toEqual([[false]]);
    expect(text(the('.care-result'))).toContain('Everything is as it should be.');
  });

  it('names what is damaged, and mends it when asked to', async () => {
    const host = new FakeHost();
    host.found = { ...host.found, problems: [{ id: 'a', error: failure('damaged', { item: 'handbook.pdf' }) }] };
    await open('/#/settings', host);
    await click(the('button', 'Check everything'));
    expect(text(the('.care-result'))).toContain('1 problem was found');
    expect(text(the('.care-result'))).toContain('handbook.pdf');
    await click(the('button', 'Repair'));
    expect(host.called('verify')).toEqual([[false], [true]]);
    expect(text(the('.care-result'))).toContain('Everything is whole again.');
  });

  it('shows whom a backup trusts before it is restored', async () => {
    const { host } = await open('/#/settings');
    await click(the('button', 'Save a backup…'));
    expect(text(the('.care-result'))).toContain('/home/me/Documents/fieldshelf.backup');
    const input = the('#backup-h ~ p input[type=file]') as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: [{ text: async () => '{}' }], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(text(dialog())).toContain('1 publisher would be trusted from then on.');
    expect(text(dialog().querySelector('code'))).toMatch(/^00AA 11BB/);
    expect(host.called('restore')).toEqual([]);
    await click(button('Restore'));
    expect(host.called('restore')).toEqual([['{}']]);
    expect(text(the('.care-result'))).toContain('Backup restored');
  });
});
