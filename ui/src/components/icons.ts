/** The icons: strokes on a field of 20 by 20, drawn for this window. */

/** An icon's drawing. */
export interface Drawing {
  /** Paths, stroked; filled when `solid`. */
  d: string;
  solid?: boolean;
  /** Points along the reading direction and is mirrored with it. */
  turn?: boolean;
  dash?: string;
  /** A second, always plain path. */
  plus?: string;
}

const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

/** All icons by name. */
export const ICONS = {
  absent: { d: circle(10, 10, 7), dash: '2.4 2.6', plus: 'M10 6.6v6.2M7.4 10.4l2.6 2.5 2.6-2.5' },
  alert: { d: `${circle(10, 10, 7)}M10 6.2v4.6M10 13.6v.1` },
  'alert-fill': {
    d: 'M6.9 2.6h6.2l4.3 4.3v6.2l-4.3 4.3H6.9l-4.3-4.3V6.9zM9.2 5.8l.2 5.6h1.2l.2-5.6zM9.2 12.8v1.6h1.6v-1.6z',
    solid: true,
  },
  ban: { d: `${circle(10, 10, 6.8)}M5.2 5.2l9.6 9.6` },
  back: { d: 'M16.2 10H4.2M9.2 4.8L4 10l5.2 5.2', turn: true },
  bookmark: { d: 'M4.4 3.2h11.2v13.6H4.4zM10.6 3.2v6.6l1.7-1.4 1.7 1.4V3.2' },
  'bookmark-fill': {
    d: 'M3.6 2.4h12.8v15.2H3.6zM10 2.4v8.4l2.3-1.9 2.3 1.9V2.4z',
    solid: true,
  },
  box: { d: 'M3.5 6.5L10 3.3l6.5 3.2v7L10 16.7l-6.5-3.2zM3.5 6.5L10 9.8l6.5-3.3M10 9.8v6.9' },
  check: { d: 'M4.4 10.4l3.8 3.8 7.4-8.3' },
  clipboard: { d: 'M7 4.6H4.8v12h10.4v-12H13M7 3.2h6v3H7z' },
  'check-disc': {
    d: 'M10 2.6a7.4 7.4 0 1 0 0 14.8 7.4 7.4 0 0 0 0-14.8zM9 13.2L5.7 9.9l1.2-1.1L9 10.9l4.2-4.4 1.1 1.1z',
    solid: true,
  },
  clock: { d: `${circle(10, 10, 6.8)}M10 6v4.2l2.9 1.8` },
  columns: { d: 'M3.4 4.4h13.2v11.2H3.4zM10 4.4v11.2' },
  command: { d: 'M4 6l4 4-4 4M10 14.5h6', turn: true },
  computer: { d: 'M3.6 4.4h12.8v8.6H3.6zM7 16.2h6M10 13v3.2' },
  copy: { d: 'M3.4 15.6v-11h4.8l1.6 2h6.8v9zM10 9v4.2M7.9 11.2l2.1 2.1 2.1-2.1' },
  print: { d: 'M6 7.4V3.4h8v4M6 14.4H3.6V7.4h12.8v7H14M6 11.8h8v5H6zM13.4 9.6h.1' },
  down: { d: 'M5.4 7.8l4.6 4.6 4.6-4.6' },
  download: { d: 'M10 3.4v9.2M5.9 8.8l4.1 4 4.1-4M4 16.4h12' },
  'arrow-down': { d: 'M10 4.2v11M5.6 10.9l4.4 4.4 4.4-4.4' },
  external: { d: 'M11.5 4h4.5v4.5M16 4l-6.6 6.6M13.6 11.4v4.2H4.4V6.4h4.2', turn: true },
  filter: { d: 'M3.6 6h12.8M6 10h8M8.4 14h3.2' },
  full: { d: 'M3.6 7.6v-4h4M12.4 3.6h4v4M16.4 12.4v4h-4M7.6 16.4h-4v-4' },
  fit: { d: 'M3.5 4.5v11M16.5 4.5v11M6 10h8M8 7.8L5.8 10 8 12.2M12 7.8l2.2 2.2-2.2 2.2' },
  folder: { d: 'M3.4 15.6v-11h4.8l1.6 2h6.8v9z', turn: true },
  forward: { d: 'M3.8 10h12M10.8 4.8L16 10l-5.2 5.2', turn: true },
  globe: { d: `${circle(10, 10, 6.8)}M3.4 10h13.2M10 3.2c-4.2 4.4-4.2 9.2 0 13.6M10 3.2c4.2 4.4 4.2 9.2 0 13.6` },
  info: { d: `${circle(10, 10, 6.8)}M10 9.3v4.3M10 6.4v.1` },
  key: { d: `${circle(7, 13, 2.9)}M9.2 10.8l6.2-6.2M13 7l2 2M11 9l1.4 1.4` },
  letters: { d: 'M2.6 15L6.4 5.2h.8L11 15M3.9 11.8h5.8M12 15l2.5-6.6h.8l2.5 6.6M12.9 12.8h4' },
  library: { d: 'M4 4.6h2.9v11H4zM6.9 6.6h2.9v9H6.9zM11.4 6.2l2.7-.7 2.6 9.4-2.7.7zM2.8 17.2h14.4' },
  lock: { d: 'M5.4 9h9.2v7.4H5.4zM7.2 9V6.6a2.8 2.8 0 0 1 5.6 0V9' },
  minus: { d: 'M4.2 10h11.6' },
  note: { d: 'M3.6 4h12.8v8.8l-3.6 3.4H3.6zM12.8 16.2v-3.4h3.6M6.6 7.6h6.8M6.6 10.6h4' },
  notices: { d: 'M3.6 8.2v3.6H6l7 3.5V4.7L6 8.2zM15.4 7.7a3.1 3.1 0 0 1 0 4.6M6.3 12l1 4.3h2l-.8-3.2' },
  offline: {
    d: 'M3.2 3.6L16.8 17M6.4 9.8a6.2 6.2 0 0 1 2.2-1.3M3.9 7.4a9.6 9.6 0 0 1 2.4-1.6M16.1 7.4a9.6 9.6 0 0 0-6-2.3M13.6 9.8c-.5-.4-1-.8-1.6-1M10 14.6v.1',
  },
  open: { d: 'M10 5.7C8.4 4.5 6 4 3 4.2v10.9c3-.2 5.4.3 7 1.5 1.6-1.2 4-1.7 7-1.5V4.2c-3-.2-5.4.3-7 1.5zM10 5.7v10.9' },
  outline: { d: 'M3.6 5.2h.1M3.6 10h.1M3.6 14.8h.1M7.2 5.2h9.2M7.2 10h9.2M7.2 14.8h6', turn: true },
  'fit-page': { d: 'M4.6 3.4h10.8v13.2H4.6zM10 5.8v8.4M7.8 8L10 5.8 12.2 8M7.8 12l2.2 2.2 2.2-2.2' },
  'one-page': { d: 'M5.4 5h9.2v10H5.4zM5.4 1.6v.8h9.2v-.8M5.4 18.4v-.8h9.2v.8' },
  thumbnails: { d: 'M3.6 3.6h5v5h-5zM11.4 3.6h5v5h-5zM3.6 11.4h5v5h-5zM11.4 11.4h5v5h-5z' },
  turn: { d: 'M4.2 9.4h8v7h-8zM8 3.4h3.4a4.6 4.6 0 0 1 4.6 4.6v2.4M13.6 8.2l2.4 2.4 2.4-2.4' },
  page: { d: 'M5.2 3h6.2l3.4 3.4V17H5.2zM11.4 3v3.4h3.4M7.6 9.8h4.8M7.6 12.8h4.8' },
  pause: { d: 'M7.2 5v10M12.8 5v10' },
  picture: { d: 'M3.4 4.4h13.2v11.2H3.4zM3.4 13.4l4-4 3 3 2.2-2.2 4 4M12.6 7.6v.1' },
  play: { d: 'M6 4v12l10-6z', solid: true },
  plus: { d: 'M10 4.2v11.6M4.2 10h11.6' },
  qr: {
    d: 'M3.6 3.6h4.6v4.6H3.6zM11.8 3.6h4.6v4.6h-4.6zM3.6 11.8h4.6v4.6H3.6zM11.8 11.8h1.6v1.6M16.4 11.8v4.6h-2M11.8 16.4v-.1',
  },
  rail: { d: 'M3.4 4.4h13.2v11.2H3.4zM8 4.4v11.2M12.9 8L11 10l1.9 2', turn: true },
  replaced: { d: 'M4 4.4h6.2v4M4 4.4v11.2h6.2v-3.4M8.6 10.3h8M13.8 7.4l2.8 2.9-2.8 2.9', turn: true },
  retry: { d: 'M15.6 12.4a6 6 0 1 1-.4-5.2M15.7 3.6v3.7H12' },
  saved: { d: 'M5.8 3.4h8.4v13.2L10 13.4l-4.2 3.2z' },
  'saved-fill': { d: 'M5 2.8h10v15l-5-3.8-5 3.8z', solid: true },
  search: { d: `${circle(8.9, 8.9, 5.2)}M12.8 12.8l4 4` },
  settings: { d: `M3.6 6.2H9M13.4 6.2h3M3.6 13.8h2.6M10.6 13.8h5.8${circle(11.2, 6.2, 2.1)}${circle(8.4, 13.8, 2.1)}` },
  shield: { d: 'M10 2.9L4.2 5.1v4.3c0 3.7 2.4 6.2 5.8 7.6 3.4-1.4 5.8-3.9 5.8-7.6V5.1zM7.4 9.9l1.9 1.9 3.4-3.7' },
  'skip-back': { d: 'M4.6 4.4v4h4M4.9 8.2a6 6 0 1 1-.5 4.4' },
  'skip-on': { d: 'M15.4 4.4v4h-4M15.1 8.2a6 6 0 1 0 .5 4.4' },
  sort: { d: 'M6.4 4.2v11.6M3.6 13l2.8 2.9L9.2 13M11.4 5.2h5M11.4 9.2h3.8M11.4 13.2H14' },
  stick: { d: 'M6.8 8V3.4h6.4V8M5 8h10v8.6H5zM9 5.6h.1M11 5.6h.1M8 12.4h4' },
  stop: { d: 'M6 6h8v8H6z' },
  table: { d: 'M3.4 4.4h13.2v11.2H3.4zM3.4 8.2h13.2M3.4 11.9h13.2M8 8.2v7.4' },
  text: { d: 'M4 5.2h12M4 8.6h12M4 12h12M4 15.4h7', turn: true },
  trash: { d: 'M4 6h12M8 6V3.8h4V6M5.6 6l.7 10.4h7.4L14.4 6M8.6 8.8v5M11.4 8.8v5' },
  up: { d: 'M5.4 12.4L10 7.8l4.6 4.6' },
  update: { d: 'M16 10a6 6 0 1 1-2.1-4.6M14.2 2.7v3.1h-3.1M10 7v3.4l2.2 1.4' },
  updates: { d: 'M15.8 8.1A6.2 6.2 0 0 0 4.7 6.4M4.2 11.9a6.2 6.2 0 0 0 11.1 1.7M4.4 3.1v3.5h3.5M15.6 16.9v-3.5h-3.5' },
  x: { d: 'M5.4 5.4l9.2 9.2M14.6 5.4l-9.2 9.2' },
} satisfies Record<string, Drawing>;

