/** Headings of sections as the outline shows them. */

/** A heading taken apart into its own number, where it has one, and its words. */
export function splitHeading(heading: string): { number: string; words: string } {
  const match = /^\s*((?:\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+)[.)]?)\s+(\S.*)$/s.exec(heading);
  return match?.[1] && match[2]
    ? { number: match[1].replace(/[.)]$/, ''), words: match[2] }
    : { number: '', words: heading };
}

/** Whether a section only continues the one before it on a later page; such a section has no entry of its own. */
export function isContinuation(id: string): boolean {
  return /~p\d+$/.test(id);
}

/** The id of the section that a continuation continues. */
export function continued(id: string): string {
  return id.replace(/~p\d+$/, '');
}
