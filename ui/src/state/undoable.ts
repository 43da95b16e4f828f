/**
 * What the person has had done and may still undo. It is really done once nobody can undo it any more; until then the window
 * remembers it, and does it at its next start where it is closed before.
 */
import { toFailure } from '../host';
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
    const items: unknown = JSON.parse(recall(key(app, what)) ?? '[]');
    return Array.isArray(items) ? (items as Waiting[What]) : [];
  } catch {
    return [];
  }
}

/**
 * Does what was waiting when the window was closed; texts count as read before any of them is shown. What cannot be done now is
 * told, and a text is tried again at the next start.
 */
export async function finish(app: AppState): Promise<void> {
  const leaving = waiting(app, 'leave');
  app.leaving = new Set(leaving);
  for (const publication of leaving) void app.forget(publication);
  const left: Waiting['read'] = [];
  for (const item of waiting(app, 'read')) {
    try {
      await app.host.markTextRead(item.edition, item.revision, true);
    } catch (error) {
      app.failure = toFailure(error);
      left.push(item);
    }
  }
  wait(app, 'read', left);
}
