/** How large pages are shown. */

/** Per cent of the printed size, or as wide as there is room. */
export type Zoom = 'fit' | number;

/** The sizes that the buttons step through. */
export const ZOOMS = [25, 50, 75, 100, 125, 150, 175, 200, 250, 300, 400] as const;

/** CSS pixels in a point of the page: 96 of one make an inch, 72 of the other. */
export const PIXELS_PER_POINT = 96 / 72;

/** The scale from points to CSS pixels. */
export function scaleOf(zoom: Zoom, pageWidth: number, room: number): number {
  if (zoom === 'fit') return Math.max(room / pageWidth, 0.1);
  return (zoom / 100) * PIXELS_PER_POINT;
}

/** The largest canvas that is drawn, in device pixels: more would fail, or fill the memory of a small computer. */
const LARGEST = 16_000_000;

/** Device pixels for a CSS pixel on a page of the given size. */
export function density(width: number, height: number, device: number): number {
  const wanted = Math.min(Math.max(device, 1), 3);
  const most = Math.sqrt(LARGEST / (width * height));
  return Math.min(wanted, most);
}
