/** Rules of data tables without side effects: what a cell is worth, how rows are ordered, what a plot shows. */
import type { ColumnKind } from '../../host/generated/ColumnKind';
import type { DataTable } from '../../host/generated/DataTable';

/** The number that a cell of such a column holds; `null` for an empty one. */
export function valueOf(cell: string, kind: ColumnKind): number | null {
  if (cell === '') return null;
  if (kind === 'dates') {
    const time = Date.parse(cell.length === 4 ? `${cell}-01-01` : cell.length === 7 ? `${cell}-01` : cell);
    return Number.isNaN(time) ? null : time;
  }
  if (kind === 'text') return null;
  let digits = cell.replace(/[\s\u00a0\u202f%]/g, '').replace('\u2212', '-');
  if (kind === 'numbers_with_comma') digits = digits.replace(',', '.');
  const value = Number(digits);
  return Number.isFinite(value) ? value : null;
}

/** How a table is sorted. */
export interface Order {
  column: number;
  down: boolean;
}

/** The places of the rows in their order; empty cells come last either way. Rows that are equal stay as they were. */
export function sorted(table: DataTable, order: Order | null, language: string): number[] {
  const places = table.rows.map((_, at) => at);
  const kind = order ? table.columns[order.column]?.kind : undefined;
  if (!order || !kind) return places;
  const { column, down } = order;
  const collator = new Intl.Collator(language, { numeric: true });
  const values = kind === 'text' ? null : table.rows.map((row) => valueOf(row[column] ?? '', kind));
  const cell = (at: number): string => table.rows[at]?.[column] ?? '';
  const compare = (a: number, b: number): number => {
    const [x, y] = [values ? values[a] : cell(a), values ? values[b] : cell(b)];
    const [noX, noY] = [x === null || x === '', y === null || y === ''];
    if (noX || noY) return Number(noX) - Number(noY);
    const way = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
    return down ? -way : way;
  };
  return places.sort((a, b) => compare(a, b) || a - b);
}

/** A point of a plot. */
export interface Point {
  label: string;
  value: number;
}

/** What a plot shows. */
export interface Series {
  points: Point[];
  /** Points that follow one another in time are joined by a line; others are bars. */
  line: boolean;
  low: Point;
  high: Point;
}

/** Bars become too thin to be told apart above this. */
const MOST_BARS = 60;
/** More points than a plot is wide are not drawn. */
const MOST_POINTS = 2000;

/** Whether a column holds numbers that can be drawn. */
export function isDrawable(kind: ColumnKind): boolean {
  return kind === 'numbers' || kind === 'numbers_with_comma';
}

/** The points of column `y` along column `x`; `null` where there is nothing to draw. */
export function series(table: DataTable, x: number, y: number): Series | null {
  const [along, up] = [table.columns[x], table.columns[y]];
  if (!along || !up || !isDrawable(up.kind)) return null;
  let points: (Point & { at: number })[] = [];
  for (const row of table.rows) {
    const value = valueOf(row[y] ?? '', up.kind);
    if (value === null) continue;
    const label = row[x] ?? '';
    points.push({ label, value, at: valueOf(label, along.kind) ?? points.length });
    if (points.length >= MOST_POINTS) break;
  }
  const line = along.kind === 'dates' || points.length > MOST_BARS;
  if (along.kind === 'dates') points = points.sort((a, b) => a.at - b.at);
  const [first] = points;
  if (!first) return null;
  let [low, high]: [Point, Point] = [first, first];
  for (const point of points) {
    if (point.value < low.value) low = point;
    if (point.value > high.value) high = point;
  }
  return { points, line, low, high };
}

/** Round numbers from below `low` to above `high`, zero among them: four to seven. */
export function ticks(low: number, high: number): number[] {
  const [from, to] = [Math.min(0, low), Math.max(0, high)];
  const span = to - from || 1;
  const rough = span / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const found: number[] = [];
  for (let at = Math.floor(from / step + 1e-9); at * step < to + step * (1 - 1e-9); at += 1) {
    found.push(Number((at * step).toPrecision(12)));
  }
  return found;
}
