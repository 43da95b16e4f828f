/** What every list that a person can narrow does alike. */
import { untrack } from 'svelte';
import type { AppState } from './app.svelte';

/** A list, as it is now. */
export interface Narrowed {
  /** The field that narrows it by letters. */
  readonly field: HTMLInputElement | undefined;
  /** Whether there is nothing to narrow. */
  readonly bare: boolean;
  /** Whether it is still being asked for. */
  readonly busy: boolean;
  /** By what it is narrowed: another text for each way. */
  readonly by: string;
  /** How many there are, in words; empty until that is known. */
  readonly counted: string;
}

/**
 * Says how many a list holds once the person has narrowed it, and not when an update changes it; and leads the keys for
 * searching and finding to its field. Where there is nothing to narrow they lead to the search of everything. For the beginning
 * of a component.
 */
export function narrowing(app: AppState, list: () => Narrowed): void {
  let told = untrack(() => list().by);
  $effect(() => {
    const { by, busy, counted } = list();
    if (by === told || busy || !counted) return;
    told = by;
    untrack(() => app.announce(counted, 'count'));
  });
  let bare = $derived(list().bare);
  $effect(() => {
    if (bare) return;
    return app.actions.on({
      search: () => {
        const { field } = list();
        field?.focus();
        field?.select();
      },
      find: () => list().field?.focus(),
    });
  });
}
