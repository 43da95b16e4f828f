import { describe, expect, it } from 'vitest';
import { FakeHost, failure } from '../fake/host';
import { comparison, passage } from '../fake/comparison';
import { all, click, open, press, settle, speak, text, the } from '../window';

const DESK = '/#/read/office%2Ffront%2Fdesk%40en';
const ID = 'office/front/desk@en';

function changed(change: Parameters<typeof comparison>[0] = {}): FakeHost {
  const host = new FakeHost();
  host.comparisons = [comparison(change)];
  return host;
}

describe('what changed since it was read', () => {
  it('counts a text as read when it is shown, and says nothing where it is as it was', async () => {
    const { host } = await open(DESK);
    expect(host.called('markTextRead')).toEqual([[ID, 4, false]]);
    expect(all('.changed')).toHaveLength(0);
  });

  it('counts nothing as read that is not here', async () => {
    const { host } = await open('/#/read/office%2Ffront%2Fdesk%40ru');
    expect(host.called('markTextRead')).toEqual([]);
  });

  it('says since when, and how much', async () => {
    const { host } = await open(DESK, changed());
    expect(text(the('.changed p'))).toBe('Changed since you read it on Mon 16 Nov (revision 3 to 4): 5 passages');
    expect(all('ins, del')).toHaveLength(0);
    // It was shown, and not compared.
    expect(host.called('markTextRead')).toEqual([[ID, 4, false]]);
  });

  it('marks passages in the text, and takes the marks away again', async () => {
    await open(DESK, changed());
    const before = the('.prose').innerHTML;
    await click(the('button', 'Show changes'));
    const doors = the('[data-section="doors"]');
    expect(text(doors.querySelector('h2'))).toBe('1 Before the doors closeopen');
    expect([...doors.querySelectorAll('del')].map((gone) => text(gone))).toEqual(['close', 'five', 'Is there coffee?']);
    expect([...doors.querySelectorAll('ins')].map((come) => text(come))).toEqual(['open', 'ten']);
    expect(text(the('[data-gone="coats"] p'))).toBe('Coats hang by the door.');
    expect(the('[data-gone="coats"]').previousElementSibling).toBe(doors);
    expect(text(the('.changed-acts .num'))).toBe('Change 1 of 5');
    await click(the('button', 'Hide changes'));
    expect(the('.prose').innerHTML).toBe(before);
  });

  it('goes through the changes by the keyboard, around the end, and reading goes on there', async () => {
    await open(DESK, changed());
    await press('F8');
    expect(text(the('.changed-acts .num'))).toBe('Change 1 of 5');
    await press('F8');
    expect(document.activeElement).toBe(the('[data-section="doors"] p'));
    expect(the('.change-now')).toBe(document.activeElement);
    await press('F8', { shiftKey: true });
    await press('F8', { shiftKey: true });
    expect(text(the('.changed-acts .num'))).toBe('Change 5 of 5');
    expect(text(document.activeElement)).toBe('Coats hang by the door.');
    // By the buttons the focus stays, so that they can be pressed again.
    const next = the('button', 'Next change');
    next.focus();
    await click(next);
    expect(document.activeElement).toBe(next);
    expect(text(the('.changed-acts .num'))).toBe('Change 1 of 5');
  });

  it('can be reached from the palette, where there is something to show', async () => {
    await open(DESK, changed());
    await press('k', { ctrlKey: true, code: 'KeyK' });
    await click(the('[role="option"]', 'Show what changed since you read this'));
    expect(all('.prose ins')).not.toHaveLength(0);
  });

  it('is not offered where there is nothing to show', async () => {
    await open(DESK);
    await press('k', { ctrlKey: true, code: 'KeyK' });
    expect(all('[role="option"]')).not.toHaveLength(0);
    expect(all('[role="option"]', 'Show what changed since you read this')).toHaveLength(0);
  });

  it('counts as read when the person says so, unless they take it back', async () => {
    const { host } = await open(DESK, changed());
    await click(the('button', 'Show changes'));
    await click(the('button', 'Mark as read'));
    expect(all('.changed')).toHaveLength(0);
    expect(all('.prose ins, .prose del')).toHaveLength(0);
    expect(document.activeElement).toBe(the('.r-page .scroll'));
    await click(the('.toast button', 'Undo'));
    expect(all('.changed')).toHaveLength(1);
    expect(host.called('markTextRead').map(([, , compared]) => compared)).not.toContain(true);

    await click(the('button', 'Mark as read'));
    await click(the('.toast button', 'Close'));
    expect(host.called('markTextRead').at(-1)).toEqual([ID, 4, true]);
    expect(all('.changed')).toHaveLength(0);
  });

  it('counts as read at the next start where the window is closed while that can be taken back', async () => {
    const compared = (host: FakeHost): boolean[] =>
      host.called('markTextRead').map(([, , compared]) => compared === true);
    const { host } = await open(DESK, changed());
    await click(the('button', 'Mark as read'));
    expect(compared(host)).not.toContain(true);
    const next = await open(DESK, changed());
    expect(compared(next.host)).toEqual([true, false]);
    // It is done once.
    expect((await open(DESK)).host.called('markTextRead')).toEqual([[ID, 4, false]]);
  });

  it('does not count as read at the next start where that was taken back', async () => {
    await open(DESK, changed());
    await click(the('button', 'Mark as read'));
    await click(the('.toast button', 'Undo'));
    const { host } = await open(DESK, changed());
    expect(host.called('markTextRead')).toEqual([[ID, 4, false]]);
  });

  it('leads from the pages to the text, and from two languages to one', async () => {
    const { app } = await open(`${DESK}?view=text&beside=fr`, changed());
    await click(the('button', 'Show changes'));
    await settle();
    expect(app.router.route).not.toHaveProperty('beside');
    expect(all('.prose ins')).not.toHaveLength(0);
  });

  it('says that the text was not kept, and shows what is said beside it', async () => {
    await open(
      DESK,
      changed({
        state: 'not_kept',
        changed: 0,
        sections: [],
        details: [{ detail: 'title', before: 'Desk Handbook', after: 'Front Desk Handbook' }],
      }),
    );
    expect(text(the('.changed p'))).toBe(
      'Changed since you read it on Mon 16 Nov (revision 3 to 4). The text you read is not kept on this computer, so the changes cannot be shown.',
    );
    expect(text(the('.changed-details'))).toBe('Title Desk Handbook Front Desk Handbook');
    expect(all('button', 'Show changes')).toHaveLength(0);
    await press('F8');
    expect(all('ins[data-edit]')).toHaveLength(0);
  });

  it('is left alone where the library cannot tell or cannot be written', async () => {
    const host = new FakeHost();
    host.refuse.changes = failure('damaged');
    host.refuse.markTextRead = failure('read_only');
    await open(DESK, host);
    expect(all('.changed, .error-note')).toHaveLength(0);
    expect(all('.prose-section')).toHaveLength(12);
  });

  it('keeps finding and marks to the text as it is', async () => {
    await open(DESK, changed());
    await click(the('button', 'Show changes'));
    await press('f', { ctrlKey: true, code: 'KeyF' });
    const field = the('.find input');
    (field as HTMLInputElement).value = 'coffee';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    expect(text(the('.hitn'))).toBe('none');
    expect(all('.prose ins')).not.toHaveLength(0);
  });

  it('is told in the language of the interface, from right to left', async () => {
    const id = 'office/front/desk@ar';
    const host = new FakeHost();
    const edition = host.rows.flatMap(({ editions }) => editions).find((one) => one.id === id);
    host.comparisons = [
      comparison({
        edition: id,
        lang: 'ar',
        dir: 'rtl',
        revision: edition?.revision ?? 0,
        read_revision: 1,
        changed: 2,
        sections: [
          {
            section: 'next',
            title: '',
            level: 1,
            edit: 'changed',
            after: null,
            heading: [],
            passages: [passage('', '[-قديم-]'), passage('', '[-أقدم-]')],
          },
        ],
      }),
    ];
    const { app } = await open('/#/read/office%2Ffront%2Fdesk%40ar', host);
    await speak(app, 'ar');
    expect(text(the('.changed p'))).toMatch(/^تغيّر منذ أن قرأته في .*: فقرتان$/);
    await press('F8');
    await press('F8');
    expect(text(the('.changed-acts .num'))).toBe('التغيير 2 من 2');
    expect(text(document.activeElement)).toBe('أقدم');
    expect(document.activeElement?.closest('[dir]')?.getAttribute('dir')).toBe('rtl');
  });
});

