import { describe, expect, it } from 'vitest';
import { FakeHost, failure, jobRow, stickCopy } from '../fake/host';
import { all, click, open, settle, text, the } from '../window';

/** A window with one stick plugged in. */
function plugged(...copies: ReturnType<typeof stickCopy>[]): FakeHost {
  const host = new FakeHost();
  host.stickRows = [{ folder: '/media/stick', name: 'ANA', free: 3_200_000_000, copies }];
  return host;
}

const copyJob = jobRow({
  id: 9,
  kind: 'copy',
  phase: 'running',
  started: '2015-11-23T09:00:00Z',
  item: 'Sample Field Office',
  done: 1,
  bytes_done: 77_000_000,
  bytes_total: 308_000_000,
});

describe('a stick that is plugged in', () => {
  it('is offered when it comes, taken only when somebody says so, and gone when it goes', async () => {
    const host = new FakeHost();
    await open('/#/settings', host);
    expect(all('.banner')).toEqual([]);
    host.stickRows = plugged(stickCopy()).stickRows;
    host.emit('sticks', null);
    await settle();
    expect(text(the('.banner'))).toContain('A stick with the library of Sample Field Office is here, as of Sun');
    expect(host.called('takeStick')).toEqual([]);
    host.stickRows = [];
    host.emit('sticks', null);
    await settle();
    expect(all('.banner')).toEqual([]);
  });

  it('is not offered again after “not now”, until it is plugged in again', async () => {
    const host = plugged(stickCopy());
    const { stickRows } = host;
    await open('/#/settings', host);
    await click(the('.banner button', 'Not now'));
    host.emit('sticks', null);
    await settle();
    expect(all('.banner')).toEqual([]);
    host.stickRows = [];
    host.emit('sticks', null);
    await settle();
    host.stickRows = stickRows;
    host.emit('sticks', null);
    await settle();
    expect(all('.banner')).toHaveLength(1);
  });

  it('stays put off when an older answer, from before it came, is late', async () => {
    const host = new FakeHost();
    await open('/#/settings', host);
    const { sticks } = host;
    let answer: () => void = () => undefined;
    host.sticks = async () => {
      const none = await sticks();
      await new Promise<void>((resolve) => (answer = resolve));
      return none;
    };
    host.emit('sticks', null);
    await settle();
    host.sticks = sticks;
    host.stickRows = plugged(stickCopy()).stickRows;
    host.emit('sticks', null);
    await settle();
    await click(the('.banner button', 'Not now'));
    answer();
    await settle();
    expect(all('.banner')).toEqual([]);
  });

  it.each([
    [{ news: 'same' }],
    [{ news: 'older' }],
    [{ news: 'refused', error: failure('refused') }],
    [{ trust: 'other' }],
  ] as const)('is not offered when it is %o', async (change) => {
    await open('/#/settings', plugged(stickCopy(change)));
    expect(all('.banner')).toEqual([]);
  });

  it('of a trusted publisher is taken in with one answer', async () => {
    const { host } = await open('/#/settings', plugged(stickCopy()));
    await click(the('.banner button', 'Look at it'));
    expect(all('dialog .fp')).toEqual([]);
    await click(the('dialog button', 'Take it in'));
    const { folder, fingerprint } = stickCopy();
    expect(host.called('takeStick')).toEqual([[folder, fingerprint]]);
    expect(all('dialog')).toEqual([]);
    expect(text(the('.sync b'))).toBe('Updating, 2 of 5');
  });

  it('of an unknown publisher shows its key first, and neither answer is the main one', async () => {
    const { host } = await open('/#/settings', plugged(stickCopy({ trust: 'unknown', news: 'new' })));
    await click(the('.banner button', 'Look at it'));
    expect(text(the('dialog .fp'))).toMatch(/^7F3A 91C4 22DE 5B10( [0-9A-F]{4}){12}$/);
    expect(all('dialog .btn.main')).toEqual([]);
    await click(the('dialog button', 'Do not trust it'));
    expect(host.called('takeStick')).toEqual([]);
    expect(all('.banner')).toEqual([]);
  });

  it('that calls itself by a trusted name cannot be taken', async () => {
    await open('/#/updates', plugged(stickCopy({ trust: 'other' })));
    await click(the('button', 'Look at Sample Field Office'));
    expect(text(the('dialog'))).toContain('Another publisher of this name is trusted');
    expect(all('dialog button').map((button) => button.getAttribute('aria-label'))).toEqual(['Close']);
  });

  it('that is pulled out while it is looked at can no longer be taken', async () => {
    const { host } = await open('/#/settings', plugged(stickCopy()));
    await click(the('.banner button', 'Look at it'));
    host.stickRows = [];
    host.emit('sticks', null);
    await settle();
    expect(text(the('dialog'))).toContain('no longer plugged in');
    expect(all('dialog button', 'Take it in')).toEqual([]);
  });

  it('says why it could not be taken', async () => {
    const host = plugged(stickCopy());
    host.refuse.takeStick = failure('refused', { item: 'office' });
    await open('/#/settings', host);
    await click(the('.banner button', 'Look at it'));
    await click(the('dialog button', 'Take it in'));
    expect(text(the('dialog .error-note'))).toContain('was refused');
  });
});

