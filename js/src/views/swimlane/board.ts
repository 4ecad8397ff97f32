// What the verbs ask of a view before they act: what is drawn where, and whether it may be written.

import type { Board } from "./moves.js";
import type { SwimlaneView } from "./view.js";

export const boardOf = (view: SwimlaneView): Board => ({
  map: view.map.value,
  // a group has a row of its own, of which nothing but the header holds the focus
  lanes: view.runs.value.flatMap(({ row, isFolded, lanes }) => [
    ...(row === "" ? [] : [{ id: row, kind: "note" as const, noteKind: undefined }]),
    ...(isFolded ? [] : lanes),
  ]),
  canEdit: view.host.canEdit,
  isFolded: (id) => view.isFolded(id) || view.runs.value.some(({ row }) => row === id),
});

/** Whether a view may write; where not, it says so. */
export const mayEdit = (view: SwimlaneView): boolean => view.mayEdit();
