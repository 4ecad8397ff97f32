// A lane of channels, or of functions: one line for each, a dot for each touchpoint on the line that carries it or owns it,
// and a thin line from each touchpoint to the next. Functions that work backstage at a step have a hollow dot there.

import { useLayoutEffect, useState } from "preact/hooks";
import { addTouchpoint, gesture, moveTouchpoint, write } from "../../model/edits.js";
import type { LaneSpec } from "../../model/lanes.js";
import { type Column, cellOf } from "../../model/map.js";
import { TextEditor } from "../editor.js";
import { ChannelIcon, SignIcon } from "../icons.js";
import { excerpt } from "../text.js";
import { fieldOf } from "./fields.js";
import { ADD, isPlace, keyOf, lineOf, placeOn, type Stop } from "./focus.js";
import { nameOf, stepName } from "./lanes.js";
import { useNearness } from "./near.js";
import { takeByMouse } from "./selection.js";
import { useStop } from "./stops.js";
import { FieldEditor } from "./value.js";
import { type SwimlaneView, useView } from "./view.js";

const columnOf = (lane: LaneSpec): "channel_id" | "org_unit_id" =>
  lane.kind === "channel" ? "channel_id" : "org_unit_id";

const linesOf = (view: SwimlaneView, lane: LaneSpec): readonly string[] =>
  view.whole.value.subRows.get(lane.id) ?? [];

function lineName(view: SwimlaneView, lane: LaneSpec, line: string): string {
  if (line === "") return view.text(`dot.none.${lane.kind === "channel" ? "channel" : "org_unit"}`);
  const name = view.document.raw(lane.kind === "channel" ? "channels" : "org_units", line)?.name;
  return typeof name === "string" ? name : view.text("card.unnamed");
}

/** The number of the line a touchpoint stands on. */
function lineAt(view: SwimlaneView, lane: LaneSpec, id: string): number {
  const standing = view.whole.value.standings.get(id);
  return linesOf(view, lane).indexOf((lane.kind === "channel" ? standing?.channel : standing?.owner) ?? "");
}

/** Names of the lines, in the header. */
export function LineNames({ lane }: { lane: LaneSpec }) {
  const view = useView();
  return (
    <div class="jw-lines">
      {linesOf(view, lane).map((line) => (
        <LineName key={line} lane={lane} line={line} />
      ))}
    </div>
  );
}

function LineName({ lane, line }: { lane: LaneSpec; line: string }) {
  const view = useView();
  const name = lineName(view, lane, line);
  const channel = lane.kind === "channel" && line !== "" ? view.document.row("channels", line) : undefined;
  return (
    <div
      class={`jw-line-name is-${channel?.channel_status ?? "enabled"} ${line === "" ? "is-placeholder" : ""}`}
      title={name}
    >
      <ChannelIcon name={channel?.icon} />
      <span dir="auto">{excerpt(name, 40)}</span>
    </div>
  );
}

export function DotCells({ lane, columns }: { lane: LaneSpec; columns: readonly Column[] }) {
  const view = useView();
  const lines = linesOf(view, lane);
  return (
    <>
      {columns.map((column, i) => (
        <DotCell key={column.key} lane={lane} column={column} number={i + 2} lines={lines} />
      ))}
      <Thread lane={lane} columns={columns} />
    </>
  );
}

interface CellProps {
  readonly lane: LaneSpec;
  readonly column: Column;
  readonly number: number;
  readonly lines: readonly string[];
}

function DotCell({ lane, column, number, lines }: CellProps) {
  const view = useView();
  const { ref, isNear } = useNearness<HTMLDivElement>(view);
  const isMounted = isNear || view.focus.isInCell(lane.id, column.key);
  return (
    <div
      ref={ref}
      class="jw-cell jw-dots"
      role="gridcell"
      aria-colindex={number}
      data-column={column.key}
      style={{ "--jw-lines": lines.length }}
    >
      {isMounted && column.stepId !== undefined && !column.isAbsent && (
        <>
          {lane.kind === "org_unit" && <Work lane={lane} column={column.key} lines={lines} />}
          <Dots lane={lane} column={column.key} />
          {view.host.canEdit && <AddDot lane={lane} column={column} lines={lines} />}
        </>
      )}
    </div>
  );
}

function Dots({ lane, column }: { lane: LaneSpec; column: string }) {
  const view = useView();
  const ids = view.cell(lane.id, column);
  return (
    <>
      {ids.map((id, i) => (
        <Dot
          key={id}
          lane={lane}
          stop={view.focus.stop(lane.id, column, id)}
          left={(i + 1) / (ids.length + 1)}
          isSmall={ids.length > 10}
        />
      ))}
    </>
  );
}

interface DotProps {
  readonly lane: LaneSpec;
  readonly stop: Stop;
  readonly left: number;
  readonly isSmall: boolean;
}

