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
  const { key, code, shiftKey } = event;
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
    // By place, because Alt and L give another letter on many layouts.
    switch (code) {
      case 'KeyL':
        return 'next-language';
      case 'KeyV':
        return 'other-view';
      case 'Digit1':
        return 'one-page';
      default:
        return null;
    }
  }
  if (main) {
    if (context.mac && key === '[') return back;
    if (context.mac && key === ']') return forward;
    switch (code) {
      case 'KeyK':
        return 'palette';
      case 'KeyF':
        return 'find';
      case 'KeyD':
        return 'bookmark';
      case 'KeyP':
        return 'print';
      case 'Equal':
      case 'NumpadAdd':
        return 'larger';
      case 'Minus':
      case 'NumpadSubtract':
        return 'smaller';
      case 'KeyG':
        return 'go-to-page';
      case 'Digit9':
      case 'Numpad9':
        return 'whole-page';
      case 'Digit0':
      case 'Numpad0':
        return 'normal-size';
      default:
        return key === '+' ? 'larger' : null;
    }
  }
  if (!context.singleKeys || context.inField) return null;
  if (code === 'KeyR') return shiftKey ? 'turn-page-back' : 'turn-page';
  if (key === '/') return 'search';
  if (key === '?' || key === '؟') return 'keys';
  // By place, too: these letters stand on the keys of every layout, whatever they say there.
  if (shiftKey) return null;
  switch (code) {
    case 'KeyB':
      return 'bookmark';
    case 'KeyH':
      return 'highlight';
    case 'KeyM':
      return 'marks';
  }
  return null;
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
