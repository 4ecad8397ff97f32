// The interface in two languages. Texts of users never pass here: they are shown as they are, as text.

import { CHOICE_LABELS, COLUMN_LABELS } from "../schema/labels.generated.js";
import type { Language, TableName } from "../schema/tables.generated.js";
import { TEXTS, type TextKey } from "../schema/texts.generated.js";
import type { ToolTextKey } from "../schema/tool_texts.generated.js";

/** Sentences of maps, and those of their panel once it is there. */
export type MapTextKey = TextKey | ToolTextKey;

type Texts = Readonly<Record<string, readonly [string, string]>>;

const later: Record<string, readonly [string, string]> = {};

/** Makes sentences known that came later. */
export function learn(more: Texts): void {
  Object.assign(later, more);
}

/** A sentence of the interface, with its blanks filled in. */
export function say(
  language: Language,
  key: MapTextKey,
  blanks: Readonly<Record<string, string | number>> = {},
): string {
  const text = ((TEXTS as Texts)[key] ?? later[key])?.[language === "it" ? 1 : 0] ?? "";
  return text.replace(/\{(\w+)\}/g, (_, word: string) => String(blanks[word] ?? ""));
}

/** What a reader calls a value of a closed list. */
export function labelOfChoice(language: Language, list: string, value: string): string {
  return CHOICE_LABELS[list]?.[value]?.[language === "it" ? 1 : 0] ?? value;
}

/** What a reader calls a column. */
export function labelOfColumn(language: Language, table: TableName, column: string): string {
  return COLUMN_LABELS[table]?.[column]?.[language === "it" ? 1 : 0] ?? column;
}

/** A number as a reader writes it: 7.5 or 7,5, with a true minus. */
export function showNumber(language: Language, value: number): string {
  // making a format takes longer than drawing a card
  formats[language] ??= new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return formats[language].format(value).replace("-", "−");
}

const formats: Partial<Record<Language, Intl.NumberFormat>> = {};

/** A number as somebody typed it, with a comma or a point; undefined for nothing, NaN for what is none. */
export function readNumber(text: string): number | undefined {
  const typed = text.trim().replace("−", "-").replace(",", ".");
  return typed === "" ? undefined : Number(typed);
}

/** The beginning of a text: a card is no place for a hundred thousand letters. */
export function excerpt(text: string, most = 280): string {
  if (text.length <= most) return text;
  // not between the two halves of a letter beyond the basic ones
  const isHalf = (text.charCodeAt(most - 1) & 0xfc00) === 0xd800;
  return `${text.slice(0, isHalf ? most - 1 : most)}…`;
}