const topOf = (line: number): string => `calc(${line + 1.5} * var(--jw-sub))`;

function Dot({ lane, stop, left, isSmall }: DotProps) {
  const view = useView();
  const { props, editing } = useStop<HTMLButtonElement>(stop);
  const [dragged, setDragged] = useState<Dragged>();
  const lines = linesOf(view, lane);
  const at = dragged?.line ?? lineAt(view, lane, stop.item);
  const raw = view.document.raw("touchpoints", stop.item) ?? {};
  const isSelected = view.own.selected.value.touchpoints?.includes(stop.item) ?? false;
  const name = nameOf(view, "touchpoints", stop.item);
  const label = view.text("dot.at", { name, line: lineName(view, lane, lines[at] ?? "") });
  const column = columnOf(lane);
  // an editor of its value gives the focus back to the value, which is the dot
  useLayoutEffect(() => view.focus.claim(`${keyOf(stop)}\n${column}`, props.ref.current));
  if (editing === column) {
    return (
      <span class="jw-dot-editor" style={{ top: topOf(at) }}>
        <FieldEditor stop={stop} table="touchpoints" column={column} />
      </span>
    );
  }
  return (
    <button
      {...props}
      type="button"
      class={`jw-dot ${isSelected ? "is-selected" : ""} ${isSmall ? "is-small" : ""} ${raw.is_moment_of_truth === true ? "is-truth" : ""} ${dragged === undefined ? "" : "is-pulled"}`}
      style={{ top: topOf(at), insetInlineStart: `${left * 100}%`, translate: `${dragged?.by ?? 0}px` }}
      aria-label={label}
      title={label}
      data-table="touchpoints"
      data-row={stop.item}
      data-column={column}
      onPointerDown={(event) => beginDrag(view, lane, stop, event, setDragged)}
      onDblClick={() => {
        if (view.mayEdit()) view.focus.edit(stop, column);
      }}
    />
  );
}

/** A dot on its way: the line it is over, and how far from its place along the lane. */
interface Dragged {
  readonly line: number;
  readonly by: number;
}

/** Follows the pointer from line to line and from step to step until it is let go. */
function beginDrag(
  view: SwimlaneView,
  lane: LaneSpec,
  stop: Stop,
  event: PointerEvent,
  show: (dragged: Dragged | undefined) => void,
): void {
  if (event.button !== 0) return;
  event.preventDefault();
  const dot = event.currentTarget as HTMLElement;
  const cell = dot.parentElement as HTMLElement;
  takeByMouse(view, stop, dot);
  if (!view.host.canEdit) return;
  const lines = linesOf(view, lane);
  const { clientX, clientY } = event;
  const zoom = cell.getBoundingClientRect().height / cell.offsetHeight || 1;
  let isMoved = false;
  const follow = (moved: PointerEvent): void => {
    isMoved ||= Math.hypot(moved.clientX - clientX, moved.clientY - clientY) >= 4;
    if (!isMoved) return;
    show({ line: lineUnder(cell, moved.clientY, lines.length), by: (moved.clientX - clientX) / zoom });
  };
  const ends = ["pointerup", "pointercancel", "lostpointercapture"] as const;
  const end = (ended: PointerEvent): void => {
    dot.removeEventListener("pointermove", follow);
    for (const name of ends) dot.removeEventListener(name, end);
    show(undefined);
    if (!isMoved || ended.type !== "pointerup") return;
    const line = lineUnder(cell, ended.clientY, lines.length);
    const column = columnUnder(cell, ended.clientX) ?? stop.column;
    putDot(view, lane, stop, line === lineAt(view, lane, stop.item) ? undefined : lines[line], column);
  };
  dot.setPointerCapture(event.pointerId);
  dot.addEventListener("pointermove", follow);
  for (const name of ends) dot.addEventListener(name, end);
}

/** The column of a lane at a place on the screen. */
function columnUnder(cell: HTMLElement, x: number): string | undefined {
  const cells = [...(cell.parentElement?.querySelectorAll<HTMLElement>(".jw-cell[data-column]") ?? [])];
  const found = cells.find((each) => {
    const { left, right } = each.getBoundingClientRect();
    return x >= left && x < right;
  });
  return found?.dataset.column;
}

/** The line of a cell at a place on the screen: above the first there is the place where one adds. */
function lineUnder(cell: HTMLElement, y: number, count: number): number {
  const { top, height } = cell.getBoundingClientRect();
  const line = Math.floor(((y - top) / height) * (count + 1)) - 1;
  return Math.min(count - 1, Math.max(0, line));
}

