/** What a screen shows is what is so now: whatever changed beside it, came late, or could not be asked for at first. */
import { describe, expect, it } from 'vitest';
import type { SourceRow } from '../../src/host/generated/SourceRow';
import { questionOf } from '../../src/state/question';
import { FakeHost, failure, stickCopy } from '../fake/host';
import { late } from '../fake/late';
import { all, click, open, settle, text, the } from '../window';

const CHANGED = { number: 2, publications: true, jobs: false };

async function changed(host: FakeHost): Promise<void> {
  host.emit('change', CHANGED);
  await settle();
}

describe('a list that is narrowed', () => {
  it('is asked for again by who tries again', async () => {
    const host = new FakeHost();
    host.refuse.publications = failure('held');
    await open('/#/saved', host);
    delete host.refuse.publications;
    await click(the('.list-pane .error-note button', 'Retry'));
    expect(all('.list-pane .error-note')).toEqual([]);
    expect(all('[data-item]').length).toBeGreaterThan(0);
  });
});

describe('what is new in a saved search', () => {
  it('is seen only where the search was answered', async () => {
    const host = new FakeHost();
    await host.saveSearch('', questionOf({ screen: 'search', query: 'person' }));
    await open('/#/search?q=person', host);
    host.kept = host.kept.map((search) => ({ ...search, news: 2 }));
    host.refuse.search = failure('held');
    await changed(host);
    expect(host.called('markSearchSeen')).toEqual([]);
    delete host.refuse.search;
    await changed(host);
    expect(host.called('markSearchSeen')).toEqual([[1]]);
  });
});

describe('updates', () => {
  it('say that sharing was switched on or off elsewhere', async () => {
    const host = new FakeHost();
    await open('/#/updates', host);
    const isOn = (): boolean => (the('[role="switch"]') as HTMLInputElement).checked;
    for (const on of [true, false]) {
      host.nearbyState = { ...host.nearbyState, on, serving: on };
      await changed(host);
      expect(isOn()).toBe(on);
    }
    expect(host.called('neighbours'), 'who is nearby is looked for once').toHaveLength(1);
  });

  it('say where a stick is, and plan with it, when it comes and goes', async () => {
    const host = new FakeHost();
    const stick: SourceRow = {
      ...host.sourceRows[0]!,
      kind: 'stick',
      built_in: false,
      location: 'stick:ANA',
      at: null,
    };
    host.sourceRows = [stick];
    await open('/#/updates', host);
    const where = (): string => text(the('.src'));
    const [before, plans] = [where(), host.called('plan').length];
    host.stickRows = [{ folder: '/media/ana', name: 'ANA', free: 9, copies: [stickCopy()] }];
    host.sourceRows = [{ ...stick, at: '/media/ana' }];
    host.emit('sticks', null);
    await settle();
    expect(where()).not.toBe(before);
    expect(host.called('plan')).toHaveLength(plans + 1);
    host.emit('sticks', null);
    await settle();
    expect(host.called('plan'), 'no other stick, no other plan').toHaveLength(plans + 1);
  });

  it('plan by rules, sources and limits that were changed elsewhere, and not anew for other changes', async () => {
    const host = new FakeHost();
    await open('/#/updates', host);
    expect(host.called('plan')).toHaveLength(1);
    await changed(host);
    expect(host.called('plan')).toHaveLength(1);
    host.ruled = { ...host.ruled, collections: {} };
    await changed(host);
    expect(host.called('plan')).toHaveLength(2);
    host.sourceRows = [];
    await changed(host);
    expect(host.called('plan')).toHaveLength(3);
    host.spaceTaken = { ...host.spaceTaken, limit: 1 };
    await changed(host);
    expect(host.called('plan')).toHaveLength(4);
  });

  it('look at sticks again when it was changed whom this computer trusts', async () => {
    const host = new FakeHost();
    const { app } = await open('/#/updates', host);
    const before = host.called('sticks').length;
    app.adding = 'a card';
    await settle();
    await click(the('dialog button', 'It is the same'));
    expect(host.called('sticks')).toHaveLength(before + 1);
  });

  it('offer to free what there is to be freed by now', async () => {
    const host = new FakeHost();
    await open('/#/updates', host);
    await click(the('.u-side button', 'Free up space…'));
    expect(all('dialog label').length).toBeGreaterThan(0);
    host.removables = [];
    await changed(host);
    expect(all('dialog label')).toEqual([]);
  });

  it('change one rule, and leave what became of the others meanwhile', async () => {
    const host = new FakeHost();
    await open('/#/updates', host);
    await click(the('.rule button', 'Change what is taken: Front desk'));
    const other = { ...host.ruled.default, take: 'text' as const };
    host.ruled = { ...host.ruled, collections: { ...host.ruled.collections, 'office/reports': other } };
    await changed(host);
    await click(the('dialog label', /^On demand/));
    await click(the('dialog button', 'Apply'));
    expect(host.ruled.collections['office/front']?.take).toBe('on-demand');
    expect(host.ruled.collections['office/reports']).toEqual(other);
  });

  it('say nothing of one stick while another is looked at', async () => {
    const host = new FakeHost();
    const stick = { folder: '/media/ana', name: 'ANA', free: 3_200_000_000, copies: [] };
    host.stickRows = [stick, { ...stick, folder: '/media/ben', name: 'BEN' }];
    await open('/#/updates', host);
    await click(the('button', 'Copy to a stick…'));
    const answers = late(host, 'copyChoices');
    await click(the('dialog label', /BEN/).querySelector('input')!);
    expect(all('.copy-room, dialog .btn.main')).toEqual([]);
    answers.answer();
    await settle();
    expect(all('.copy-room')).toHaveLength(1);
  });

  it('copy to no stick that was pulled out', async () => {
    const host = new FakeHost();
    const stick = { folder: '/media/ana', name: 'ANA', free: 3_200_000_000, copies: [] };
    host.stickRows = [stick, { ...stick, folder: '/media/ben', name: 'BEN' }];
    await open('/#/updates', host);
    await click(the('button', 'Copy to a stick…'));
    await click(the('dialog label', /BEN/).querySelector('input')!);
    host.stickRows = [stick];
    host.emit('sticks', null);
    await settle();
    await click(the('dialog .btn.main'));
    expect(host.called('copyTo').map(([folder]) => folder)).toEqual(['/media/ana']);
  });
});

