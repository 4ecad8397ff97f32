// The sentences of JupyterLab's side, in the two languages we speak.

import { LAB_TEXTS, type LabTextKey } from "../schema/lab_texts.generated.js";
import type { Language } from "../schema/tables.generated.js";

export type { LabTextKey };

export type Blanks = Readonly<Record<string, string>>;

export const LAB_TEXT_KEYS = Object.keys(LAB_TEXTS) as LabTextKey[];

/** A sentence, its blanks not filled in. */
export const sentence = (language: Language, key: LabTextKey): string =>
  LAB_TEXTS[key][language === "it" ? 1 : 0];

export const fill = (text: string, blanks: Blanks = {}): string =>
  text.replace(/\{(\w+)\}/g, (_, word: string) => blanks[word] ?? "");
