/** How large pages, pictures and letters are shown. */
import type { Size } from './pages/page-layout';

/** Per cent of the printed size, as wide as there is room, or so that the whole page is seen. */
export type Zoom = 'fit' | 'page' | number;

/** The sizes that the buttons step through. */
export const ZOOMS = [10, 25, 50, 75, 100, 125, 150, 175, 200, 250, 300, 400] as const;

/** The next size up or down among `sizes`, in the unit that they have. */
export function nextSize(now: number, step: 1 | -1, sizes: readonly number[]): number {
  const larger = sizes.filter((size) => size > now);
  const smaller = sizes.filter((size) => size < now);
  return (step > 0 ? larger[0] : smaller.at(-1)) ?? now;
}

/** CSS pixels in a point of the page: 96 of one make an inch, 72 of the other. */
export const PIXELS_PER_POINT = 96 / 72;

/** The smallest scale: a page of five metres is a narrow strip then, and still there. */
const SMALLEST = 0.02;

/** The scale from points to CSS pixels, for a page of a size and the room there is for it. */
export function scaleOf(zoom: Zoom, page: Size, room: Size): number {
  if (typeof zoom === 'number') return (zoom / 100) * PIXELS_PER_POINT;
  const wide = room.width / page.width;
  return Math.max(zoom === 'fit' ? wide : Math.min(wide, room.height / page.height), SMALLEST);
}

/** What a scale comes to, in per cent of the printed size. */
export function percentOf(scale: number): number {
  return Math.max(Math.round((100 * scale) / PIXELS_PER_POINT), 1);
}

/**
 * The largest canvas that is drawn, in device pixels: more would fail, or fill the memory of a small computer. What is seen
 * of a page that needs more is drawn once more, sharply, on a canvas of its own.
 */
export const LARGEST = 6_000_000;

/** Device pixels for a CSS pixel that a screen can show. */
export function sharpest(device: number): number {
  return Math.min(Math.max(device, 1), 3);
}

/** Device pixels for a CSS pixel on a canvas of the given size. */
export function density(width: number, height: number, device: number): number {
  return Math.min(sharpest(device), Math.sqrt(LARGEST / (width * height)));
}
