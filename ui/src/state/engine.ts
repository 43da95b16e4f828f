/** Which webview draws the window, where its faults must be worked around. */

/**
 * Whether the webview is WebKitGTK, told by how it names itself. It shifts a whole run of Arabic text that ends in a mark
 * up or down (seen in 2.50).
 */
export function isWebKitGtk(userAgent: string): boolean {
  return /\bLinux\b/.test(userAgent) && /\bAppleWebKit\//.test(userAgent) && !/\b(Chrome|Chromium)\//.test(userAgent);
}
