// The editor in the header of a lane: of its name, or of its group's. It is a tool of the map.

import type { LaneSpec } from "../../model/lanes.js";
import { TextEditor } from "../editor.js";
import { groupLane, headerOf, renameLane } from "./lane_actions.js";
import { laneName } from "./lanes.js";
import { useView } from "./view.js";

export function HeaderEditor({ lane, column }: { lane: LaneSpec; column: "name" | "lane_group" }) {
  const view = useView();
  const isName = column === "name";
  const write = isName ? renameLane : groupLane;
  return (
    <div class="jw-lane-top">
      <TextEditor
        label={view.text(isName ? "lane.name" : "lane.group.name")}
        placeholder={isName ? laneName(view, lane) : view.text("lane.group.name")}
        value={isName ? laneName(view, lane) : lane.group}
        commit={(value) => {
          write(view, lane, value ?? "");
          return undefined;
        }}
        cancel={() => view.focus.go(headerOf(lane.id))}
      />
    </div>
  );
}