describe('a notice that changed', () => {
  const NOTICE = '/#/notices/office%2Ffront%2Fdesk-closed';
  const notice = (): FakeHost => {
    const host = new FakeHost();
    const row = host.rows.find(({ id }) => id === 'office/front/desk-closed');
    const edition = row?.editions.find(({ lang }) => lang === 'en');
    host.comparisons = [
      comparison({
        edition: 'office/front/desk-closed@en',
        revision: edition?.revision ?? 0,
        read_revision: 1,
        changed: 1,
        details: [{ detail: 'expected_to_resume', before: '2015-11-30', after: '2015-12-15' }],
        sections: [
          {
            section: 'do',
            title: 'What you must do',
            level: 1,
            edit: 'changed',
            after: null,
            heading: [],
            passages: [passage('', 'Do not open [-any-]{+new+} travel files.')],
          },
        ],
      }),
    ];
    host.rows = host.rows.map((one) =>
      one === row && one.notice ? { ...one, notice: { ...one.notice, acknowledged: '2015-11-16T10:00:00Z' } } : one,
    );
    return host;
  };

  it('shows what changed since it was read and acknowledged', async () => {
    const { host } = await open(NOTICE, notice());
    expect(text(the('.changed p'))).toMatch(/^Changed since you read it on Mon 16 Nov .* 1 passage You acknowledged/);
    expect(text(the('.changed-details'))).toMatch(/^Expected to resume Mon 30 Nov 2015 Tue 15 Dec 2015$/);
    await click(the('button', 'Show changes'));
    expect(text(the('.n-sec del'))).toBe('any');
    expect(text(the('.n-sec ins'))).toBe('new');
    await click(the('button', 'Mark as read'));
    await click(the('.toast button', 'Close'));
    expect(host.called('markTextRead').at(-1)).toEqual(['office/front/desk-closed@en', expect.any(Number), true]);
  });

  it('is read when it is acknowledged', async () => {
    const { host } = await open(NOTICE, notice());
    await click(the('.n-ack button', 'Undo'));
    expect(all('.changed')).toHaveLength(1);
    await click(the('.n-ack button', 'Acknowledge'));
    expect(all('.changed')).toHaveLength(0);
    expect(host.called('markTextRead').at(-1)?.[2]).toBe(true);
  });

  it('counts as read only where it was opened by name', async () => {
    const { host } = await open('/#/notices', notice());
    expect(host.called('markTextRead')).toEqual([]);
  });
});