describe('a stick that is looked at', () => {
  it('is as of what lies on it by now', async () => {
    const host = new FakeHost();
    const of = (change: Partial<ReturnType<typeof stickCopy>>) => [
      { folder: '/media/ana', name: 'ANA', free: 9, copies: [{ ...stickCopy(), ...change }] },
    ];
    host.stickRows = of({ collections: ['office/front'] });
    await open('/#/updates', host);
    await click(the('button', /^Look at /));
    expect(text(the('dialog'))).toContain('front');
    host.stickRows = of({ collections: ['office/reports'], signed: '2015-11-23T08:00:00Z' });
    host.emit('sticks', null);
    await settle();
    expect(text(the('dialog'))).toContain('reports');
  });
});

describe('settings', () => {
  it('count what the library holds now', async () => {
    const host = new FakeHost();
    await open('/#/settings', host);
    const told = (): string => text(the('main'));
    const before = told();
    host.rows = host.rows.slice(1);
    await changed(host);
    expect(told()).not.toBe(before);
  });
});

describe('the document that is read', () => {
  it('has the marks that were made elsewhere', async () => {
    const host = new FakeHost();
    await open('/#/read/office%2Ffront%2Fdesk%40en', host);
    const place = { section: 'next', page: null, span: null, words: null, colour: null, note: '' };
    await host.addMark({ ...place, edition: 'office/front/desk@en' });
    await changed(host);
    expect(text(the('.r-marks-open .count'))).toBe('1');
  });
});

describe('what is beside the list', () => {
  it('has the files of the edition that is shown, though another one came before it', async () => {
    const host = new FakeHost();
    await open('/#/library/office%2Ffront%2Fdesk', host);
    expect(text(the('.detail .file-name'))).toBe('handbook.pdf');
    const details = late(host, 'publication');
    host.rows = host.rows.map((row) => {
      const [first] = row.editions;
      const more = ['de', 'it', 'nl', 'pl', 'pt'].map((lang) => ({ ...first!, id: `${row.id}@${lang}`, lang }));
      return row.id === 'office/front/desk' ? { ...row, editions: [...more, ...row.editions] } : row;
    });
    await changed(host);
    expect(text(the('.detail .file-name'))).toBe('handbook.pdf');
    details.answer();
  });
});

