// One cell of a lane: its cards, the place where one is added, and nothing of this while it is far off the screen.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Column, LaneSpec } from "../../model/map.js";
import { SignIcon } from "../icons.js";
import { beginAdding, endAdding } from "./actions.js";
import { LaneCard } from "./cards.js";
import { makeDropTarget } from "./drag.js";
import { TextEditor } from "./editor.js";
import { ADD } from "./focus.js";
import { laneName, stepName } from "./lanes.js";
import { useStop } from "./stops.js";
import { useView } from "./view.js";

/** Height of a card before it was ever drawn, in pixels. */
const GUESS: Readonly<Record<string, number>> = { touchpoint: 78, action: 54 };
const GUESS_NOTE = 50;
const GAP = 5;

interface CellProps {
  readonly lane: LaneSpec;
  readonly column: Column;
  readonly number: number;
}

export function Cell({ lane, column, number }: CellProps) {
  const view = useView();
  const ids = view.cell(lane.id, column.key);
  const ref = useRef<HTMLDivElement>(null);
  const isForced = view.focus.isInCell(lane.id, column.key);
  const [isNear, setNear] = useState(!view.nearness.isWatching);
  const [gap, setGap] = useState<number | undefined>();
  const height = useRef<number | undefined>(undefined);
  const isMounted = isNear || isForced;
  useEffect(() => {
    const element = ref.current;
    return element === null ? undefined : view.nearness.watch(element, setNear);
  }, [view]);
  useEffect(() => {
    const element = ref.current;
    if (element === null || !isMounted || column.stepId === undefined || lane.kind === "action")
      return undefined;
    return makeDropTarget(view, element, lane.id, column.key, setGap);
  }, [view, lane.id, column.key, isMounted]);
  useLayoutEffect(() => {
    if (isMounted && ref.current !== null) height.current = ref.current.firstElementChild?.scrollHeight;
  });
  const guess = ids.length * ((GUESS[lane.kind] ?? GUESS_NOTE) + GAP);
  return (
    <div ref={ref} class="jw-cell" role="gridcell" aria-colindex={number}>
      <div class="jw-stack" style={isMounted ? undefined : { minHeight: `${height.current ?? guess}px` }}>
        {isMounted && <Cards lane={lane} column={column} ids={ids} gap={gap} />}
      </div>
    </div>
  );
}

function Cards(props: { lane: LaneSpec; column: Column; ids: readonly string[]; gap: number | undefined }) {
  const { lane, column, ids, gap } = props;
  const view = useView();
  const found = view.draft.value;
  const draft = found?.lane === lane.id && found.column === column.key ? found.index : undefined;
  const cards = ids.map((id) => (
    <LaneCard key={id} lane={lane} stop={{ row: lane.id, column: column.key, item: id }} />
  ));
  if (draft !== undefined) cards.splice(draft, 0, <DraftCard key="draft" lane={lane} />);
  if (gap !== undefined) cards.splice(gap, 0, <div key="gap" class="jw-gap" />);
  const takesCards = lane.kind !== "action" && column.stepId !== undefined;
  return (
    <>
      {cards}
      {takesCards && (
        <AddButton lane={lane} column={column} isAlone={ids.length === 0 && draft === undefined} />
      )}
    </>
  );
}

function DraftCard({ lane }: { lane: LaneSpec }) {
  const view = useView();
  return (
    <div class={`jw-card ${lane.kind === "touchpoint" ? "jw-tp" : `jw-note is-${lane.noteKind}`} is-draft`}>
      <TextEditor
        label={laneName(view, lane)}
        value={undefined}
        placeholder={laneName(view, lane)}
        commit={(value) => {
          endAdding(view, value ?? "");
          return undefined;
        }}
        cancel={() => endAdding(view, "")}
      />
    </div>
  );
}

function AddButton({ lane, column, isAlone }: { lane: LaneSpec; column: Column; isAlone: boolean }) {
  const view = useView();
  const stop = { row: lane.id, column: column.key, item: ADD };
  const { props } = useStop<HTMLButtonElement>(stop);
  const label = view.text("add.in", { lane: laneName(view, lane), step: stepName(view, column.stepId) });
  return (
    <button
      {...props}
      type="button"
      class={`jw-add ${isAlone ? "is-alone" : ""}`}
      aria-label={label}
      onClick={() => beginAdding(view, stop)}
    >
      <SignIcon name="add" />
      <span>{view.text("add.card")}</span>
    </button>
  );
}
