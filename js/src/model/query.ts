// What is looked for in a map, as it was typed; the twin of export/query.py.
//
// Words must all be met, in any text of a card; `channel:web` looks in one field alone. What stands in quotes is one word;
// in a field it is the whole name. A minus says what must not be met. Of several values of one field, one is enough.

export type FieldName = "channel" | "owner" | "persona" | "state" | "tag" | "kind";

export interface Term {
  /** Undefined where any text will do. */
  readonly field: FieldName | undefined;
  /** Folded, never empty. */
  readonly value: string;
  readonly isWhole: boolean;
  readonly isNot: boolean;
  /** Where it stands in the query. */
  readonly from: number;
  readonly to: number;
}

/** The words for fields in both languages: a query goes from one reader to another. */
const FIELDS: Readonly<Record<string, FieldName>> = {
  channel: "channel",
  canale: "channel",
  owner: "owner",
  responsabile: "owner",
  persona: "persona",
  state: "state",
  stato: "state",
  tag: "tag",
  etichetta: "tag",
  kind: "kind",
  tipo: "kind",
};

const TERM = /(-?)(?:([A-Za-z]+):)?(?:"([^"]*)"?|([^ \t\r\n\u00a0]+))/g;
const BARE_FIELD = /^[A-Za-z]+:$/;

/** A text without case, accents and quotes. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}"]/gu, "")
    .replaceAll("ς", "σ");

export function parseQuery(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const found of text.matchAll(TERM)) {
    const [all, minus, name, quoted, bare] = found as unknown as [string, string, ...(string | undefined)[]];
    const field = name === undefined ? undefined : fieldOf(name);
    const written = quoted ?? bare ?? "";
    // a field that is still without its value asks nothing yet
    if (field === undefined && BARE_FIELD.test(written) && fieldOf(written.slice(0, -1))) continue;
    const value = fold(name !== undefined && field === undefined ? `${name}:${written}` : written);
    const isWhole = field !== undefined && quoted !== undefined;
    if (value !== "")
      terms.push({
        field,
        value,
        isWhole,
        isNot: minus !== "",
        from: found.index,
        to: found.index + all.length,
      });
  }
  return terms;
}

function fieldOf(name: string): FieldName | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(FIELDS, lower) ? FIELDS[lower] : undefined;
}

const isFor = (field: FieldName, value: string) => {
  const wanted = fold(value);
  return (term: Term): boolean =>
    term.field === field && term.isWhole && !term.isNot && term.value === wanted;
};

/** Whether a query asks for this very value of a field. */
export const asksFor = (terms: readonly Term[], field: FieldName, value: string): boolean =>
  terms.some(isFor(field, value));

/** A query with a value of a field put in, or taken out where it is there. */
export function toggled(text: string, field: FieldName, value: string): string {
  const found = parseQuery(text).find(isFor(field, value));
  if (found === undefined) return `${text.trim()} ${field}:"${value.replaceAll('"', "")}"`.trim();
  return `${text.slice(0, found.from).trimEnd()} ${text.slice(found.to).trimStart()}`.trim();
}

/** What a card says of itself, folded: the texts of one field or, of none, all of them. */
export type Texts = (field: FieldName | undefined) => readonly string[];

export const isMet = (terms: readonly Term[], texts: Texts): boolean =>
  terms.every((term) => {
    const isHere = has(term, texts);
    if (isHere || term.isNot) return isHere !== term.isNot;
    return term.field !== undefined && terms.some((other) => isOther(other, term) && has(other, texts));
  });

/** Of several values of one field, one is enough. */
const isOther = (other: Term, term: Term): boolean => other.field === term.field && !other.isNot;

const has = ({ field, value, isWhole }: Term, texts: Texts): boolean =>
  texts(field).some((text) => (isWhole ? text === value : text.includes(value)));
