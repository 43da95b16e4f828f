/** Which webview draws the window. */
import { describe, expect, it } from 'vitest';
import { isWebKitGtk } from '../../src/state/engine';

describe('the webview', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', true],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36', false],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)', false],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Edg/131.0', false],
  ])('is known by its name: %s', (userAgent, gtk) => {
    expect(isWebKitGtk(userAgent)).toBe(gtk);
  });
});
