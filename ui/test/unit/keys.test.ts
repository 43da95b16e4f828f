/** What keys do, on the layouts that people type on. */
import { describe, expect, it } from 'vitest';
import { actionOf, isBrowserKey, type Action, type Key, type KeyContext } from '../../src/state/keys';

describe('keys', () => {
  const plain: KeyContext = { rtl: false, mac: false, singleKeys: true, inField: false };
  const key = (name: string, change: Partial<Key> = {}): Key => ({
    key: name,
    code: name.length === 1 ? `Key${name.toUpperCase()}` : name,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...change,
  });
  it.each<[string, Key, Partial<KeyContext>, Action | null]>([
    ['Ctrl K', key('k', { ctrlKey: true }), {}, 'palette'],
    ['Ctrl K in a field', key('k', { ctrlKey: true }), { inField: true }, 'palette'],
    ['⌘ K', key('k', { metaKey: true }), { mac: true }, 'palette'],
    ['Ctrl K on a Mac', key('k', { ctrlKey: true }), { mac: true }, null],
    ['Ctrl F', key('f', { ctrlKey: true }), {}, 'find'],
    ['/', key('/'), {}, 'search'],
    ['/ in a field', key('/'), { inField: true }, null],
    ['/ with single keys off', key('/'), { singleKeys: false }, null],
    ['?', key('?', { shiftKey: true }), {}, 'keys'],
    ['the Arabic ?', key('؟', { shiftKey: true }), {}, 'keys'],
    ['F3', key('F3'), { inField: true }, 'find-next'],
    ['Shift F3', key('F3', { shiftKey: true }), {}, 'find-previous'],
    ['F6', key('F6'), {}, 'next-region'],
    ['F8', key('F8'), {}, 'next-change'],
    ['Shift F8', key('F8', { shiftKey: true }), { inField: true }, 'previous-change'],
    ['Alt ←', key('ArrowLeft', { altKey: true }), {}, 'back'],
    ['Alt ← in Arabic', key('ArrowLeft', { altKey: true }), { rtl: true }, 'forward'],
    ['Alt → in Arabic', key('ArrowRight', { altKey: true }), { rtl: true }, 'back'],
    ['⌘ [', key('[', { metaKey: true }), { mac: true }, 'back'],
    ['Alt L on a Cyrillic layout', key('л', { altKey: true, code: 'KeyL' }), {}, 'next-language'],
    ['Ctrl +', key('+', { ctrlKey: true, code: 'Equal', shiftKey: true }), {}, 'larger'],
    ['Ctrl 0', key('0', { ctrlKey: true, code: 'Digit0' }), {}, 'normal-size'],
    ['Ctrl 0 on a Hungarian layout', key('0', { ctrlKey: true, code: 'Backquote' }), {}, 'normal-size'],
    ['Ctrl 0 on a French layout', key('à', { ctrlKey: true, code: 'Digit0' }), {}, 'normal-size'],
    ['Ctrl − on a Spanish layout', key('-', { ctrlKey: true, code: 'Slash' }), {}, 'smaller'],
    ['Ctrl − on a French layout', key('-', { ctrlKey: true, code: 'Digit6' }), {}, 'smaller'],
    ['Ctrl ü on a Hungarian layout', key('ü', { ctrlKey: true, code: 'Minus' }), {}, null],
    ['M on a French layout', key('m', { code: 'Semicolon' }), {}, 'marks'],
    ['the comma at its place', key(',', { code: 'KeyM' }), {}, null],
    ['M on a Russian layout', key('ь', { code: 'KeyM' }), {}, 'marks'],
    ['B on an Arabic layout', key('لا', { code: 'KeyB' }), {}, 'bookmark'],
    ['Option L in a field on a Mac', key('@', { altKey: true, code: 'KeyL' }), { mac: true, inField: true }, null],
    ['Option L on a Mac', key('@', { altKey: true, code: 'KeyL' }), { mac: true }, 'next-language'],
    ['Shift R on an Arabic layout', key('\u064c', { code: 'KeyR', shiftKey: true }), {}, 'turn-page-back'],
    ['B on a Thai layout', key('\u0e34', { code: 'KeyB' }), {}, 'bookmark'],
    ['Alt 1', key('1', { altKey: true, code: 'Digit1' }), {}, 'one-page'],
    ['Alt 1 of the number pad, which types', key('1', { altKey: true, code: 'Numpad1' }), { inField: true }, null],
    ['R', key('r'), {}, 'turn-page'],
    ['Shift R', key('R', { code: 'KeyR', shiftKey: true }), {}, 'turn-page-back'],
    ['a letter', key('a'), {}, null],
  ])('%s', (_name, event, context, action) => {
    expect(actionOf(event, { ...plain, ...context })).toBe(action);
  });
  it.each<[string, Key, boolean, boolean]>([
    ['F5', key('F5'), false, true],
    ['Ctrl R', key('r', { ctrlKey: true }), false, true],
    ['Ctrl R on a Russian layout', key('к', { ctrlKey: true, code: 'KeyR' }), false, true],
    ['Ctrl P', key('p', { ctrlKey: true }), false, true],
    ['⌘ R', key('r', { metaKey: true }), true, true],
    ['R', key('r'), false, false],
    ['Ctrl C', key('c', { ctrlKey: true }), false, false],
    ['Ctrl Alt P, which types on some layouts', key('p', { ctrlKey: true, altKey: true }), false, false],
  ])('%s is the browser’s', (_name, event, mac, browser) => {
    expect(isBrowserKey(event, mac)).toBe(browser);
  });
});
