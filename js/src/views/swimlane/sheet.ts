// Cells as text, as spreadsheets put them on the clipboard: tabs between columns, lines between rows, quotes around what
// holds either of them.

/** A cell in quotes, up to what may follow one, and one without. */
const QUOTED = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)/y;
const BARE = /[^\t\r\n]*/y;
const END = /\t|\r?\n|\r/y;

/** Rows of cells; plain lines are rows of one cell. Control characters are left out. */
export function readSheet(given: string): string[][] {
  const text = given.replace(/[^\P{Cc}\t\n\r]/gu, "");
  const rows: string[][] = [[]];
  for (let at = 0; at <= text.length; ) {
    const quoted = match(QUOTED, text, at);
    const bare = quoted ?? match(BARE, text, at);
    rows.at(-1)?.push((quoted?.[1]?.replaceAll('""', '"') ?? bare?.[0] ?? "").trim());
    at += bare?.[0].length ?? 0;
    const end = match(END, text, at)?.[0];
    if (end === undefined) break;
    at += end.length;
    if (end !== "\t") rows.push([]);
  }
  return rows;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Columns of texts, side by side. */
export function writeSheet(columns: readonly (readonly string[])[]): string {
  const height = Math.max(0, ...columns.map(({ length }) => length));
  const rows = Array.from({ length: height }, (_, i) => columns.map((column) => quote(column[i] ?? "")));
  return rows.map((row) => row.join("\t")).join("\n");
}

const quote = (cell: string): string => (/[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