/** The name of an icon. */
export type IconName = keyof typeof ICONS;

/** Drawings on covers, one a kind, on a field of 60 by 80; the middle of the cover is at 33 across. */
export const MOTIFS: Record<string, string> = {
  notice: 'M16 46v12h8l20 10V36L24 46zM48 46a8 8 0 0 1 0 12',
  handbook: 'M32 42c-5-4-12-5-18-4v26c6-1 13 0 18 4 5-4 12-5 18-4V38c-6-1-13 0-18 4zM32 42v26',
  report: 'M16 68V54h8v14zM28 68V44h8v24zM40 68V34h8v34zM12 70h42',
  brief: 'M18 34h28v36H18zM24 44h16M24 51h16M24 58h9',
  article: 'M14 40h36M14 48h36M14 56h36M14 64h20',
  page: 'M32 36a17 17 0 1 0 0 34 17 17 0 0 0 0-34zM15 53h34M32 36c-11 11-11 23 0 34M32 36c11 11 11 23 0 34',
  gallery: 'M14 38h36v30H14zM14 62l11-11 8 8 6-6 11 11M39 45a3 3 0 1 0 .1 0',
  recording: 'M14 54v4M20 46v20M26 40v32M32 49v14M38 42v28M44 48v16M50 54v4',
  dataset: 'M14 38h36v32H14zM14 48h36M14 59h36M26 38v32',
  form: 'M18 34h28v36H18zM23 43h4v4h-4zM23 53h4v4h-4zM31 45h11M31 55h11M23 64h19',
};
