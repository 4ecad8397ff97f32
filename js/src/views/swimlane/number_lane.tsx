// A lane of numbers: a bar or a point of a line at each step, with its value. A number of one row is edited in place.

import { computed, type ReadonlySignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { setAssessment, setEmotion, setValue } from "../../model/edits.js";
import type { LaneSpec } from "../../model/lanes.js";
import type { Column } from "../../model/map.js";
import { type Measure, measureOf, type Scale, scaleOf, shareOf, stepValue } from "../../model/numbers.js";
import type { Refusal } from "../../model/values.js";
import { NumberEditor } from "../editor.js";
import { showNumber } from "../text.js";
import { refusalText } from "./fields.js";
import type { Stop } from "./focus.js";
import { measureName, stepName } from "./lanes.js";
import { useNearness } from "./near.js";
import { takeByMouse } from "./selection.js";
import { useStop } from "./stops.js";
import { type SwimlaneView, useView } from "./view.js";

/** The numbers of a lane: each column's as a signal of its own, so that one edit draws one cell. */
interface Numbers {
  readonly measure: Measure | undefined;
  readonly scale: ReadonlySignal<Scale>;
  at(column: string): ReadonlySignal<number | undefined>;
}

function numbersOf(view: SwimlaneView, lane: LaneSpec, columns: readonly Column[]): Numbers {
  const measure = measureOf(lane.measure ?? "", view.document.ownColumns.value);
  const found = new Map(
    columns.map(({ key, stepId, isAbsent }) => [
      key,
      computed(() =>
        measure && stepId !== undefined && !isAbsent ? numberAt(view, measure, key, stepId) : undefined,
      ),
    ]),
  );
  let before: Scale | undefined;
  const scale = computed(() => {
    const now = scaleOf(
      lane.measure ?? "",
      [...found.values()].map(({ value }) => value),
    );
    if (before?.low !== now.low || before.high !== now.high) before = now;
    return before;
  });
  const none = computed(() => undefined);
  return { measure, scale, at: (column) => found.get(column) ?? none };
}

const rowsOf = (view: SwimlaneView, measure: Measure, column: string, stepId: string): readonly string[] =>
  measure.host === "steps" ? [stepId] : (view.whole.value.touchpoints.get(column) ?? []);

function numberAt(view: SwimlaneView, measure: Measure, column: string, stepId: string): number | undefined {
  const rows = rowsOf(view, measure, column, stepId).map((id) => view.document.raw(measure.host, id) ?? {});
  return stepValue(measure, rows, view.state);
}

/** A number with its unit. */
function shown(view: SwimlaneView, name: string, value: number): string {
  const text = showNumber(view.own.language.value, value);
  if (name === "duration_hours") return view.text("number.hours", { value: text });
  return name === "cost_eur" ? view.text("number.euros", { value: text }) : text;
}

export function NumberCells({ lane, columns }: { lane: LaneSpec; columns: readonly Column[] }) {
  const view = useView();
  const own = view.document.ownColumns.value;
  const numbers = useMemo(() => numbersOf(view, lane, columns), [view, lane, columns, own]);
  return (
    <>
      {columns.map((column, i) => (
        <NumberCell key={column.key} lane={lane} column={column} number={i + 2} numbers={numbers} />
      ))}
      {lane.style === "sparkline" && <Sparkline columns={columns} numbers={numbers} />}
    </>
  );
}

interface CellProps {
  readonly lane: LaneSpec;
  readonly column: Column;
  readonly number: number;
  readonly numbers: Numbers;
}

function NumberCell({ lane, column, number, numbers }: CellProps) {
  const view = useView();
  const { ref, isNear } = useNearness<HTMLDivElement>(view);
  const isMounted = isNear || view.focus.isInCell(lane.id, column.key);
  const { stepId } = column;
  return (
    <div ref={ref} class="jw-cell jw-number" role="gridcell" aria-colindex={number} data-column={column.key}>
      {isMounted && stepId !== undefined && !column.isAbsent && (
        <NumberPoint
          lane={lane}
          stop={{ row: lane.id, column: column.key, item: stepId }}
          numbers={numbers}
        />
      )}
    </div>
  );
}

function NumberPoint({ lane, stop, numbers }: { lane: LaneSpec; stop: Stop; numbers: Numbers }) {
  const view = useView();
  const { props, editing } = useStop<HTMLDivElement>(stop);
  const value = numbers.at(stop.column).value;
  const scale = numbers.scale.value;
  const name = lane.measure ?? "";
  const text = value === undefined ? "–" : shown(view, name, value);
  const said = value === undefined ? view.text("number.none") : text;
  const label = view.text("number.at", {
    measure: measureName(view, name),
    step: stepName(view, stop.item),
    value: said,
  });
  const zero = shareOf(scale, 0) * 100;
  const end = value === undefined ? zero : shareOf(scale, value) * 100;
  const isDown = value !== undefined && value < 0;
  return (
    <div
      {...props}
      class="jw-number-point"
      role="group"
      aria-label={label}
      title={label}
      data-row={stop.item}
      data-column={name}
      onClick={(event) => takeByMouse(view, stop, event.currentTarget)}
      onDblClick={() => editNumber(view, stop)}
    >
      <span class="jw-plot" aria-hidden="true">
        <span class="jw-base" style={{ bottom: `${zero}%` }} />
        {value !== undefined && (
          <span
            class={`jw-mark is-${lane.style} ${signOf(name, value)}`}
            style={{
              bottom: `${Math.min(zero, end)}%`,
              "--jw-share": `${Math.abs(end - zero)}%`,
              "--jw-end": `${end}%`,
            }}
          />
        )}
        {editing !== "number" && (
          <span class={`jw-amount ${isDown ? "is-below" : ""}`} style={{ bottom: `${end}%` }}>
            {text}
          </span>
        )}
      </span>
      {editing === "number" && <PointEditor stop={stop} measure={numbers.measure} label={label} />}
    </div>
  );
}

/** Only what has a middle is good or bad by its sign. */
function signOf(name: string, value: number): string {
  if ((name !== "emotion" && name !== "service_gap") || value === 0) return "";
  return value > 0 ? "is-good" : "is-bad";
}

interface EditorProps {
  readonly stop: Stop;
  readonly measure: Measure | undefined;
  readonly label: string;
}

function PointEditor({ stop, measure, label }: EditorProps) {
  const view = useView();
  const id = measure && rowsOf(view, measure, stop.column, stop.item)[0];
  if (measure === undefined || id === undefined) return null;
  return (
    <NumberEditor
      label={label}
      value={measure.read(view.document.rows[measure.host]?.get(id) ?? {}, view.state)}
      step={measure.name === "emotion" ? 0.1 : 0.5}
      cancel={() => view.focus.go(stop)}
      commit={(value, isDone) => {
        const refusal = writeNumber(view, measure, id, value);
        if (refusal !== undefined) return refusalText(view, refusal);
        tellNumber(view, measure, stop, value);
        if (isDone) view.focus.go(stop);
        else view.focus.set(view.focus.active.value);
        return undefined;
      }}
    />
  );
}

function writeNumber(
  view: SwimlaneView,
  measure: Measure,
  id: string,
  value: number | undefined,
): Refusal | undefined {
  const { document, state } = view;
  if (value !== undefined && !Number.isFinite(value)) return { kind: "number" };
  if (measure.table === "emotions") return setEmotion(document, id, state, "valence", value);
  if (measure.table === "assessments") return setAssessment(document, id, state, measure.column, value);
  if (measure.table === undefined) return undefined;
  const isWhole = document.ownColumns.value[measure.table]?.[measure.column] === "Int64";
  if (isWhole && value !== undefined && !Number.isInteger(value)) return { kind: "number" };
  return setValue(document, measure.table, id, measure.column, value);
}

/** Why a number cannot be typed, said; else the one row that holds it. */
function oneRow(
  view: SwimlaneView,
  stop: Stop,
): { readonly measure: Measure; readonly id: string } | undefined {
  const lane = view.whole.value.lanes.find(({ id }) => id === stop.row);
  const measure = measureOf(lane?.measure ?? "", view.document.ownColumns.value);
  if (measure?.table === undefined) {
    view.tell("number.computed");
    return undefined;
  }
  const ids = rowsOf(view, measure, stop.column, stop.item);
  if (ids.length === 1) return { measure, id: ids[0] as string };
  view.tell(ids.length === 0 ? "number.nothing" : "number.several", { count: ids.length });
  return undefined;
}

export function editNumber(view: SwimlaneView, stop: Stop): void {
  if (view.mayEdit() && oneRow(view, stop) !== undefined) view.focus.edit(stop, "number");
}

export function clearNumber(view: SwimlaneView, stop: Stop): void {
  const found = view.mayEdit() ? oneRow(view, stop) : undefined;
  if (found === undefined) return;
  writeNumber(view, found.measure, found.id, undefined);
  tellNumber(view, found.measure, stop, undefined);
}

function tellNumber(view: SwimlaneView, { name }: Measure, stop: Stop, value: number | undefined): void {
  view.tell("number.at", {
    measure: measureName(view, name),
    step: stepName(view, stop.item),
    value: value === undefined ? view.text("number.none") : shown(view, name, value),
  });
}

/** The line through the points, broken where there is no value. */
function Sparkline({ columns, numbers }: { columns: readonly Column[]; numbers: Numbers }) {
  const scale = numbers.scale.value;
  let isOn = false;
  const d = columns.map(({ key, stepId, isAbsent }, i) => {
    const value = numbers.at(key).value;
    if (stepId === undefined || isAbsent) return "";
    const command = value === undefined ? "" : `${isOn ? "L" : "M"}${i + 0.5},${1 - shareOf(scale, value)}`;
    isOn = value !== undefined;
    return command;
  });
  return (
    <div class="jw-overlay jw-spark" aria-hidden="true">
      <svg viewBox={`0 0 ${columns.length} 1`} preserveAspectRatio="none" aria-hidden="true">
        <path d={d.join("")} />
      </svg>
    </div>
  );
}

/** What a folded lane of numbers still says of a step. */
export function foldedNumber(view: SwimlaneView, lane: LaneSpec, column: Column): string {
  const measure = measureOf(lane.measure ?? "", view.document.ownColumns.value);
  if (measure === undefined || column.stepId === undefined) return "";
  const value = numberAt(view, measure, column.key, column.stepId);
  return value === undefined ? "" : shown(view, lane.measure ?? "", value);
}
