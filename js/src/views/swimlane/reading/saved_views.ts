// Looks kept in the document under a name. What is saved is the look and not the screen: zoom and density stay here.

import { addRow, gesture, removeRows, setValue, siblingsOf } from "../../../model/edits.js";
import type { Value } from "../../../model/values.js";
import { type Look, lookOf } from "../look.js";
import { lookIn, type SwimlaneView } from "../view.js";

const LISTS = ["hidden_lanes", "folded_lanes", "folded_groups", "curves"] as const;

/** Ids of the saved views of the journey shown, in their order. */
export const savedViews = (view: SwimlaneView): readonly string[] =>
  siblingsOf(view.document, "saved_views", "journey_id", view.journeyId);

/** What a saved view says of a look; the language stays the reader's. */
export function lookOfSaved(view: SwimlaneView, id: string): Omit<Look, "language"> | undefined {
  const row = view.document.row("saved_views", id);
  if (row === undefined) return undefined;
  const lines = (text: string | undefined): readonly string[] => text?.split("\n").filter(Boolean) ?? [];
  const lists = Object.fromEntries(LISTS.map((name) => [name, lines(row[name])]));
  const { language: _, ...look } = lookOf({
    ...row,
    ...lists,
    journey: row.journey_id,
    comparison: row.comparison_kind,
  });
  return look;
}

/** The row of the present look; what is as it always is, is not written. */
function valuesOf(view: SwimlaneView): Record<string, Value | undefined> {
  const look = lookIn(view.own);
  return {
    state: look.state === "current" ? undefined : look.state,
    filter: look.filter || undefined,
    is_hiding: look.is_hiding || undefined,
    comparison_kind: look.comparison || undefined,
    ...Object.fromEntries(LISTS.map((name) => [name, look[name].join("\n") || undefined])),
  };
}

/** Whether a saved view is what is shown. */
export function isShown(view: SwimlaneView, id: string): boolean {
  const look = lookOfSaved(view, id);
  const { language: _, ...now } = { ...lookIn(view.own), journey: view.journeyId };
  const sorted = (each: object): string => JSON.stringify(Object.entries(each).sort());
  return look !== undefined && sorted(look) === sorted(now);
}

export function saveView(view: SwimlaneView, name: string): void {
  const values = { ...valuesOf(view), journey_id: view.journeyId, name };
  view.screen.savedView.value = addRow(view.document, "saved_views", values, savedViews(view));
  view.tell("saved.kept", { name });
}

export function overwriteView(view: SwimlaneView, id: string): void {
  gesture(view.document, () => {
    for (const [column, value] of Object.entries(valuesOf(view)))
      setValue(view.document, "saved_views", id, column, value);
  });
  view.tell("saved.kept", { name: nameOfView(view, id) }, true);
}

export function openView(view: SwimlaneView, id: string): void {
  const look = lookOfSaved(view, id);
  if (look === undefined) return;
  showLook(view, look);
  view.screen.savedView.value = id;
  view.tell("saved.shown", { name: nameOfView(view, id) });
}

function showLook({ own }: SwimlaneView, look: Omit<Look, "language">): void {
  for (const [name, value] of Object.entries(look))
    (own[name as keyof Look] as { value: unknown }).value = value;
}

export function deleteView(view: SwimlaneView, id: string): void {
  const name = nameOfView(view, id);
  removeRows(view.document, new Map([["saved_views", new Set([id])]]));
  view.tell("said.deleted", { name }, true);
}

export const nameOfView = (view: SwimlaneView, id: string): string =>
  view.document.row("saved_views", id)?.name ?? view.text("card.unnamed");
