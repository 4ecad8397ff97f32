// Kept edits in the words of a reader: which value of which card, before and after.

import type { Tables } from "../../model/shown.js";
import type { Raw, Value } from "../../model/values.js";
import { CHOICE_LABELS, TABLE_LABELS } from "../../schema/labels.generated.js";
import "../../schema/rest_labels.js";
import type { Language } from "../../schema/tables.generated.js";
import { excerpt, labelOfChoice, labelOfColumn, showNumber } from "../../views/text.js";
import { type Blanks, fill, type LabTextKey, sentence } from "../wording.js";
import { type Change, editOf, isMove } from "./changes.js";
import { columnOf, type KnownColumn } from "./columns.js";
import type { Refused } from "./replay.js";

const SHORT = 60;
/** How many edits a list spells out; the rest are counted. */
const MOST = 20;

export type CountedKey =
  | "lab.kept.editing"
  | "lab.kept.pending"
  | "lab.kept.apart"
  | "lab.kept.taken"
  | "lab.kept.refused"
  | "lab.kept.other"
  | "lab.kept.still";

export class Teller {
  /** @param tables what names rows: that of a document as it is */
  constructor(
    readonly language: Language,
    readonly tables: Tables,
  ) {}

  say(key: LabTextKey, blanks?: Blanks): string {
    return fill(sentence(this.language, key), blanks);
  }

  counted(key: CountedKey, count: number): string {
    return this.say(`${key}.${count === 1 ? "one" : "many"}`, { count: String(count) });
  }

  /** What was edited, a line for each. */
  edited(changes: readonly Change[]): string[] {
    return this.#each(changes, (each) => {
      const [place, from, to] = [this.place(each), this.#was(each), this.#is(each)];
      return from === "" ? `${place}: ${to}` : this.say("lab.kept.edited", { place, from, to });
    });
  }

  /** Why edits were not taken in, a line for each. */
  refused(found: readonly Refused[]): string[] {
    const reasons = new Map(found.map((each) => [each.change, each]));
    return this.#each([...reasons.keys()], (each) => {
      const { reason = "changed", now = null } = reasons.get(each) ?? {};
      const blanks = { place: this.place(each), mine: this.#is(each), now: this.#shown(each, now) };
      return this.say(`lab.kept.why.${reason}`, blanks);
    });
  }

  #each(changes: readonly Change[], tell: (each: Change) => string): string[] {
    const edits = new Map(changes.map((each) => [editOf(each), each]));
    const lines = [...edits.values()].slice(0, MOST).map(tell);
    const more = edits.size - lines.length;
    return more > 0 ? [...lines, this.say("lab.kept.more", { count: String(more) })] : lines;
  }

  /** The table, the row by its name, the column, and the state if it depends on one. */
  place(each: Change): string {
    const [kind, table, id] = each;
    const row = this.tables[table]?.get(id) ?? (kind === "set" ? {} : each[3]);
    // a row that was renamed goes by the name that the reader of a picture finds there
    const name = kind === "set" && NAMES.includes(each[3]) && each[4] !== null ? { [each[3]]: each[4] } : row;
    const label = this.#pick(TABLE_LABELS[table] ?? [table, table]);
    const column = kind === "set" && !isMove(each) ? columnOf(table, each[3]) : undefined;
    const parts = [label, nameOf(name, id), ...(column === undefined ? [] : [this.#column(column)])];
    return parts.join(" · ");
  }

  #column({ table, name, state, isOwn }: KnownColumn): string {
    const label = isOwn ? excerpt(name, SHORT) : labelOfColumn(this.language, table, name);
    return state === undefined ? label : `${label} (${labelOfChoice(this.language, "State", state)})`;
  }

  #was(each: Change): string {
    return each[0] === "set" && !isMove(each) ? this.#shown(each, each[4]) : "";
  }

  #is(each: Change): string {
    if (each[0] === "add") return this.say("lab.kept.added");
    if (each[0] === "remove") return this.say("lab.kept.removed");
    return isMove(each) ? this.say("lab.kept.moved") : this.#shown(each, each[5]);
  }

  #shown([kind, table, , key]: Change, value: Value | null): string {
    const column = kind === "set" ? columnOf(table, key as string) : undefined;
    if (value === null) return this.say("lab.kept.nothing");
    if (typeof value === "boolean") return this.say(value ? "lab.kept.yes" : "lab.kept.no");
    if (typeof value === "number") return showNumber(this.language, value);
    const target = column?.spec?.references;
    if (target !== undefined) return nameOf(this.tables[target]?.get(value) ?? {}, value);
    const choices = column?.spec?.choices;
    return choices === undefined ? quoted(value) : this.#choice(choices, value);
  }

  #choice(choices: readonly string[], value: string): string {
    const lists = Object.values(CHOICE_LABELS);
    const list = lists.find((labels) => choices.every((choice) => Object.hasOwn(labels, choice)));
    return this.#pick(list?.[value] ?? [value, value]);
  }

  #pick(label: readonly [string, string]): string {
    return label[this.language === "it" ? 1 : 0];
  }
}

const quoted = (text: string): string => `“${excerpt(text.replace(/\s+/g, " "), SHORT)}”`;

const NAMES: readonly string[] = ["name", "title", "text"];

/** What a reader calls a row. */
function nameOf(row: Raw, id: string): string {
  const found = NAMES.map((key) => row[key]).find((value) => typeof value === "string");
  return found === undefined ? id : quoted(String(found));
}
