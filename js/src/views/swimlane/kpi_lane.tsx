// A lane of KPIs: those of the touchpoints of each step, with their latest value against the target. A value that stands in
// one measurement is typed here; what is computed of several is changed in their table.

import type { ComponentChildren } from "preact";
import { setValue } from "../../model/edits.js";
import { latestRow, latestValue, measurementsOf } from "../../model/kpis.js";
import type { LaneSpec } from "../../model/lanes.js";
import type { Column } from "../../model/map.js";
import type { Raw } from "../../model/values.js";
import { NumberEditor } from "../editor.js";
import { excerpt, showNumber } from "../text.js";
import { refusalText } from "./fields.js";
import type { Stop } from "./focus.js";
import { nameOf } from "./lanes.js";
import { useNearness } from "./near.js";
import { takeByMouse } from "./selection.js";
import { useStop } from "./stops.js";
import { type SwimlaneView, useView } from "./view.js";

/** Measurements by KPI, found once for each structure of a document. */
const found = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

function measuredIn(view: SwimlaneView, kpi: string): readonly string[] {
  const { shown } = view.document;
  let all = found.get(shown);
  if (all === undefined) {
    all = measurementsOf(view.document);
    found.set(shown, all);
  }
  return all.get(kpi) ?? [];
}

/** The measurement a KPI's value is typed into. */
const typedIn = (view: SwimlaneView, kpi: string): string | undefined =>
  latestRow(view.document.rows.kpis?.get(kpi) ?? {}, measuredIn(view, kpi), (id) =>
    view.document.rows.measurements?.get(id),
  );

interface Told {
  readonly name: string;
  readonly value: string;
  /** Target met or missed, in words. */
  readonly words: string;
  readonly isMet: boolean | undefined;
}

function tell(view: SwimlaneView, id: string): Told {
  const raw = view.document.raw("kpis", id) ?? {};
  const rows = measuredIn(view, id).map((each) => view.document.raw("measurements", each) ?? {});
  const now = latestValue(raw, rows);
  const target = typeof raw.target === "number" ? written(view, raw, raw.target) : undefined;
  const key = now?.isMet === undefined ? "kpi.target" : now.isMet ? "kpi.met" : "kpi.missed";
  return {
    name: nameOf(view, "kpis", id),
    value: now === undefined ? "–" : written(view, raw, now.value),
    words: now === undefined ? view.text("kpi.none") : target === undefined ? "" : view.text(key, { target }),
    isMet: now?.isMet,
  };
}

/** A value with its unit; shares in per cent. */
function written(view: SwimlaneView, kpi: Raw, value: number): string {
  const language = view.own.language.value;
  const isShare = kpi.formula_kind === "good_rate" || kpi.formula_kind === "rate";
  const text = showNumber(language, Math.round(value * (isShare ? 1000 : 10)) / 10);
  if (isShare) return `${text} %`;
  return typeof kpi.unit === "string" ? `${text} ${excerpt(kpi.unit, 30)}` : text;
}

export function KpiCells({ lane, columns }: { lane: LaneSpec; columns: readonly Column[] }) {
  return (
    <>
      {columns.map((column, i) => (
        <KpiCell key={column.key} lane={lane} column={column} number={i + 2} />
      ))}
    </>
  );
}

function KpiCell({ lane, column, number }: { lane: LaneSpec; column: Column; number: number }) {
  const view = useView();
  const ids = view.cell(lane.id, column.key);
  const { ref, isNear, height } = useNearness<HTMLDivElement>(view);
  const isMounted = isNear || view.focus.isInCell(lane.id, column.key);
  return (
    <div ref={ref} class="jw-cell" role="gridcell" aria-colindex={number} data-column={column.key}>
      {isMounted ? (
        <div class="jw-stack">
          {ids.map((id) => (
            <KpiChip key={id} stop={{ row: lane.id, column: column.key, item: id }} />
          ))}
        </div>
      ) : (
        <div style={{ height: `${height.current ?? ids.length * 48}px` }} />
      )}
    </div>
  );
}

function KpiChip({ stop }: { stop: Stop }) {
  const view = useView();
  const { props, editing } = useStop<HTMLDivElement>(stop);
  const told = tell(view, stop.item);
  const isSelected = view.own.selected.value.kpis?.includes(stop.item) ?? false;
  return (
    <div
      {...props}
      class={`jw-card jw-kpi ${stateOf(told)} ${isSelected ? "is-selected" : ""}`}
      role="group"
      aria-label={inWords(view, told)}
      data-table="kpis"
      data-row={stop.item}
      onClick={(event) => {
        if (editing === undefined) takeByMouse(view, stop, event.currentTarget);
      }}
      onDblClick={() => editKpi(view, stop)}
    >
      <Words told={told} editor={editing === "value" && <KpiEditor stop={stop} told={told} />} />
    </div>
  );
}

const inWords = (view: SwimlaneView, { name, value, words }: Told): string =>
  view.text("kpi.at", { name, value, words });

/** Opens the editor of a KPI's value where it stands in one row; where not, says so. */
export function editKpi(view: SwimlaneView, stop: Stop): void {
  if (!view.mayEdit()) return;
  if (typedIn(view, stop.item) === undefined) view.tell("kpi.computed");
  else view.focus.edit(stop, "value");
}

function KpiEditor({ stop, told }: { stop: Stop; told: Told }) {
  const view = useView();
  const id = typedIn(view, stop.item);
  const value = id === undefined ? undefined : view.document.rows.measurements?.get(id)?.value;
  if (id === undefined || typeof value !== "number") return null;
  return (
    <NumberEditor
      label={inWords(view, told)}
      value={value}
      step={1}
      cancel={() => view.focus.go(stop)}
      commit={(next, isDone) => {
        // without a value it would be no measurement
        if (next === undefined) return refusalText(view, { kind: "number" });
        const refusal = setValue(view.document, "measurements", id, "value", next);
        if (refusal !== undefined) return refusalText(view, refusal);
        if (isDone) view.focus.go(stop);
        else view.focus.set(view.focus.active.value);
        const { name, value: now, words } = tell(view, stop.item);
        view.tell("kpi.at", { name, value: now, words });
        return undefined;
      }}
    />
  );
}

const stateOf = ({ isMet }: Told): string => (isMet === undefined ? "" : isMet ? "is-met" : "is-missed");

/** What a KPI says; while its value is written, the editor stands in its place. */
const Words = ({ told, editor }: { told: Told; editor?: ComponentChildren }) => (
  <>
    <span class="jw-text" dir="auto">
      {excerpt(told.name, 80)}
    </span>
    {editor || (
      <span class="jw-kpi-value" dir="auto">
        {told.isMet !== undefined && <span aria-hidden="true">{told.isMet ? "✓ " : "✕ "}</span>}
        {told.value}
      </span>
    )}
    {told.words !== "" && <small dir="auto">{told.words}</small>}
  </>
);

/** KPIs of the journey as a whole, in the lane's header. */
export function JourneyKpis() {
  const view = useView();
  const { kpis } = view.whole.value;
  if (kpis.length === 0) return null;
  return (
    <div class="jw-kpis-whole">
      <small>{view.text("kpi.whole")}</small>
      {kpis.map((id) => (
        <JourneyKpi key={id} id={id} />
      ))}
    </div>
  );
}

function JourneyKpi({ id }: { id: string }) {
  const told = tell(useView(), id);
  return (
    <div class={`jw-kpi ${stateOf(told)}`}>
      <Words told={told} />
    </div>
  );
}
