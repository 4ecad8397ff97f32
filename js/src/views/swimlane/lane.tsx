// One lane, drawn by its kind; lanes of one group; the lines between them.

import type { ComponentChildren } from "preact";
import { isDotLane, isStepLane, type LaneSpec, type LineKind, linesOf } from "../../model/lanes.js";
import type { Column } from "../../model/map.js";
import { SignIcon } from "../icons.js";
import { excerpt } from "../text.js";
import { Cell } from "./cell.js";
import { Legend } from "./curves.js";
import { Curves, EmotionCell } from "./emotion.js";
import { HEADER } from "./focus.js";
import { LaneHeader } from "./lane_header.js";
import { toggleGroup } from "./lane_stops.js";
import { useStop } from "./stops.js";
import { late, toolsHere } from "./tools.js";
import { type DrawnRun, useView } from "./view.js";

const DotCells = late("DotCells");
const JourneyKpis = late("JourneyKpis");
const KpiCells = late("KpiCells");
const LineNames = late("LineNames");
const NumberCells = late("NumberCells");

/** All lanes, those of one group behind a common band. */
export function Lanes() {
  const view = useView();
  const runs = view.runs.value;
  const lines = linesOf(runs.flatMap((run) => run.lanes));
  const numbers = new Map<string, number>();
  let number = 4;
  for (const run of runs) {
    if (run.row !== "") numbers.set(run.row, number++);
    for (const { id } of run.lanes) numbers.set(id, number++);
  }
  const lane = (each: LaneSpec): ComponentChildren => [
    ...(lines.get(each.id) ?? []).map((kind) => <Line key={kind} kind={kind} />),
    <Lane key={each.id} lane={each} number={numbers.get(each.id) ?? 4} />,
  ];
  return (
    <div role="rowgroup">
      {runs.map((run) =>
        run.group === undefined ? (
          run.lanes.map(lane)
        ) : (
          <Group key={run.row} run={run} number={numbers.get(run.row) ?? 4}>
            {run.isFolded
              ? run.lanes.flatMap(({ id }) =>
                  (lines.get(id) ?? []).map((kind) => <Line key={kind} kind={kind} />),
                )
              : run.lanes.map(lane)}
          </Group>
        ),
      )}
    </div>
  );
}

/** What the customer meets is between the lines, what she does is above them, what she does not see is below. */
function Line({ kind }: { kind: LineKind }) {
  return (
    <div class={`jw-line is-${kind}`} aria-hidden="true">
      <span>{useView().text(`line.${kind}`)}</span>
    </div>
  );
}

interface GroupProps {
  readonly run: DrawnRun;
  readonly number: number;
  readonly children: ComponentChildren;
}

/** The band of a group: beside its lanes, or alone on one line where they are folded. */
function Group({ run, number, children }: GroupProps) {
  const view = useView();
  const { props } = useStop<HTMLButtonElement>({ row: run.row, column: HEADER, item: HEADER });
  const name = run.group ?? "";
  const shown = excerpt(name, 60);
  const count = run.lanes.length;
  const title = view.text(run.isFolded ? "group.unfold" : "group.fold", { name: shown });
  return (
    <div class={`jw-group ${run.isFolded ? "is-folded" : ""}`} role="presentation">
      <div class="jw-group-row" role="row" aria-rowindex={number}>
        <div class="jw-group-band" role="rowheader" aria-colindex={1}>
          <button
            {...props}
            type="button"
            aria-expanded={!run.isFolded}
            aria-label={title}
            title={title}
            onClick={() => toggleGroup(view, name)}
          >
            <SignIcon name={run.isFolded ? "right" : "down"} />
            <span dir="auto">{shown}</span>
            {run.isFolded && (
              <small>{view.text(count === 1 ? "group.lanes.one" : "group.lanes.many", { count })}</small>
            )}
          </button>
        </div>
      </div>
      <div class="jw-group-lanes" role="presentation">
        {children}
      </div>
    </div>
  );
}

function Lane({ lane, number }: { lane: LaneSpec; number: number }) {
  const view = useView();
  // the filter leaves out cards, never columns
  const { columns } = view.whole.value;
  const isFolded = view.isFolded(lane.id);
  return (
    <div
      class={`jw-row jw-lane is-${lane.kind} ${isFolded ? "is-folded" : ""}`}
      role="row"
      aria-rowindex={number}
      data-lane={lane.id}
      {...(lane.kind === "image" && !isFolded && toolsHere()?.pictureEvents(view, lane))}
    >
      <LaneHeader lane={lane} isFolded={isFolded}>
        {isDotLane(lane) && <LineNames lane={lane} />}
        {lane.kind === "emotion" && <Legend />}
        {lane.kind === "kpi" && <JourneyKpis />}
      </LaneHeader>
      {isFolded
        ? columns.map((column, i) => (
            <FoldedCell key={column.key} lane={lane} column={column} number={i + 2} />
          ))
        : cellsOf(lane, columns)}
    </div>
  );
}

function cellsOf(lane: LaneSpec, columns: readonly Column[]): ComponentChildren {
  if (lane.kind === "number") return <NumberCells lane={lane} columns={columns} />;
  if (lane.kind === "kpi") return <KpiCells lane={lane} columns={columns} />;
  if (isDotLane(lane)) return <DotCells lane={lane} columns={columns} />;
  if (lane.kind !== "emotion")
    return columns.map((column, i) => <Cell key={column.key} lane={lane} column={column} number={i + 2} />);
  return [
    ...columns.map((column, i) => (
      <EmotionCell key={column.key} lane={lane} column={column} number={i + 2} />
    )),
    <Curves key="curves" />,
  ];
}

function FoldedCell({ lane, column, number }: { lane: LaneSpec; column: Column; number: number }) {
  const view = useView();
  const count = isStepLane(lane) ? 0 : view.cell(lane.id, column.key).length;
  const counted =
    count === 0 ? "" : view.text(count === 1 ? "lane.folded.one" : "lane.folded.many", { count });
  const text = lane.kind === "number" ? (toolsHere()?.foldedNumber(view, lane, column) ?? "") : counted;
  return (
    <div class="jw-cell" role="gridcell" aria-colindex={number}>
      {text !== "" && <span class="jw-count">{text}</span>}
    </div>
  );
}
