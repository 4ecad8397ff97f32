// What an output says above its map of the edits that the notebook keeps.

import type { Tables } from "../../model/shown.js";
import type { Payload } from "../payload.js";
import type { Button, Line } from "./bar.js";
import type { Kept } from "./kept.js";
import type { KeptEdits } from "./kept_edits.js";
import { Teller } from "./telling.js";

export interface Shown {
  readonly payload: Payload;
  readonly isLive: boolean;
  /** The map on the screen, undefined where there is none. */
  readonly tables: Tables | undefined;
  /** Whether what is edited can be saved. */
  readonly isWritable: boolean;
  edit(): void;
}

export function linesOf(keeping: KeptEdits, shown: Shown): Line[] {
  const teller = new Teller(shown.payload.options.language, shown.tables ?? {});
  const found = shown.isLive ? taken(keeping, shown, teller) : ofSaved(keeping, shown, teller);
  const apart = keeping.apartAt(shown.payload).map((kept) => ofApart(keeping, kept, shown, teller));
  return shown.isWritable
    ? [...found, ...apart]
    : [...found, ...apart].filter(({ text }) => text !== "").map(mute);
}

const mute = (line: Line): Line => ({ ...line, buttons: [] });

function taken(keeping: KeptEdits, { payload }: Shown, teller: Teller): Line[] {
  const count = keeping.takenBy(payload);
  if (count === 0) return [];
  const ok = { label: teller.say("lab.kept.ok"), press: () => keeping.forgetTaken(payload) };
  return [{ text: teller.counted("lab.kept.taken", count), buttons: [ok] }];
}

function ofSaved(keeping: KeptEdits, { payload, tables, edit }: Shown, teller: Teller): Line[] {
  const kept = keeping.shownIn(payload);
  if (kept?.problem !== undefined) return [broken(keeping, kept, teller)];
  if (tables === undefined) return [];
  const count = kept?.count ?? 0;
  const discard = {
    label: teller.say("lab.kept.discard"),
    title: teller.say("lab.kept.discard.caption"),
    press: () => keeping.discard(payload),
  };
  if (kept?.draft !== undefined) {
    if (count === 0) return [{ text: teller.say("lab.kept.editing"), buttons: [] }];
    return [{ text: teller.counted("lab.kept.editing", count), buttons: [discard] }];
  }
  const begin = {
    label: teller.say("lab.kept.edit"),
    title: teller.say("lab.kept.edit.caption"),
    press: edit,
  };
  if (count === 0) return [{ text: "", buttons: [begin] }];
  return [{ text: teller.counted("lab.kept.pending", count), buttons: [begin, discard] }];
}

function ofApart(keeping: KeptEdits, kept: Kept, { isLive }: Shown, teller: Teller): Line {
  if (kept.problem !== undefined) return broken(keeping, kept, teller);
  const { question, count } = kept;
  const forget = forgetting(keeping, kept, teller);
  const use = (label: "lab.kept.mine" | "lab.kept.here"): Button => ({
    label: teller.say(label),
    press: () => void keeping.useMine(kept),
  });
  if (question === undefined || !isLive)
    return { text: teller.counted("lab.kept.apart", count), buttons: [forget] };
  if (question.refused === undefined) {
    const [text, details] = [teller.counted("lab.kept.other", count), teller.edited(kept.changes)];
    return { text, details, buttons: [use("lab.kept.here"), forget], isAlert: true };
  }
  const canBeForced = question.refused.some(({ reason }) => !HOPELESS.has(reason));
  const leave = { ...forget, label: teller.say("lab.kept.leave") };
  return {
    text: teller.counted("lab.kept.refused", count),
    details: teller.refused(question.refused),
    buttons: canBeForced ? [use("lab.kept.mine"), leave] : [leave],
    isAlert: true,
  };
}

/** Why no force can take an edit in. */
const HOPELESS: ReadonlySet<string> = new Set(["gone", "target", "column"]);

function broken(keeping: KeptEdits, kept: Kept, teller: Teller): Line {
  const text = teller.say("lab.kept.broken", { reason: kept.problem ?? "" });
  return { text, buttons: [forgetting(keeping, kept, teller)], isAlert: true };
}

const forgetting = (keeping: KeptEdits, kept: Kept, teller: Teller): Button => ({
  label: teller.say("lab.kept.forget"),
  press: () => keeping.forget(kept),
});
