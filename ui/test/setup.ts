/** What jsdom lacks of a webview, as far as the window needs it. */
import { afterEach, beforeEach, vi } from 'vitest';

let made = 0;
URL.createObjectURL = () => `blob:made-${(made += 1)}`;
URL.revokeObjectURL = () => undefined;
Element.prototype.scrollIntoView = () => undefined;

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/');
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});