describe('a source that is a stick', () => {
  it('is said to be elsewhere without alarm', async () => {
    const host = new FakeHost();
    host.sourceRows = host.sourceRows.map((row) => ({ ...row, kind: 'stick', location: 'stick:', built_in: false }));
    host.planned = {
      bytes: 0,
      sources: [
        { publisher: 'office', items: [], bytes: 0, error: failure('unplugged', { item: 'Sample Field Office' }) },
      ],
    };
    await open('/#/updates', host);
    expect(text(the('.src'))).toContain('Stick, not plugged in');
    expect(all('[role="alert"]')).toEqual([]);
    expect(text(the('.error-note'))).toContain('No stick with anything newer is plugged in');
  });
});

describe('copy to a stick', () => {
  it('shows what it takes and whether there is room, copies, and says when the stick can go', async () => {
    const { host } = await open('/#/updates', plugged());
    await click(the('button', 'Copy to a stick…'));
    expect(text(the('.copy-room'))).toBe('Takes 308 MB; 3.2 GB are free.');
    const reports = the('label', /Reports/).querySelector('input') as HTMLElement;
    await click(reports);
    expect(text(the('.copy-room'))).toBe('Takes 48 MB; 3.2 GB are free.');
    await click(reports);
    await click(the('dialog button', 'Copy, 308 MB'));
    expect(host.called('copyTo')).toEqual([
      ['/media/stick', { publishers: [], collections: ['office/front', 'office/reports'], only: false }],
    ]);
    host.emit('job', copyJob);
    await settle();
    expect(the('dialog [role="progressbar"]').getAttribute('aria-valuenow')).toBe('25');
    expect(text(the('dialog'))).toContain('77 MB of 308 MB');
    const copy = {
      publisher: 'office',
      name: 'Sample Field Office',
      folder: '/media/stick/fieldshelf/office-7f3a91c4',
      collections: ['office/front', 'office/reports'],
      signed: '2015-11-22T06:00:00Z',
      written: 12,
      bytes: 308_000_000,
      kept: 0,
      removed: 0,
      absent: 3,
      too_large: [],
      damaged: ['maps.pdf of office/reports/maps@en'],
    };
    host.endCopy({ copies: [copy] });
    await settle();
    const outcome = text(the('dialog'));
    expect(outcome).toContain('Everything is written. Eject the stick, then take it out.');
    expect(outcome).toContain('12 files written, 308 MB');
    expect(outcome).toContain('3 files are not on this computer');
    expect(outcome).toContain('maps.pdf of office/reports/maps@en');
  });

  it('keeps what is there, and names what goes', async () => {
    const host = plugged(stickCopy({ news: 'same' }));
    const [front, reports] = host.choices.collections;
    if (front && reports)
      host.choices.collections = [
        { ...front, there: true, needed: 0 },
        { ...reports, there: true },
      ];
    await open('/#/updates', host);
    await click(the('button', 'Copy to a stick…'));
    expect(text(the('dialog'))).toContain('an older state is on it');
    await click(the('label', /Front desk/).querySelector('input') as HTMLElement);
    expect(text(the('label', /Front desk/))).toContain('goes from the stick');
    await click(the('dialog .btn.main'));
    expect(host.called('copyTo')[0]?.[1]).toEqual({ publishers: [], collections: ['office/reports'], only: true });
  });

  it('ticks what is on the stick that is chosen, whenever another one answers', async () => {
    const host = plugged();
    const [first] = host.stickRows;
    host.stickRows = [first!, { ...first!, folder: '/media/other', name: 'BEN' }];
    const { copyChoices } = host;
    let answer: () => void = () => undefined;
    host.copyChoices = async (folder, prefer) => {
      const choices = await copyChoices(folder, prefer);
      if (folder === '/media/stick') await new Promise<void>((resolve) => (answer = resolve));
      const [front, ...others] = choices.collections;
      return folder === '/media/stick' ? choices : { ...choices, collections: [{ ...front!, there: true }, ...others] };
    };
    await open('/#/updates', host);
    await click(the('button', 'Copy to a stick…'));
    await click(the('dialog label', /BEN/).querySelector('input')!);
    expect(text(the('.copy-room'))).toContain('Takes 48 MB');
    answer();
    await settle();
    expect(text(the('.copy-room'))).toContain('Takes 48 MB');
  });

  it('does not begin where there is no room', async () => {
    const host = plugged();
    host.choices.free = 1_000_000;
    await open('/#/updates', host);
    await click(the('button', 'Copy to a stick…'));
    expect(text(the('.copy-room'))).toContain('only 1 MB are free');
    expect(the('dialog .btn.main').hasAttribute('disabled')).toBe(true);
  });

  it('goes to any folder where no stick is plugged in', async () => {
    const { host } = await open('/#/updates');
    await click(the('button', 'Copy to a stick…'));
    expect(text(the('dialog'))).toContain('No stick is plugged in.');
    await click(the('dialog button', 'Another folder…'));
    expect(host.called('copyChoices').at(-1)?.[0]).toBe('/home/me/Transfer');
    await click(the('dialog .btn.main'));
    expect(host.called('copyTo')[0]?.[0]).toBe('/home/me/Transfer');
  });

  it('can be left and found again, stopped, and gone on with', async () => {
    const { host } = await open('/#/updates', plugged());
    await click(the('button', 'Copy to a stick…'));
    await click(the('dialog .btn.main'));
    host.emit('job', copyJob);
    await settle();
    await click(the('dialog button', 'Close'));
    expect(all('dialog')).toEqual([]);
    await click(the('button', 'Copy to a stick…'));
    await click(the('dialog button', 'Stop'));
    expect(host.called('cancelJob')).toEqual([[9]]);
    host.endCopy({ stopped: true });
    await settle();
    expect(text(the('dialog'))).toContain('Copy again and it goes on from there');
    await click(the('dialog button', 'Copy again…'));
    expect(text(the('.copy-room'))).toContain('Takes 308 MB');
  });

  it('says in a toast that it has ended when nobody is waiting in front of it', async () => {
    const { host } = await open('/#/updates', plugged());
    await click(the('button', 'Copy to a stick…'));
    await click(the('dialog .btn.main'));
    await click(the('dialog button', 'Close'));
    host.endCopy({});
    await settle();
    expect(text(the('.toast'))).toContain('Everything is written');
  });

  it('says that the stick was pulled out, and that nothing is lost', async () => {
    const { host } = await open('/#/updates', plugged());
    await click(the('button', 'Copy to a stick…'));
    await click(the('dialog .btn.main'));
    host.endCopy(failure('unreachable', { path: '/media/stick' }));
    await settle();
    expect(text(the('dialog .error-note'))).toContain('/media/stick');
    expect(text(the('dialog'))).toContain('an older copy can still be read');
  });
});
