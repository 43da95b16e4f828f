import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveRegion, PAUSE, said, STAY } from '../../src/state/live-region';

const SOURCES = join(import.meta.dirname, '../../src');
/** What makes an element a live region by itself; an alert is one, too, and stands where something went wrong. */
const LIVE = /role=\{?[^}>]*['"](?:status|log|timer|marquee)['"]|aria-live|<output\b/;

describe('the one live region', () => {
  it('is in one component, and no other has one of its own', () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.svelte'),
    );
    const live = files.filter((name) => LIVE.test(readFileSync(join(SOURCES, name), 'utf8')));
    expect(live).toEqual([join('components', 'LiveRegion.svelte')]);
  });

  it('knows a live region when it sees one', () => {
    for (const markup of [
      '<p role="status">',
      '<p aria-live="polite">',
      '<output>1</output>',
      "<p role={busy ? 'status' : undefined}>",
    ])
      expect(LIVE.test(markup), markup).toBe(true);
    for (const markup of ['<p role="alert">', '<p class="status">', '<div role="progressbar">'])
      expect(LIVE.test(markup), markup).toBe(false);
  });
});

describe('what is said', () => {
  let region: LiveRegion;
  let element: HTMLElement;
  const lines = (): (string | null)[] => [...element.children].map((line) => line.textContent);

  beforeEach(() => {
    const home = document.createElement('div');
    element = document.createElement('div');
    home.append(element);
    document.body.append(home);
    region = new LiveRegion();
    region.attach(element);
  });

  it('is said after a pause, and taken away later', () => {
    region.say(' Saved.\n ');
    vi.advanceTimersByTime(PAUSE - 1);
    expect(lines()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(lines()).toEqual(['Saved.']);
    vi.advanceTimersByTime(STAY);
    expect(lines()).toEqual([]);
  });

  it('of one thing is the last of several, and of several things all', () => {
    region.say('3 hits', 'found');
    region.say('Copied.');
    region.say('5 hits', 'found');
    vi.advanceTimersByTime(PAUSE);
    expect(lines()).toEqual(['Copied.', '5 hits']);
  });

  it('is not said again while it stands there, and is afterwards', () => {
    region.say('Copied.');
    vi.advanceTimersByTime(PAUSE);
    const first = element.firstChild;
    region.say('Copied.');
    vi.advanceTimersByTime(PAUSE);
    expect(element.firstChild).toBe(first);
    vi.advanceTimersByTime(STAY);
    region.say('Copied.');
    vi.advanceTimersByTime(PAUSE);
    expect(lines()).toEqual(['Copied.']);
    expect(element.firstChild).not.toBe(first);
  });

  it('goes into the dialog that is open, a pause before its words, and back', () => {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    region.say('Looking.');
    document.body.append(dialog);
    vi.advanceTimersByTime(PAUSE);
    expect([element.parentElement, lines()]).toEqual([dialog, []]);
    vi.advanceTimersByTime(PAUSE);
    expect(lines()).toEqual(['Looking.']);
    dialog.remove();
    region.say('Saved.');
    expect(element.isConnected).toBe(true);
    vi.advanceTimersByTime(PAUSE);
    expect(lines()).toEqual(['Saved.']);
  });

  it('follows the text of an element, and drops what is gone before its turn', async () => {
    const note = document.createElement('p');
    note.textContent = 'One';
    document.body.append(note);
    const stop = said(region)(note);
    vi.advanceTimersByTime(PAUSE);
    expect(lines()).toEqual(['One']);
    note.textContent = 'Two';
    await Promise.resolve();
    vi.advanceTimersByTime(PAUSE);
    expect(lines()).toEqual(['Two']);
    note.textContent = 'Three';
    await Promise.resolve();
    stop?.();
    vi.advanceTimersByTime(PAUSE);
    expect(lines()).toEqual(['Two']);
  });

  it('of an element of which only changes are news begins with the first change', async () => {
    const note = document.createElement('p');
    note.textContent = 'One';
    document.body.append(note);
    said(region, 'changes')(note);
    vi.advanceTimersByTime(PAUSE);
    expect(lines()).toEqual([]);
    note.textContent = 'Two';
    await Promise.resolve();
    vi.advanceTimersByTime(PAUSE);
    expect(lines()).toEqual(['Two']);
  });
});
