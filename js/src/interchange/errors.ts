// The error of a file that cannot be read, and how its sentences are built; the twin of errors.py.
//
// The words are Python's (None, True, {'a': 1}): whoever opens a file in the kernel and in the page meets one message.

import { compareText } from "../model/order.js";
import { FileNumber, isList, isObject, type Json, type JsonObject } from "./json.js";
import { floatText, roundedText } from "./numbers.js";

/** How many problems one error spells out; the rest are counted. */
const SHOWN = 20;

/** Why a file cannot be read, said in one go; `details` has all the lines, also those the message leaves out. */
export class JourneyFileError extends Error {
  override readonly name = "JourneyFileError";
  readonly details: readonly string[];

  constructor(headline: string, details: readonly string[] = []) {
    const lines = [headline, ...details.slice(0, SHOWN).map((line) => `  ${line}`)];
    if (details.length > SHOWN)
      lines.push(`  … and ${details.length - SHOWN} more (see the error's \`details\`)`);
    super(lines.join("\n"));
    this.details = details;
  }
}

const LENGTH = 60;

/** A value as one short line of text that cannot rearrange itself on the screen. */
export function shorten(value: Json | undefined): string {
  if (typeof value === "string") return clip(`'${start(value, LENGTH + 1)}'`);
  if (value instanceof FileNumber) return clip(numberText(value));
  return clip(spell(value ?? null, DEEPEST));
}

/** The label of a row: its id, or all that its table is indexed by. */
export function shortenLabel(parts: readonly Json[]): string {
  const [first, ...rest] = parts;
  if (rest.length === 0) return shorten(first);
  return clip(`(${parts.map((part) => spell(part, DEEPEST - 1)).join(", ")})`);
}

/** Words as `'a', 'b', 'c'`, cut after `most` of them. */
export function listed(words: readonly string[], most = 12): string {
  const shown = words.slice(0, most).map((word) => `'${word}'`);
  return shown.join(", ") + (words.length > most ? ", …" : "");
}

function numberText(number: FileNumber): string {
  if (number.isConstant) return number.text;
  if (number.isWhole && !Number.isFinite(number.value)) return "<int>";
  return roundedText(number.value);
}

function clip(text: string): string {
  const shown = [...text.replace(UNPRINTABLE, escaped)];
  return shown.length <= LENGTH ? shown.join("") : `${shown.slice(0, LENGTH - 1).join("")}…`;
}

/** The first characters of a text, which may be a novel; a cut in the middle of one leaves no half behind. */
const start = (text: string, count: number): string => [...text.slice(0, 2 * count)].slice(0, count).join("");

const end = (text: string, count: number): string => [...text.slice(-2 * count)].slice(-count).join("");

// ---------------------------------------------------------------------- values as Python spells them

/** Only the beginning of a value is spelled out, however large or deep it is: as Python's `reprlib`. */
const [DEEPEST, MOST_ITEMS, MOST_KEYS, LONGEST_TEXT, LONGEST_WHOLE] = [6, 6, 4, 80, 40];

function spell(value: Json, level: number): string {
  if (typeof value === "string")
    return cut(quoted(start(value, LONGEST_TEXT)), LONGEST_TEXT, () => ends(value));
  if (value instanceof FileNumber) return spellNumber(value);
  if (isObject(value)) return spellObject(value, level);
  if (isList(value)) return spellList(value, level);
  return value === null ? "None" : value ? "True" : "False";
}

function spellList(items: readonly Json[], level: number): string {
  if (items.length === 0) return "[]";
  if (level <= 0) return "[...]";
  const shown = items.slice(0, MOST_ITEMS).map((item) => spell(item, level - 1));
  if (items.length > MOST_ITEMS) shown.push("...");
  return `[${shown.join(", ")}]`;
}

function spellObject(found: JsonObject, level: number): string {
  if (found.size === 0) return "{}";
  if (level <= 0) return "{...}";
  const keys = [...found.keys()].sort(compareText).slice(0, MOST_KEYS);
  const shown = keys.map((key) => `${spell(key, level - 1)}: ${spell(found.get(key) ?? null, level - 1)}`);
  if (found.size > MOST_KEYS) shown.push("...");
  return `{${shown.join(", ")}}`;
}

function spellNumber(number: FileNumber): string {
  if (number.isConstant) return number.text;
  if (!number.isWhole) return floatText(number.value);
  const digits = number.text === "-0" ? "0" : number.text;
  return cut(digits, LONGEST_WHOLE, () => digits);
}

/** A text whose middle is left out where it is too long; `whole` makes the text both its ends are taken of. */
function cut(text: string, most: number, whole: () => string): string {
  if (text.length <= most || [...text].length <= most) return text;
  const before = Math.floor((most - 3) / 2);
  const long = whole();
  return `${start(long, before)}...${end(long, most - 3 - before)}`;
}

const ends = (text: string): string => {
  const before = Math.floor((LONGEST_TEXT - 3) / 2);
  return quoted(start(text, before) + end(text, LONGEST_TEXT - 3 - before));
};

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
  return quote + inside.replace(UNPRINTABLE, escaped) + quote;
}

const UNPRINTABLE = /(?! )[\p{C}\p{Z}]/gu;
const NAMED = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = (digits: number): string => code.toString(16).padStart(digits, "0");
  return NAMED.get(char) ?? (code > 0xffff ? `\\U${hex(8)}` : code > 0xff ? `\\u${hex(4)}` : `\\x${hex(2)}`);
}
