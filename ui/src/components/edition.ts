/** What lists, tags and panes say of an edition: one rule for all of them. */
import type { EditionRow } from '../host/generated/EditionRow';
import type { I18n } from '../i18n/i18n.svelte';
import type { PublicationRow } from '../host/generated/PublicationRow';
import type { SyncStatus } from '../host/generated/SyncStatus';

/** The state that an edition shows. Not being here is said before being old. */
export type EditionState = 'here' | 'text' | 'absent' | 'older';

/** The state of an edition in words and icons. */
export function editionState(edition: EditionRow): EditionState {
  if (edition.availability === 'not_here') return 'absent';
  if (edition.outdated) return 'older';
  return edition.availability === 'text_only' ? 'text' : 'here';
}

/** The state on a language tag, which has no room for "text only". */
export function tagState(edition: EditionRow): 'present' | 'older' | 'absent' {
  const state = editionState(edition);
  return state === 'absent' || state === 'older' ? state : 'present';
}

/**
 * The size that is told of an edition: of its document as it is saved where it is here, else of what is to be downloaded,
 * said as such. The two differ, for what travels is packed.
 */
export function editionSize(edition: EditionRow, i18n: I18n): string {
  if (edition.missing === 0) return i18n.size(edition.size);
  return i18n.t('size-to-fetch', { size: i18n.size(edition.missing) });
}

/**
 * The newest revision that is known of an edition, where it is not on this computer; none while an update may be bringing it, and
 * none of what was withdrawn.
 */
export function newerElsewhere(edition: EditionRow, row: PublicationRow, sync: SyncStatus | null): number | undefined {
  if (row.withdrawn || sync?.state === 'updating') return undefined;
  return edition.newer ?? undefined;
}

/** The edition to show first. */
export function bestEdition(row: PublicationRow): EditionRow | undefined {
  return row.editions[row.best] ?? row.editions[0];
}

/** The state of a publication: that of its best edition; an older translation that is here counts as here. */
export function publicationState(row: PublicationRow): Exclude<EditionState, 'older'> {
  const best = bestEdition(row);
  if (!best || best.availability === 'not_here') return 'absent';
  return best.availability === 'text_only' ? 'text' : 'here';
}