/** Puts a touchpoint on another line, or leaves it on its own, at a step: both are one gesture. */
function putDot(
  view: SwimlaneView,
  lane: LaneSpec,
  stop: Stop,
  line: string | undefined,
  column: string,
): void {
  const { document, state } = view;
  const steps = stepsOf(view);
  const field = fieldOf(view, "touchpoints", stop.item, columnOf(lane));
  const isOther = line !== undefined && (field.value ?? "") !== line;
  const goesOn = column !== stop.column && steps.includes(column);
  if (!isOther && !goesOn) return;
  gesture(document, () => {
    if (isOther) field.write(line === "" ? undefined : line);
    if (!goesOn) return;
    const siblings = cellOf(view.map.value, lane.id, column);
    // next to where it comes from
    const index = steps.indexOf(column) < steps.indexOf(stop.column) ? siblings.length : 0;
    moveTouchpoint(document, stop.item, column, siblings, index, state);
  });
  view.focus.go(goesOn ? { ...stop, column } : stop);
  const places = [
    ...(isOther ? [lineName(view, lane, line)] : []),
    ...(goesOn ? [stepName(view, column)] : []),
  ];
  view.tell("said.moved", { name: nameOf(view, "touchpoints", stop.item), place: places.join(", ") });
}

/** The columns a touchpoint may stand in. */
const stepsOf = (view: SwimlaneView): readonly string[] =>
  view.whole.value.columns.flatMap(({ key, stepId, isAbsent }) =>
    stepId === undefined || isAbsent ? [] : [key],
  );

/** Moves a touchpoint to the line above or below, or to the step before or after. */
export function moveDot(
  view: SwimlaneView,
  lane: LaneSpec,
  stop: Stop,
  way: "left" | "right" | "up" | "down",
): void {
  const by = way === "up" || way === "left" ? -1 : 1;
  const steps = stepsOf(view);
  const isAcross = way === "up" || way === "down";
  const line = isAcross ? linesOf(view, lane)[lineAt(view, lane, stop.item) + by] : undefined;
  const column = isAcross ? stop.column : steps[steps.indexOf(stop.column) + by];
  if (column === undefined || (isAcross && line === undefined)) view.tell("said.edge");
  else putDot(view, lane, stop, line, column);
}

/** Leads from a dot to the card of its touchpoint; without a lane of touchpoints it stays selected. */
export function goToCard(view: SwimlaneView, stop: Stop): void {
  const lane = view.lanes.value.find(({ kind, id }) => kind === "touchpoint" && !view.isFolded(id));
  view.select("touchpoints", stop.item);
  if (lane !== undefined) view.focus.go({ ...stop, row: lane.id });
}

/** Notes of what functions do backstage at a step. */
function Work({ lane, column, lines }: { lane: LaneSpec; column: string; lines: readonly string[] }) {
  const view = useView();
  const notes = view.whole.value.work.get(column) ?? [];
  const counts = new Map<string, number>();
  return (
    <>
      {notes.map((id) => {
        const raw = view.document.raw("notes", id);
        const unit = typeof raw?.org_unit_id === "string" ? raw.org_unit_id : "";
        // at the beginning of the line, beside one another: the touchpoints' dots stand further in
        const before = counts.get(unit) ?? 0;
        counts.set(unit, before + 1);
        const label = workText(view, lane, id);
        return (
          <span
            key={id}
            class="jw-dot is-hollow"
            role="img"
            aria-label={label}
            title={excerpt(label, 280)}
            style={{ top: topOf(lines.indexOf(unit)), insetInlineStart: `${10 + 10 * before}px` }}
            onClick={() => view.select("notes", id)}
          />
        );
      })}
    </>
  );
}

/** What a note says of the function that works backstage. */
const workText = (view: SwimlaneView, lane: LaneSpec, id: string): string =>
  view.text("dot.works", {
    line: lineName(view, lane, String(view.document.raw("notes", id)?.org_unit_id ?? "")),
    name: nameOf(view, "notes", id),
  });

/** Notes of what the function of a line does backstage at a step. */
const workOn = (view: SwimlaneView, lane: LaneSpec, column: string, line: string): readonly string[] =>
  lane.kind === "org_unit" && line !== ""
    ? (view.whole.value.work.get(column) ?? []).filter(
        (id) => view.document.rows.notes?.get(id)?.org_unit_id === line,
      )
    : [];

interface AddProps {
  readonly lane: LaneSpec;
  readonly column: Column;
  readonly lines: readonly string[];
}

/**
 * Where a touchpoint is added: on the line the mouse points at or the arrows have led to. One element is the place of all
 * lines of a cell; as another place has the focus it is another element, so that a screen reader says which.
 */
function AddDot(props: AddProps) {
  const { lane, column, lines } = props;
  const view = useView();
  const active = view.focus.isInCell(lane.id, column.key) ? view.focus.active.value?.item : undefined;
  const place = active !== undefined && isPlace(active) ? active : ADD;
  return <Place key={place} {...props} place={place} at={Math.max(0, lines.indexOf(lineOf(place)))} />;
}