describe('a notice', () => {
  const NOTICE = 'office/front/desk-closed';

  it('calls another by its title once that is known', async () => {
    const host = new FakeHost();
    const { rows } = host;
    host.rows = rows.filter(({ id }) => id !== 'office/front/reduced-hours');
    await open(`/#/notices/${encodeURIComponent(NOTICE)}`, host);
    expect(all('.n-facts a').map(text)).toEqual(['office/front/reduced-hours']);
    host.rows = rows;
    await changed(host);
    const title = rows.find(({ id }) => id === 'office/front/reduced-hours')?.editions[0]?.title;
    expect(all('.n-facts a').map(text)).toEqual([title]);
  });

  it('counts as read in the revision whose text is shown', async () => {
    const host = new FakeHost();
    await open(`/#/notices/${encodeURIComponent(NOTICE)}`, host);
    const [, before] = host.called('markTextRead').at(-1) ?? [];
    const reading = late(host, 'read');
    host.emit('change', CHANGED);
    await settle();
    host.rows = host.rows.map((row) => ({ ...row, editions: row.editions.map((one) => ({ ...one, revision: 9 })) }));
    await changed(host);
    expect(host.called('markTextRead').map(([, revision]) => revision)).not.toContain(9);
    reading.answer();
    await settle();
    expect(host.called('markTextRead').at(-1)?.[1]).toBe(9);
    expect(before).not.toBe(9);
  });

  it('is read as it stands by now, not as it stood when that was written', async () => {
    const host = new FakeHost();
    const writing = late(host, 'markRead');
    const { app } = await open('/#/notices/office%2Ffront%2Fdesk-closed', host);
    const id = host.called('markRead')[0]?.[0];
    host.rows = host.rows.map((row) =>
      row.id === id && row.notice ? { ...row, notice: { ...row.notice, status: 'cancelled' } } : row,
    );
    await changed(host);
    host.refuse.notices = failure('held');
    writing.answer();
    await settle();
    const shown = app.notices.value?.items.find((row) => row.id === id)?.notice;
    expect([shown?.status, shown?.read]).toEqual(['cancelled', true]);
  });

  it('has the pictures of its newest revision', async () => {
    const host = new FakeHost();
    const { read } = host;
    host.read = async (...asked) => {
      const answer = await read(...asked);
      const [first] = answer.sections;
      return { ...answer, sections: [{ ...first!, html: '<p><img data-media="media/a.png" alt="a"></p>' }] };
    };
    let asked = 0;
    host.picture = () => {
      asked += 1;
      return Promise.resolve(new ArrayBuffer(1));
    };
    await open(`/#/notices/${encodeURIComponent(NOTICE)}`, host);
    await changed(host);
    expect(asked).toBe(1);
    host.rows = host.rows.map((row) => ({ ...row, editions: row.editions.map((one) => ({ ...one, revision: 9 })) }));
    await changed(host);
    expect(asked).toBe(2);
  });
});

describe('a newer revision that is not on this computer', () => {
  const known = (id: string, newer: number | null, withdrawn = false): FakeHost => {
    const host = new FakeHost();
    host.rows = host.rows.map((row) =>
      row.id === id ? { ...row, withdrawn, editions: row.editions.map((one) => ({ ...one, newer })) } : row,
    );
    return host;
  };
  const TOLD = 'Revision 9 is out and is not on this computer yet.';

  it.each([
    ['in the reader', '/#/read/office/front/desk@en', 'office/front/desk'],
    ['in the notices', '/#/notices/office/front/desk-closed', 'office/front/desk-closed'],
  ])('is told of and can be fetched: %s', async (_, address, id) => {
    const host = known(id, 9);
    await open(address, host);
    expect(text(the('.banner[data-kind="caution"] p'))).toContain(TOLD);
    host.refuse.fetch = failure('unreachable');
    await click(the('.banner button', 'Get revision 9'));
    await changed(host);
    expect(the('.banner .error-note'), 'why it did not come stays').toBeTruthy();
    delete host.refuse.fetch;
    await click(the('.banner .error-note button', 'Retry'));
    expect(host.called('fetch').map(([edition]) => edition)).toEqual([`${id}@en`, `${id}@en`]);
    host.rows = known(id, null).rows;
    await changed(host);
    expect(document.body.textContent).not.toContain(TOLD);
  });

  it('is none where it was withdrawn', async () => {
    await open('/#/read/office/front/desk@en', known('office/front/desk', 9, true));
    expect(document.body.textContent).not.toContain(TOLD);
  });
});
