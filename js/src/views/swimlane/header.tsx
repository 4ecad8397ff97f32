// The head of the map: macro phases, phases, steps, and what can be done to them.

import { useComputed } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Column, PhaseSpan } from "../../model/map.js";
import type { MacroPhase } from "../../schema/tables.generated.js";
import { SignIcon } from "../icons.js";
import { excerpt, labelOfChoice } from "../text.js";
import { addStepAt, open } from "./actions.js";
import type { Side } from "./drag.js";
import { FlowBand } from "./flow.js";
import { flowText } from "./flow_words.js";
import { ADD, keyOf, type Stop } from "./focus.js";
import { type Entry, Menu } from "./menu.js";
import { isSecondClick, takeByMouse } from "./selection.js";
import { useStop, useValue } from "./stops.js";
import { late, lateEntries, toolsHere, whenTools } from "./tools.js";
import { FieldEditor } from "./value.js";
import { useView } from "./view.js";

const Badges = late("Badges");

/** The tint of a phase: by its macro phase. */
const tint = (macro: MacroPhase | undefined): string => `is-${macro ?? "open"}`;

const span = (first: number, count: number): { gridColumn: string } => ({
  gridColumn: `${first + 2} / span ${count}`,
});

export function Header() {
  const view = useView();
  const { phases, columns } = view.whole.value;
  return (
    <div class="jw-head" role="rowgroup">
      <div class="jw-row jw-macros" role="row" aria-rowindex={1}>
        <div class="jw-corner" role="gridcell" aria-colindex={1} />
        {macrosOf(phases).map(({ macro, first, count }) => (
          <div
            key={first}
            class="jw-macro"
            role="columnheader"
            aria-colindex={first + 2}
            aria-colspan={count}
            style={span(first, count)}
          >
            {macro && labelOfChoice(view.own.language.value, "MacroPhase", macro)}
          </div>
        ))}
      </div>
      <div class="jw-row jw-phases" role="row" aria-rowindex={2}>
        <div class="jw-corner" role="gridcell" aria-colindex={1} />
        {phases.map((phase) => (
          <PhaseHeader key={phase.id} phase={phase} column={columns[phase.first]?.key ?? ""} />
        ))}
      </div>
      <div class="jw-row jw-steps" role="row" aria-rowindex={3}>
        <div class="jw-corner" role="gridcell" aria-colindex={1} />
        {columns.map((column, i) => (
          <StepHeader key={column.key} column={column} macro={macroAt(phases, i)} number={i + 2} />
        ))}
      </div>
      <FlowBand />
    </div>
  );
}

/** Runs of phases of one macro phase. */
function macrosOf(phases: readonly PhaseSpan[]): readonly Omit<PhaseSpan, "id">[] {
  const runs: { macro: MacroPhase | undefined; first: number; count: number }[] = [];
  for (const { macro, first, count } of phases) {
    const last = runs.at(-1);
    if (last !== undefined && last.macro === macro) last.count += count;
    else runs.push({ macro, first, count });
  }
  return runs;
}

const macroAt = (phases: readonly PhaseSpan[], i: number): MacroPhase | undefined =>
  phases.find(({ first, count }) => i >= first && i < first + count)?.macro;

function PhaseHeader({ phase, column }: { phase: PhaseSpan; column: string }) {
  const view = useView();
  const stop = { row: "phase", column, item: phase.id };
  const name = view.document.raw("phases", phase.id)?.name;
  const { ref, side } = useHeadTarget("phase", phase.id, undefined);
  return (
    <div
      ref={ref}
      class={`jw-phase ${tint(phase.macro)} ${side}`}
      role="columnheader"
      aria-colindex={phase.first + 2}
      aria-colspan={phase.count}
      style={span(phase.first, phase.count)}
    >
      <Name
        stop={stop}
        table="phases"
        name={typeof name === "string" ? name : undefined}
        entries={() => lateEntries(view, (tools) => tools.phaseEntries(view, stop))}
      />
    </div>
  );
}

