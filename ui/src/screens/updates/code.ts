/** A QR code as one path: every run of dark modules in a row is a rectangle of height one. */

/** Modules of quiet zone on every side (ISO/IEC 18004). */
export const QUIET = 4;

/** The path of the dark modules of `rows` of `0` and `1`, moved by the quiet zone. */
export function codePath(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ 0: run, index }) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
}
