// What remains of an output where nothing is live: a picture and a table, as the kernel makes them.

import type { IOutputModel } from "@jupyterlab/rendermime";
import type { PartialJSONObject, ReadonlyPartialJSONObject } from "@lumino/coreutils";
import type { WidgetModel } from "../host/widget_model.js";
import { labelOfChoice, say } from "../views/text.js";
import { MIME, type Payload } from "./payload.js";

/** MIME type → data. */
export type Still = Readonly<Record<string, string>>;

const TYPES = ["text/html", "image/png", "text/plain"] as const;
const PATIENCE_MS = 20_000;

/** The still an output holds, undefined where it only names another output's. */
export function stillOf(data: ReadonlyPartialJSONObject): Still | undefined {
  if (typeof data["image/png"] !== "string") return undefined;
  return Object.fromEntries(TYPES.map((type) => [type, asText(data[type])]));
}

/** The notebook format knows long texts as lists of lines. */
const asText = (data: unknown): string => (Array.isArray(data) ? data.join("") : String(data ?? ""));

/** What stands for a picture that another output already has. */
export function repeatOf({ options: { language, state } }: Payload): Still {
  const text = say(language, "out.repeat", { state: labelOfChoice(language, "State", state) });
  return { "text/html": `<p>${text}</p>`, "text/plain": text };
}

/** Puts a payload into an output, and a still where there is one; nothing where it holds them already. */
export function writeOutput(model: IOutputModel, payload: PartialJSONObject, still: Still | undefined): void {
  const before = model.data;
  const kept = Object.entries(before).filter(
    ([type]) => still === undefined || !(TYPES as readonly string[]).includes(type),
  );
  const data = { ...Object.fromEntries(kept), ...still, [MIME]: payload } as ReadonlyPartialJSONObject;
  if (!isSame(data, before)) model.setData({ data });
}

export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, held) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );

/** Asks a widget in the kernel for its picture as it is now; undefined where none comes. */
export function askForStill(model: WidgetModel): Promise<Still | undefined> {
  return new Promise((resolve) => {
    const end = (still: Still | undefined): void => {
      clearTimeout(timer);
      model.off("msg:custom", heard);
      resolve(still);
    };
    const heard = (content: unknown): void => {
      const { kind, data } = content as { kind?: unknown; data?: Still };
      if (kind === "still") end(data);
    };
    const timer = setTimeout(() => end(undefined), PATIENCE_MS);
    model.on("msg:custom", heard);
    model.send({ kind: "still" });
  });
}
