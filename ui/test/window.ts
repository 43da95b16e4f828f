/** Opens the window over an invented library, and finds things in it as a person would name them. */
import { flushSync, mount, unmount } from 'svelte';
import { onTestFinished, vi } from 'vitest';
import App from '../src/App.svelte';
import { AppState } from '../src/state/app.svelte';
import { finish } from '../src/state/undoable';
import { FakeHost } from './fake/host';

/** The open window. */
export interface Opened {
  app: AppState;
  host: FakeHost;
}

/** Lets everything happen that was begun: answers, effects, pauses. No real time passes. */
export async function settle(milliseconds = 1000): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await vi.advanceTimersByTimeAsync(milliseconds / 4);
    flushSync();
  }
}

/** Opens the window at an address. */
export async function open(address: string, host: FakeHost = new FakeHost()): Promise<Opened> {
  history.replaceState(null, '', address);
  const app = new AppState(host, await host.start());
  // Languages are read from files, which takes real time that fake timers do not know.
  vi.useRealTimers();
  const stop = await app.begin();
  await finish(app);
  vi.useFakeTimers();
  const window = mount(App, { target: document.body, props: { app } });
  onTestFinished(async () => {
    stop();
    await unmount(window);
  });
  await settle();
  return { app, host };
}

/** Changes the language, which is read from files. */
export async function speak(app: AppState, language: string): Promise<void> {
  vi.useRealTimers();
  await app.set({ language });
  vi.useFakeTimers();
  await settle();
}

/** The visible text of an element, in one line, without the marks that isolate directions. */
export function text(element: Element | null | undefined): string {
  return (element?.textContent ?? '')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What an element is called: its label, else its text. */
export function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? text(element);
}

/** All elements of a selector, optionally by name. */
export function all(selector: string, name?: string | RegExp): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => {
    if (name === undefined) return true;
    return typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element));
  });
}

/** The first of them; fails when there is none. */
export function the(selector: string, name?: string | RegExp): HTMLElement {
  const [found] = all(selector, name);
  if (!found) throw new Error(`no ${selector} named ${String(name)} in: ${text(document.body).slice(0, 2000)}`);
  return found;
}

/** Clicks and lets everything happen. */
export async function click(element: HTMLElement): Promise<void> {
  element.click();
  await settle();
}

/** Presses a key where the focus is, or on an element. */
export async function press(key: string, options: KeyboardEventInit = {}, on?: HTMLElement): Promise<void> {
  const target = on ?? (document.activeElement as HTMLElement | null) ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }));
  await settle();
}

/** Types a text into a field. */
export async function type(field: HTMLElement, value: string): Promise<void> {
  (field as HTMLInputElement).value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}
