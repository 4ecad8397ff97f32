// One lane: its header and its cells.

import type { LaneSpec } from "../../model/map.js";
import { LaneIcon, SignIcon } from "../icons.js";
import { excerpt } from "../text.js";
import { toggleFold } from "./actions.js";
import { Cell } from "./cell.js";
import { Curves, EmotionCell } from "./emotion.js";
import { HEADER } from "./focus.js";
import { laneHint, laneName } from "./lanes.js";
import { useStop } from "./stops.js";
import { useView } from "./view.js";

export function Lane({ lane, number }: { lane: LaneSpec; number: number }) {
  const view = useView();
  const { columns } = view.map.value;
  const isFolded = view.isFolded(lane.id);
  return (
    <div
      class={`jw-row jw-lane is-${lane.kind} ${isFolded ? "is-folded" : ""}`}
      role="row"
      aria-rowindex={number}
      data-lane={lane.id}
    >
      <LaneHeader lane={lane} isFolded={isFolded} />
      {isFolded &&
        columns.map((column, i) => (
          <FoldedCell key={column.key} lane={lane} column={column.key} number={i + 2} />
        ))}
      {!isFolded && lane.kind === "emotion" && (
        <>
          {columns.map((column, i) => (
            <EmotionCell key={column.key} lane={lane} column={column} number={i + 2} />
          ))}
          <Curves />
        </>
      )}
      {!isFolded &&
        lane.kind !== "emotion" &&
        columns.map((column, i) => <Cell key={column.key} lane={lane} column={column} number={i + 2} />)}
    </div>
  );
}

function LaneHeader({ lane, isFolded }: { lane: LaneSpec; isFolded: boolean }) {
  const view = useView();
  const { props } = useStop<HTMLButtonElement>({ row: lane.id, column: HEADER, item: HEADER });
  const name = laneName(view, lane);
  const hint = laneHint(view, lane);
  return (
    <div class="jw-lane-header" role="rowheader" aria-colindex={1}>
      <button
        {...props}
        type="button"
        class="jw-lane-name"
        aria-expanded={!isFolded}
        title={view.text(isFolded ? "lane.unfold" : "lane.fold", { name })}
        onClick={() => toggleFold(view, lane.id)}
      >
        <LaneIcon kind={lane.kind} noteKind={lane.noteKind} />
        <span>
          <span dir="auto">{excerpt(name, 60)}</span>
          {hint !== "" && !isFolded && <small>{hint}</small>}
        </span>
        <span class="jw-fold">
          <SignIcon name={isFolded ? "right" : "down"} />
        </span>
      </button>
    </div>
  );
}

function FoldedCell({ lane, column, number }: { lane: LaneSpec; column: string; number: number }) {
  const view = useView();
  const count = lane.kind === "action" || lane.kind === "emotion" ? 0 : view.cell(lane.id, column).length;
  return (
    <div class="jw-cell" role="gridcell" aria-colindex={number}>
      {count > 0 && (
        <span class="jw-count">
          {view.text(count === 1 ? "lane.folded.one" : "lane.folded.many", { count })}
        </span>
      )}
    </div>
  );
}
