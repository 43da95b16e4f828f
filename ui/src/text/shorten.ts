/** Shortening what is told where there is little room: what a person typed, the labels of a plot. */

/** As many letters of it as a sentence has room for. */
const MOST = 60;

/** A text as it is, or its beginning where it is long. Letters with their marks stay whole. */
export function shortened(text: string, most = MOST): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, most * 4))) {
    if (kept.length + segment.length > most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
