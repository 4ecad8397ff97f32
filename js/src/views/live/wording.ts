// The sentences of live cells.

import { LIVE_TEXTS, type LiveTextKey } from "../../schema/live_texts.generated.js";
import type { Language } from "../../schema/tables.generated.js";

/** A sentence, with its blanks filled in. */
export const saying = (
  language: Language,
  key: LiveTextKey,
  blanks: Readonly<Record<string, string | number>> = {},
): string =>
  LIVE_TEXTS[key][language === "it" ? 1 : 0].replace(/\{(\w+)\}/g, (_, word: string) =>
    String(blanks[word] ?? ""),
  );
