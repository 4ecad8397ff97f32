// What the verbs ask of a view before they act: what is drawn where, and whether it may be written.

import type { Board } from "./moves.js";
import type { SwimlaneView } from "./view.js";

export const boardOf = (view: SwimlaneView): Board => ({
  map: view.map.value,
  lanes: view.lanes.value,
  isFolded: (id) => view.isFolded(id),
});

/** Whether a view may write; where not, it says so. */
export function mayEdit(view: SwimlaneView): boolean {
  if (!view.host.canEdit) view.tell(view.host.safety.peek() === "locked" ? "bar.locked" : "said.readOnly");
  return view.host.canEdit;
}