function StepHeader({
  column,
  macro,
  number,
}: {
  column: Column;
  macro: MacroPhase | undefined;
  number: number;
}) {
  const view = useView();
  const { stepId } = column;
  const name = stepId === undefined ? undefined : view.document.raw("steps", stepId)?.name;
  const { ref, side } = useHeadTarget("step", column.phaseId, stepId);
  return (
    <div
      ref={ref}
      class={`jw-step ${tint(macro)} ${side} ${column.isAbsent ? "is-absent" : ""}`}
      role="columnheader"
      aria-colindex={number}
    >
      {stepId === undefined ? (
        view.host.canEdit && <FirstStep column={column} />
      ) : (
        <Name
          stop={{ row: "step", column: column.key, item: stepId }}
          table="steps"
          name={typeof name === "string" ? name : undefined}
          description={flowText(view, number - 2)}
          entries={() =>
            lateEntries(view, (tools) =>
              tools.stepEntries(view, { row: "step", column: column.key, item: stepId }),
            )
          }
        />
      )}
    </div>
  );
}

/** Makes a header a place to drop beside, and tells on which side. */
function useHeadTarget(row: "phase" | "step", phaseId: string, stepId: string | undefined) {
  const view = useView();
  const ref = useRef<HTMLDivElement>(null);
  const [side, setSide] = useState<Side | undefined>();
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    return whenTools((tools) => tools.makeHeadTarget(view, element, { row, phaseId, stepId }, setSide));
  }, [view, row, phaseId, stepId]);
  return { ref, side: side === undefined ? "" : `is-drop-${side}` };
}

function FirstStep({ column }: { column: Column }) {
  const view = useView();
  const stop = { row: "step", column: column.key, item: ADD };
  const { props } = useStop<HTMLButtonElement>(stop);
  return (
    <button {...props} type="button" class="jw-add is-alone" onClick={() => addStepAt(view, stop, 1)}>
      <SignIcon name="add" />
      <span>{view.text("add.step.first")}</span>
    </button>
  );
}

interface NameProps {
  readonly stop: Stop;
  readonly table: "phases" | "steps";
  readonly name: string | undefined;
  /** What a screen reader says beside the name. */
  readonly description?: string;
  entries(): readonly Entry[];
}

/** A name in the head, and the menu of what it names. */
function Name({ stop, table, name, description, entries }: NameProps) {
  const view = useView();
  const { props, isActive, editing } = useStop<HTMLDivElement>(stop);
  const { ref, tabIndex } = useValue<HTMLButtonElement>(stop, "menu");
  const isSelected = useComputed(() => view.isPicked(table, stop.item)).value;
  const shown = name ?? view.text("card.unnamed");
  const Branch = toolsHere()?.BranchEditor;
  useEffect(() => {
    // the whole header is grabbed, not only its words
    const header = props.ref.current?.parentElement;
    return header ? whenTools((tools) => tools.makeDraggable(view, header, stop)) : undefined;
  }, [view, keyOf(stop), editing]);
  if (editing === "name") return <FieldEditor stop={stop} table={table} column="name" />;
  if (editing === "branch" && Branch !== undefined) return <Branch stop={stop} />;
  return (
    <>
      <div
        {...props}
        class={`jw-name ${isSelected ? "is-selected" : ""}`}
        role="group"
        aria-label={description ? `${shown}. ${description}` : shown}
        data-table={table}
        data-row={stop.item}
        data-column="name"
        onClick={(event) => {
          if (isSecondClick(view, stop, isActive, event)) open(view, stop);
          else takeByMouse(view, stop, event.currentTarget, event);
        }}
      >
        <span class={`jw-text ${name === undefined ? "is-placeholder" : ""}`} dir="auto">
          {excerpt(shown, 160)}
        </span>
      </div>
      <Badges stop={stop} table={table} />
      {view.host.canEdit && (
        <Menu
          class="jw-name-menu"
          label={view.text("menu.of", { name: shown })}
          icon="more"
          entries={entries}
          buttonRef={ref}
          tabIndex={tabIndex}
          stop={stop}
        />
      )}
    </>
  );
}
