import { describe, expect, it } from 'vitest';
import type { SetByOffice } from '../../src/host/generated/SetByOffice';
import { FakeHost, failure, jobRow } from '../fake/host';
import { all, click, open, press, settle, text, the, type } from '../window';
import { STAY } from '../../src/state/live-region';

const DESK = 'office/front/desk';
const READ = `/#/read/${encodeURIComponent(`${DESK}@en`)}`;

/** What stands in the live region, a line for each thing said. */
function heard(): string[] {
  return [...the('[role=status]').children].map((line) => text(line));
}

describe('what happens is said once', () => {
  it.each([
    '/#/library',
    '/#/saved',
    '/#/saved?part=marks',
    '/#/notices',
    '/#/search',
    '/#/updates',
    '/#/settings',
    READ,
  ])('in the one live region of %s, which says nothing by itself', async (address) => {
    await open(address);
    await settle(STAY);
    expect(all('[role=status], [role=log], [aria-live], output')).toHaveLength(1);
    expect(heard()).toEqual([]);
  });

  it('but for errors, which interrupt when they are news, and not where they were before the screen opened', async () => {
    const host = new FakeHost();
    const error = failure('unreachable');
    host.sourceRows = host.sourceRows.map((row) => ({ ...row, last_error: error }));
    host.office = { sources: [], rules: [], problems: [{ id: 'office', error }] } as unknown as SetByOffice;
    host.planned = {
      ...host.planned,
      sources: [{ publisher: 'office', items: [], bytes: 0, error: failure('damaged') }],
    };
    host.nearbyState = { ...host.nearbyState, on: true, serving: false, error };
    const { app } = await open('/#/updates', host);
    expect(all('.error-note')).toHaveLength(host.sourceRows.length + 3);
    expect(all('[role=alert]')).toEqual([]);
    host.refuse.sync = error;
    await app.syncNow();
    await settle();
    expect(all('[role=alert]')).toHaveLength(1);
  });

  it('how many publications a filter leaves, and not that an update came', async () => {
    const { app, host } = await open('/#/library');
    await click(the('button.filter', 'On this computer'));
    expect(heard()).toEqual([expect.stringMatching(/^\d+ of \d+ publications$/)]);
    await settle(STAY);
    host.rows = host.rows.slice(1);
    app.changes += 1;
    await settle();
    expect(heard()).toEqual([]);
  });

  it('how much was found, and what was searched for instead', async () => {
    await open('/#/search');
    await type(the('[role=searchbox]'), 'interpreter');
    expect(heard().filter((line) => line === text(the('.s-sum > span')))).toHaveLength(1);
    await settle(STAY);
    await type(the('[role=searchbox]'), 'xyzzy');
    expect(heard().join(' ')).toContain('xyzzy');
  });

  it('how often a word stands in a document, and at which of them one is', async () => {
    await open(READ);
    await press('f', { ctrlKey: true, code: 'KeyF' });
    await type(the('.find input'), 'interpreter');
    expect(heard()).toEqual([expect.stringMatching(/^Find: 1 of \d+$/)]);
    await press('F3');
    expect(heard()).toEqual([expect.stringMatching(/^Find: 2 of \d+$/)]);
  });

  it('that a publication was saved', async () => {
    const { app } = await open('/#/library');
    await app.setSaved(app.catalogue.value?.items[0]?.id ?? '', true);
    await settle();
    expect(heard()).toEqual([text(the('.toast p'))]);
  });

  it('that a download has come', async () => {
    const { app, host } = await open('/#/library');
    const edition = `${DESK}@ar`;
    await app.downloads.begin(edition);
    const job = app.downloads.all[edition]?.job ?? jobRow();
    host.emit('job', { ...job, phase: 'done', ended: '2015-11-23T09:00:00Z' });
    await settle();
    expect(heard()).toEqual(['Downloaded: دليل مكتب الاستقبال']);
  });

  it('inside the dialog, behind which nothing is heard', async () => {
    await open('/#/library');
    await press('k', { ctrlKey: true, code: 'KeyK' });
    await type(the('dialog input'), 'xyzzy');
    expect(the('dialog [role=status]')).toBeTruthy();
    expect(heard()).toEqual([text(the('.palette-none'))]);
    await press('Escape');
    expect(all('dialog')).toEqual([]);
  });
});
