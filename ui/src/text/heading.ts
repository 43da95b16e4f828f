/** Headings of sections as the outline shows them, and what stands for them where there are none. */
import type { I18n } from '../i18n/i18n.svelte';

/** A heading taken apart into its own number, where it has one, and its words. */
export function splitHeading(heading: string): { number: string; words: string } {
  const match = /^\s*((?:\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+)[.)]?)\s+(\S.*)$/s.exec(heading);
  return match?.[1] && match[2]
    ? { number: match[1].replace(/[.)]$/, ''), words: match[2] }
    : { number: '', words: heading };
}

/** What a place without a heading is called: a page of a document without an outline, or what comes first. */
export function pageName({ page }: { page: number | null }, t: I18n['t']): string {
  return page === null ? t('start') : t('page', { page });
}

/** What a place is called: by its heading, where it has one. */
export function placeName(place: { heading: string; page: number | null }, t: I18n['t']): string {
  return place.heading || pageName(place, t);
}

/** Whether a section only continues the one before it on a later page; such a section has no entry of its own. */
export function isContinuation(id: string): boolean {
  return /~p\d+$/.test(id);
}

/** The id of the section that a continuation continues. */
export function continued(id: string): string {
  return id.replace(/~p\d+$/, '');
}
