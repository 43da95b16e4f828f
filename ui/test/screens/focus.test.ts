/** Where the focus is once what had it is gone: never nowhere. */
import { describe, expect, it } from 'vitest';
import { questionOf } from '../../src/state/question';
import { FakeHost } from '../fake/host';
import { markRow } from '../fake/marks';
import { all, click, nameOf, open, press, settle, the, type } from '../window';

const DESK = '/#/read/office%2Ffront%2Fdesk%40en';

/** Presses a button as a keyboard does: it has the focus. */
async function use(button: HTMLElement): Promise<void> {
  button.focus();
  expect(document.activeElement).toBe(button);
  await click(button);
}
const focused = (): HTMLElement => document.activeElement as HTMLElement;

describe('the focus', () => {
  it('is on a download that was begun, and on what it brought', async () => {
    const { host } = await open('/#/library/office%2Freturns%2Fwinter-roads');
    await use(the('.detail .det-acts button', /^Download/));
    expect(focused()).toBe(the('.detail .det-acts .download'));
    host.endJob();
    await settle();
    expect(nameOf(focused())).toBe('Open');
    expect(the('.det-acts').contains(focused())).toBe(true);
  });

  it('stays among the rows that arrow keys reach while one of them is downloaded', async () => {
    await open('/#/search?q=roads');
    await press('ArrowDown', {}, the('.s-head input'));
    await use(focused());
    expect(focused()).toBe(the('.away .download'));
    await press('Home');
    expect(focused()).toBe(all('#results [data-row]')[0]);
  });

  it('is on the row of a mark whose note was written, or was not', async () => {
    const host = new FakeHost();
    host.markRows = [
      markRow({ words: 'First.' }),
      markRow({ id: 'two', words: 'Second.' }),
      markRow({ id: 'three', words: 'Third.' }),
    ];
    await open(DESK, host);
    await press('m', { code: 'KeyM' });
    const second = (): HTMLElement => all('.r-marks li')[1] as HTMLElement;
    const add = (): HTMLElement => all('.r-marks button', 'Add note')[1] as HTMLElement;
    await use(add());
    await use(the('.r-marks button', 'Cancel'));
    expect(second().contains(focused())).toBe(true);
    await use(add());
    await type(focused(), 'Offer water.');
    await press('Enter', { ctrlKey: true });
    expect(second().contains(focused())).toBe(true);
  });

  it('goes to the next mark when one is removed, to the last, and at last to what there is instead', async () => {
    const host = new FakeHost();
    host.markRows = [
      markRow({ words: 'First.' }),
      markRow({ id: 'two', words: 'Second.' }),
      markRow({ id: 'three', words: 'Third.', edition: 'office/health/rights@en', title: 'Rights' }),
    ];
    await open('/#/saved?part=marks', host);
    const remove = (at: number): Promise<void> => use(all('.mark-item button', 'Remove mark')[at] as HTMLElement);
    await remove(0);
    expect(focused()).toBe(the('.mark-item .mark-row', /Second/));
    await remove(1);
    expect(focused()).toBe(the('.mark-item .mark-row', /Second/));
    await remove(0);
    expect(focused()).toBe(the('.empty a', 'Open Library'));
  });

  it('goes to the next search when a saved one is removed', async () => {
    const host = new FakeHost();
    for (const query of ['desk', 'person']) await host.saveSearch('', questionOf({ screen: 'search', query }));
    await open('/#/search', host);
    await use(the('.asked button', 'Remove the saved search “desk”'));
    expect(focused()).toBe(the('.asked a', /person/));
  });

  it('goes back to where it was when a message is answered or closed', async () => {
    await open('/#/library/office%2Ffront%2Fdesk');
    const saved = (): HTMLElement => the('.det-more button', /Saved/);
    await use(saved());
    await use(the('.toast button', 'Undo'));
    expect(focused()).toBe(saved());
    await use(saved());
    await use(the('.toast button', 'Close'));
    expect(focused()).toBe(saved());
  });

  it('is on the text when its newer revision is opened', async () => {
    const { host } = await open(DESK);
    host.rows = host.rows.map((row) => ({
      ...row,
      editions: row.editions.map((edition) => ({ ...edition, revision: edition.revision + 1 })),
    }));
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    await use(the('.reader > .banner button'));
    expect(focused()).toBe(the('.r-page .scroll'));
  });

  it('is on the text that a link in another text led to', async () => {
    const { app } = await open(DESK);
    await use(the('.section-body a', 'interpreter'));
    expect(app.router.route).toMatchObject({ edition: 'office/front/interpreter@fr' });
    expect(focused()).toBe(the('.r-page .scroll'));
  });

  it('is in the pane of a dialog whose button went with it', async () => {
    await open('/#/library/office%2Ffront%2Fdesk');
    await click(the('.detail button', 'Remove from Saved'));
    await use(the('.detail button', /^Remove files/));
    await use(the('dialog button', 'Remove files'));
    expect(all('.detail button', /^Remove files/)).toEqual([]);
    expect(the('.detail').contains(focused())).toBe(true);
  });
});
