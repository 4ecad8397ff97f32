// A table as the kernel tells it, by columns, and as Vega wants it, by rows.

export interface ColumnTold {
  readonly name: string;
  readonly type: "number" | "text" | "boolean" | "date" | "instant" | "any";
  readonly values?: readonly unknown[];
  /** Which of the message's buffers holds the numbers, as 64-bit floats; NaN where they are missing. */
  readonly buffer?: number;
  /** Which of the buffers says which of `values` each row has, as 32-bit integers; −1 for none. */
  readonly codes?: number;
}

/** A column that is not as it was. */
export interface ColumnChanged extends ColumnTold {
  /** Which of the buffers says which rows the values are of, as 32-bit integers; by default they are of all. */
  readonly rows?: number;
}

export interface TableTold {
  readonly length: number;
  readonly columns: readonly ColumnTold[];
}

/** What is new in a table that a page has. */
export interface TableChanged {
  readonly length: number;
  readonly changed: readonly ColumnChanged[];
}

export const isChange = (told: TableTold | TableChanged): told is TableChanged => "changed" in told;

export type Row = Record<string, unknown>;
export type Buffers = readonly (ArrayBuffer | ArrayBufferView)[];

/** The kernel sends no more; whoever wrote a notebook by hand may. */
const MOST_ROWS = 1_000_000;

/** The rows of a table; where what should be there is not, null. */
export function rowsOf(table: TableTold, buffers: Buffers): Row[] {
  const length = Math.min(Math.max(Number(table.length) || 0, 0), MOST_ROWS);
  const rows: Row[] = Array.from({ length }, () => ({}));
  for (const column of Array.isArray(table.columns) ? table.columns : []) {
    const [name, values] = [String(column.name), valuesOf(column, buffers)];
    for (let i = 0; i < length; i++) (rows[i] as Row)[name] = values[i] ?? null;
  }
  return rows;
}

/** The values of a column: numbers, texts, booleans, dates, and null where there is none. */
export function valuesOf(column: ColumnTold, buffers: Buffers): readonly unknown[] {
  const found = column.buffer === undefined ? namedOf(column, buffers) : numbersOf(buffers[column.buffer]);
  const values = Array.isArray(found) ? found : [];
  if (column.type === "date") return values.map((value) => (isNumber(value) ? onTheClock(value) : null));
  if (column.type === "instant") return values.map((value) => (isNumber(value) ? new Date(value) : null));
  return values;
}

/** The values of a column whose rows may name them by number. */
export function namedOf({ values, codes }: ColumnTold, buffers: Buffers): readonly unknown[] | undefined {
  if (codes === undefined || !Array.isArray(values)) return values;
  return wholeNumbersOf(buffers[codes]).map((code) => (code < 0 ? null : values[code]));
}

function wholeNumbersOf(buffer: ArrayBuffer | ArrayBufferView | undefined): readonly number[] {
  const view = viewOf(buffer);
  return Array.from({ length: Math.floor((view?.byteLength ?? 0) / 4) }, (_, i) =>
    (view as DataView).getInt32(4 * i, true),
  );
}

/** Calls with each cell that a change tells, as far as there is such a row. */
export function eachChange(
  { length, changed }: TableChanged,
  buffers: Buffers,
  take: (row: number, name: string, value: unknown) => void,
): void {
  for (const column of Array.isArray(changed) ? (changed as ColumnChanged[]) : []) {
    const [name, values] = [String(column.name), valuesOf(column, buffers)];
    const rows = column.rows === undefined ? undefined : wholeNumbersOf(buffers[column.rows]);
    for (let i = 0; i < values.length; i++) {
      const row = rows === undefined ? i : (rows[i] ?? -1);
      if (row >= 0 && row < length) take(row, name, values[i] ?? null);
    }
  }
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

export function numbersOf(buffer: ArrayBuffer | ArrayBufferView | undefined): readonly (number | null)[] {
  const view = viewOf(buffer);
  if (view === undefined) return [];
  const numbers: (number | null)[] = new Array(Math.floor(view.byteLength / 8));
  for (let i = 0; i < numbers.length; i++) {
    const number = view.getFloat64(8 * i, true);
    numbers[i] = Number.isNaN(number) ? null : number;
  }
  return numbers;
}

function viewOf(buffer: ArrayBuffer | ArrayBufferView | undefined): DataView | undefined {
  if (buffer === undefined) return undefined;
  return ArrayBuffer.isView(buffer)
    ? new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new DataView(buffer);
}

/** The moment at which the clocks here show what a clock without a zone did. */
function onTheClock(milliseconds: number): Date {
  const at = new Date(milliseconds);
  return new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
    at.getUTCMilliseconds(),
  );
}