function Place({
  lane,
  column,
  lines,
  place,
  at,
}: AddProps & { readonly place: string; readonly at: number }) {
  const view = useView();
  const stop = { row: lane.id, column: column.key, item: place };
  const { props, isActive } = useStop<HTMLButtonElement>(stop);
  const [pointed, setPointed] = useState<number>();
  const line = lines[pointed ?? at] ?? "";
  const draft = view.draft.value;
  if (draft?.lane === lane.id && draft.column === column.key) {
    return (
      <span class="jw-dot-editor" style={{ top: topOf(Math.max(0, lines.indexOf(draft.line ?? ""))) }}>
        <TextEditor
          label={view.text("add.card")}
          placeholder={view.text("add.card")}
          value={undefined}
          commit={(value) => {
            endDot(view, lane, value ?? "");
            return undefined;
          }}
          cancel={() => endDot(view, lane, "")}
        />
      </span>
    );
  }
  const label = view.text("add.in", {
    lane: lineName(view, lane, line),
    step: stepName(view, column.stepId),
  });
  const work = workOn(view, lane, column.key, line).map((id) => workText(view, lane, id));
  return (
    <button
      {...props}
      type="button"
      class={`jw-dot-add ${pointed === undefined ? "" : "is-pointed"} ${isActive && work.length > 0 ? "is-work" : ""}`}
      aria-label={[...(pointed === undefined ? work : []), label].join(". ")}
      title={label}
      style={{ "--jw-at": pointed ?? at }}
      onPointerMove={(event) => setPointed(lineUnder(event.currentTarget, event.clientY, lines.length))}
      onPointerLeave={() => setPointed(undefined)}
      onClick={() => addDotAt(view, lane, column.key, line)}
    >
      <SignIcon name="add" />
    </button>
  );
}

function addDotAt(view: SwimlaneView, lane: LaneSpec, column: string, line: string): void {
  if (!view.mayEdit()) return;
  view.focus.set({ row: lane.id, column, item: placeOn(line) });
  view.draft.value = { lane: lane.id, column, index: cellOf(view.map.value, lane.id, column).length, line };
}

/** What Enter and Space do at a place: where a function works backstage, its note is selected, as by a click. */
export function openPlace(view: SwimlaneView, lane: LaneSpec, stop: Stop): void {
  const [work] = workOn(view, lane, stop.column, lineOf(stop.item));
  if (work === undefined) beginDot(view, lane, stop);
  else {
    view.select("notes", work);
    view.tell("dot.works", {
      line: lineName(view, lane, lineOf(stop.item)),
      name: nameOf(view, "notes", work),
    });
  }
}

/** Opens the place of a new touchpoint, on the line of a stop, or on the first. */
export function beginDot(view: SwimlaneView, lane: LaneSpec, stop: Stop): void {
  const lines = linesOf(view, lane);
  const at = isPlace(stop.item) ? lines.indexOf(lineOf(stop.item)) : lineAt(view, lane, stop.item);
  addDotAt(view, lane, stop.column, lines[Math.max(0, at)] ?? "");
}

function endDot(view: SwimlaneView, lane: LaneSpec, text: string): void {
  const draft = view.draft.value;
  view.draft.value = undefined;
  if (draft === undefined) return;
  const stop = { row: draft.lane, column: draft.column, item: placeOn(draft.line ?? "") };
  const name = text.trim();
  if (name === "") {
    view.focus.go(stop);
    return;
  }
  const { document, state } = view;
  const siblings = cellOf(view.map.value, draft.lane, draft.column);
  let id = "";
  gesture(document, () => {
    id = addTouchpoint(document, draft.column, name, siblings, draft.index, state);
    if (draft.line) write(document, "touchpoints", id, { [columnOf(lane)]: draft.line });
  });
  view.select("touchpoints", id);
  view.focus.go({ ...stop, item: id });
  view.tell("said.added", { name });
}

/** The thin line from each touchpoint to the next. */
function Thread({ lane, columns }: { lane: LaneSpec; columns: readonly Column[] }) {
  const view = useView();
  const count = linesOf(view, lane).length;
  const points = columns.flatMap(({ key }, i) => {
    const ids = view.cell(lane.id, key);
    return ids.map((id, at) => `${i + (at + 1) / (ids.length + 1)},${lineAt(view, lane, id) + 1.5}`);
  });
  return (
    <div class="jw-overlay jw-thread" aria-hidden="true">
      <svg viewBox={`0 0 ${columns.length} ${count + 1}`} preserveAspectRatio="none" aria-hidden="true">
        <polyline points={points.join(" ")} />
      </svg>
    </div>
  );
}
