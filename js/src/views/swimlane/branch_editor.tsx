// The name of a branch, edited in the header of a step. It is a tool of the map.

import { flowValue } from "../../model/flow.js";
import { renameBranch } from "../../model/flow_edits.js";
import { TextEditor } from "../editor.js";
import { columnOf, did } from "./flow_menu.js";
import type { Stop } from "./focus.js";
import { useView } from "./view.js";

/** The name of the branch a step is on, which all its steps have. */
export function BranchEditor({ stop }: { stop: Stop }) {
  const view = useView();
  const branch = flowValue(view.document.rows.steps?.get(stop.item), "branch");
  return (
    <TextEditor
      label={view.text("panel.flow.rename")}
      value={typeof branch === "string" ? branch : undefined}
      commit={(text) => {
        const name = text === "" ? undefined : text;
        did(view, stop, () => renameBranch(view.document, view.map.value, columnOf(view, stop), name));
        return undefined;
      }}
      cancel={() => view.focus.go(stop)}
    />
  );
}
