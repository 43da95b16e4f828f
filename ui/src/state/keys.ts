/** Which key does what, by the design's table. Nothing is done here: the window decides who acts. */

/** What a key may ask for. */
export type Action =
  | 'palette'
  | 'search'
  | 'find'
  | 'find-next'
  | 'find-previous'
  | 'next-change'
  | 'previous-change'
  | 'next-region'
  | 'previous-region'
  | 'back'
  | 'forward'
  | 'larger'
  | 'smaller'
  | 'normal-size'
  | 'next-language'
  | 'bookmark'
  | 'highlight'
  | 'marks'
  | 'full-screen'
  | 'other-view'
  | 'go-to-page'
  | 'whole-page'
  | 'one-page'
  | 'turn-page'
  | 'turn-page-back'
  | 'thumbnails'
  | 'keys'
  | 'print';

/** What the meaning of a key depends on. */
export interface KeyContext {
  /** Whether the interface is written from right to left: back and forward swap. */
  rtl: boolean;
  /** Whether Ctrl is ⌘ here. */
  mac: boolean;
  /** Whether single keys act at all. */
  singleKeys: boolean;
  /** Whether the person is typing. */
  inField: boolean;
}

/** The part of a keyboard event that matters. */
export type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key asks for; `null` when it is none of the window's keys. */
export function actionOf(event: Key, context: KeyContext): Action | null {
  const { key, shiftKey } = event;
  const main = context.mac ? event.metaKey : event.ctrlKey;
  const other = context.mac ? event.ctrlKey : event.metaKey;
  if (other) return null;
  const back = context.rtl ? 'forward' : 'back';
  const forward = context.rtl ? 'back' : 'forward';
  if (key === 'F4' && !shiftKey && !main && !event.altKey) return 'thumbnails';
  if (key === 'F3') return shiftKey ? 'find-previous' : 'find-next';
  if (key === 'F8') return shiftKey ? 'previous-change' : 'next-change';
  if (key === 'F11') return 'full-screen';
  if (key === 'F6') return shiftKey ? 'previous-region' : 'next-region';
  if (event.altKey) {
    if (main) return null;
    if (!context.mac && key === 'ArrowLeft') return back;
    if (!context.mac && key === 'ArrowRight') return forward;
    // On a Mac these are letters that are typed.
    if (context.mac && context.inField) return null;
    // On Windows a letter is typed by its number there.
    if (event.code.startsWith('Numpad')) return null;
    switch (sign(event)) {
      case 'l':
        return 'next-language';
      case 'v':
        return 'other-view';
      case '1':
        return 'one-page';
      default:
        return null;
    }
  }
  if (main) {
    if (context.mac && key === '[') return back;
    if (context.mac && key === ']') return forward;
    switch (sign(event)) {
      case 'k':
        return 'palette';
      case 'f':
        return 'find';
      case 'd':
        return 'bookmark';
      case 'p':
        return 'print';
      case '+':
      case '=':
        return 'larger';
      case '-':
        return 'smaller';
      case 'g':
        return 'go-to-page';
      case '9':
        return 'whole-page';
      case '0':
        return 'normal-size';
      default:
        return null;
    }
  }
  if (!context.singleKeys || context.inField) return null;
  if (key === '/') return 'search';
  if (key === '?' || key === '؟') return 'keys';
  const letter = sign(event);
  if (letter === 'r') return shiftKey ? 'turn-page-back' : 'turn-page';
  if (shiftKey) return null;
  switch (letter) {
    case 'b':
      return 'bookmark';
    case 'h':
      return 'highlight';
    case 'm':
      return 'marks';
  }
  return null;
}

/**
 * What a key is on a Latin keyboard: what it types where that is a Latin letter, a digit or a sign; else, as with Russian
 * and Arabic letters, and French digits that want Shift, what stands at its place.
 */
function sign({ key, code, altKey }: Key): string {
  if (/^[a-z0-9+=-]$/i.test(key)) return key.toLowerCase();
  const place = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (place !== undefined) return place;
  // Marks over letters have keys of their own in Arabic and Thai; with Option a Mac types signs. A comma at the place of M is a
  // comma, though.
  const types = altKey || /^[\p{L}\p{M}]/u.test(key);
  return types ? (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? '') : '';
}

/**
 * Whether a webview that is a browser would act on a key by itself: reload what is being done, print or search the
 * interface, put a cursor into it (WebView2's accelerator keys).
 */
export function isBrowserKey(event: Key, mac: boolean): boolean {
  if (['F3', 'F5', 'F7'].includes(event.key)) return true;
  return (mac ? event.metaKey : event.ctrlKey) && !event.altKey && ['f', 'g', 'p', 'r'].includes(sign(event));
}

/** Whether an element takes typed letters. */
export function takesText(element: EventTarget | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
    return true;
  }
  return element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(element.type);
}

/** Whether this computer's main key is ⌘. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);
}
