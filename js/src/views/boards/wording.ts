// The sentences of boards.

import { BOARD_TEXTS, type BoardTextKey } from "../../schema/board_texts.generated.js";
import type { Language } from "../../schema/tables.generated.js";

/** A sentence, with its blanks filled in. */
export const saying = (
  language: Language,
  key: BoardTextKey,
  blanks: Readonly<Record<string, string | number>> = {},
): string =>
  BOARD_TEXTS[key][language === "it" ? 1 : 0].replace(/\{(\w+)\}/g, (_, word: string) =>
    String(blanks[word] ?? ""),
  );
