/** Where pages lie below each other, and which of them are near. Nothing here draws. */

/** The size of a page in points, as it is shown. */
export interface Size {
  width: number;
  height: number;
}

/** Room between pages, and above the first, in CSS pixels. */
export const GAP = 16;

/**
 * The tallest column of pages that is scrolled as one, in CSS pixels. Webviews stop counting between 2^24 and 2^25; above
 * this pages are shown one at a time.
 */
export const TALLEST = 15_000_000;

/** Pages below each other. */
export class Column {
  /** The upper edge of each page, and after the last the end of all, in CSS pixels. */
  readonly tops: Float64Array;

  /** `sizeOf` tells the size of a page, counted from 1, in points; `scale` is in pixels a point. */
  constructor(count: number, sizeOf: (page: number) => Size, scale: number) {
    const tops = new Float64Array(count + 1);
    let top = GAP;
    for (let page = 1; page <= count; page += 1) {
      tops[page - 1] = top;
      top += Math.floor(sizeOf(page).height * scale) + GAP;
    }
    tops[count] = top;
    this.tops = tops;
  }

  /** How many pages there are. */
  get count(): number {
    return this.tops.length - 1;
  }

  /** How tall all of them are. */
  get height(): number {
    return this.tops[this.count] ?? 0;
  }

  /** The upper edge of a page. */
  top(page: number): number {
    return this.tops[Math.min(Math.max(page, 1), Math.max(this.count, 1)) - 1] ?? 0;
  }

  /** The page that lies at a height, or the last one before it. */
  pageAt(y: number): number {
    let low = 1;
    let high = Math.max(this.count, 1);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.top(middle) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The pages that touch a stretch of the column. */
  between(from: number, to: number): { first: number; last: number } {
    return { first: this.pageAt(from), last: Math.min(this.pageAt(Math.max(to, from)), Math.max(this.count, 1)) };
  }
}

/** The page that a person means who typed a label or a number; none where there is no such page. */
export function pageNamed(typed: string, labels: readonly string[] | null, count: number): number | undefined {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return undefined;
  const labelled = labels?.findIndex((label) => label.toLowerCase() === wanted) ?? -1;
  if (labelled >= 0) return labelled + 1;
  // Digits of other scripts count as well.
  const digits = [...wanted].map((digit) => {
    const code = digit.codePointAt(0) ?? 0;
    for (const zero of [0x660, 0x6f0, 0x966]) if (code >= zero && code <= zero + 9) return String(code - zero);
    return digit;
  });
  const number = /^\d+$/.test(digits.join('')) ? Number(digits.join('')) : 0;
  return number >= 1 && number <= count ? number : undefined;
}

/** What a page is called: its label where it has one, else its number. */
export function labelOf(page: number, labels: readonly string[] | null): string {
  return labels?.[page - 1] || String(page);
}
