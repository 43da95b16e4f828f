/** What the window itself remembers between starts. Losing it loses nothing but comfort. */

const PREFIX = 'fieldshelf.';

/** Reads a remembered value; `null` when there is none or it cannot be read. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Remembers a value, or forgets it. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // A full or forbidden storage must not disturb the person.
  }
}
