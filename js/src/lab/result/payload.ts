// What an output holds of a live cell's result. It may come from a stranger, so nothing of it is taken on trust.

import type { PartialJSONObject } from "@lumino/coreutils";
import type { Language } from "../../schema/tables.generated.js";
import type { ResultTold } from "../../views/live/result.js";

export const RESULT_MIME = "application/vnd.journey-widgets.result.v1+json";

export interface ResultPayload {
  /** The live cell or board whose output it is. */
  readonly key: string;
  readonly language: Language;
  /** What draws it. */
  readonly view: "cell" | "board";
  readonly result: ResultTold;
}

const KINDS = new Set(["chart", "table", "text", "error", "several", "board"]);

/** What an output holds, undefined where it is none of ours, or of a version to come. */
export function resultPayloadOf(data: unknown): ResultPayload | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { version, key, language, view, result } = data as Record<string, unknown>;
  if (version !== 1 || typeof key !== "string" || !isResult(result)) return undefined;
  return {
    key,
    language: language === "it" ? "it" : "en",
    view: view === "board" ? "board" : "cell",
    result,
  };
}

function isResult(found: unknown, depth = 0): found is ResultTold {
  if (typeof found !== "object" || found === null || depth > 2) return false;
  const { kind, results, spec, table } = found as Record<string, unknown>;
  if (kind === "several") return Array.isArray(results) && results.every((each) => isResult(each, depth + 1));
  if (kind === "chart") return typeof spec === "object" && spec !== null;
  if (kind === "table") return typeof table === "object" && table !== null;
  return KINDS.has(String(kind));
}

/** The same in the words of the notebook. */
export const resultDataOf = ({ key, language, view, result }: ResultPayload): PartialJSONObject =>
  ({ version: 1, key, language, view, result }) as unknown as PartialJSONObject;
