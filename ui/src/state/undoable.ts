/**
 * What the person has had done and may still undo. It is really done once nobody can undo it any more; until then the window
 * remembers it, and does it at its next start where it is closed before.
 */
import type { AppState } from './app.svelte';
import { recall, remember } from './memory';

/** What waits, by what is to be done: texts that count as read, and publications that are let go. */
interface Waiting {
  read: { edition: string; revision: number }[];
  leave: string[];
}

const key = (app: AppState, what: keyof Waiting): string => `${what} ${app.start.library}`;

/** Remembers what waits, in place of what did. */
export function wait<What extends keyof Waiting>(app: AppState, what: What, items: Waiting[What]): void {
  remember(key(app, what), items.length > 0 ? JSON.stringify(items) : null);
}

function waiting<What extends keyof Waiting>(app: AppState, what: What): Waiting[What] | [] {
  try {
    return JSON.parse(recall(key(app, what)) ?? '[]') as Waiting[What];
  } catch {
    return [];
  }
}

/** Does what was waiting when the window was closed; texts count as read before any of them is shown. */
export async function finish(app: AppState): Promise<void> {
  for (const publication of waiting(app, 'leave')) void app.attempt(() => app.host.letGo(publication));
  for (const { edition, revision } of waiting(app, 'read'))
    await app.attempt(() => app.host.markTextRead(edition, revision, true));
  wait(app, 'read', []);
}
