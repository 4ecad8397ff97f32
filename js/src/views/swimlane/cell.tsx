// One cell of a lane: its cards, the place where one is added, and nothing of this while it is far off the screen. A cell of
// many cards is mounted in chunks, each by its own nearness.

import { useComputed } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { isStepLane, type LaneSpec } from "../../model/lanes.js";
import type { Column } from "../../model/map.js";
import { TextEditor } from "../editor.js";
import { SignIcon } from "../icons.js";
import { beginAdding, endAdding } from "./actions.js";
import { cardOf } from "./cards.js";
import { ADD } from "./focus.js";
import { laneName, stepName } from "./lanes.js";
import { useNearness } from "./near.js";
import { useStop } from "./stops.js";
import { late, whenTools } from "./tools.js";
import { type SwimlaneView, useView } from "./view.js";

const ActorDraft = late("ActorDraft");
const Ghosts = late("Ghosts");

/** Height of a card before it was ever drawn, in pixels: rather too little, since a row can grow but a gap shows. */
const GUESS: Readonly<Record<string, number>> = { touchpoint: 62, action: 28 };
const GUESS_NOTE = 28;
const GAP = 5;
const CHUNK = 12;

interface CellProps {
  readonly lane: LaneSpec;
  readonly column: Column;
  readonly number: number;
}

export function Cell({ lane, column, number }: CellProps) {
  const view = useView();
  const { ref, isNear } = useNearness<HTMLDivElement>(view);
  const [gap, setGap] = useState<number | undefined>();
  const isForced = view.focus.isInCell(lane.id, column.key);
  const takesCards = !isStepLane(lane) && column.stepId !== undefined && !column.isAbsent;
  useEffect(() => {
    const element = ref.current;
    if (element === null || !takesCards) return undefined;
    return whenTools((tools) => tools.makeDropTarget(view, element, lane.id, column.key, setGap));
  }, [view, lane.id, column.key, takesCards]);
  return (
    <div
      ref={ref}
      class={`jw-cell ${column.isAbsent ? "is-absent" : ""}`}
      role="gridcell"
      aria-colindex={number}
      data-column={column.key}
    >
      {isNear || isForced ? (
        <>
          <Stack lane={lane} column={column} gap={gap} takesCards={takesCards} />
          {view.isOverlaid && <Ghosts lane={lane} column={column} />}
        </>
      ) : (
        <Spacer lane={lane} column={column} />
      )}
    </div>
  );
}

/** As high as a cell may be: only its style follows what the cell holds, with each letter typed into a filter. */
function Spacer({ lane, column }: Pick<CellProps, "lane" | "column">) {
  const view = useView();
  return <div style={useComputed(() => `height: ${guessHeight(lane, view.cell(lane.id, column.key))}px`)} />;
}

const guessHeight = (lane: LaneSpec, ids: readonly string[]): number =>
  ids.length * ((GUESS[lane.kind] ?? GUESS_NOTE) + GAP);

interface StackProps {
  readonly lane: LaneSpec;
  readonly column: Column;
  readonly gap: number | undefined;
  readonly takesCards: boolean;
}

function Stack({ lane, column, gap, takesCards }: StackProps) {
  const view = useView();
  const ids = view.cell(lane.id, column.key);
  const found = view.draft.value;
  const draft = found?.lane === lane.id && found.column === column.key ? found.index : undefined;
  const cards = { lane, column };
  const starts = Array.from({ length: Math.max(1, Math.ceil(ids.length / CHUNK)) }, (_, i) => i * CHUNK);
  const isLast = (start: number): boolean => start + CHUNK >= ids.length;
  /** A place as counted in a chunk: one between two chunks belongs to the later, the last to the last. */
  const within = (place: number | undefined, start: number): number | undefined =>
    place !== undefined && place >= start && (place < start + CHUNK || isLast(start))
      ? place - start
      : undefined;
  return (
    <>
      {ids.length <= CHUNK ? (
        <div class="jw-stack">
          <Cards {...cards} ids={ids} gap={gap} draft={draft} />
        </div>
      ) : (
        starts.map((start) => (
          <Chunk
            key={start}
            {...cards}
            isFirst={start === 0}
            ids={ids.slice(start, start + CHUNK)}
            gap={within(gap, start)}
            draft={within(draft, start)}
          />
        ))
      )}
      {takesCards && view.host.canEdit && (
        <AddButton {...cards} isAlone={ids.length === 0 && draft === undefined} />
      )}
    </>
  );
}

interface CardsProps {
  readonly lane: LaneSpec;
  readonly column: Column;
  readonly ids: readonly string[];
  readonly gap: number | undefined;
  readonly draft: number | undefined;
}

function Chunk(props: CardsProps & { readonly isFirst: boolean }) {
  const { lane, column, ids, draft, isFirst } = props;
  const view = useView();
  // where a cell comes near, its first cards mostly do: they need not wait to be told
  const { ref, isNear, height } = useNearness<HTMLDivElement>(view, isFirst);
  const isForced = draft !== undefined || hasFocus(view, lane.id, column.key, ids);
  const isMounted = isNear || isForced;
  const pixels = height.current ?? guessHeight(lane, ids);
  return (
    <div ref={ref} class="jw-stack jw-chunk" style={isMounted ? undefined : { height: `${pixels}px` }}>
      {isMounted && <Cards {...props} />}
    </div>
  );
}

function hasFocus(view: SwimlaneView, row: string, column: string, ids: readonly string[]): boolean {
  if (!view.focus.isInCell(row, column)) return false;
  return ids.includes(view.focus.active.value?.item ?? "");
}

function Cards({ lane, column, ids, gap, draft }: CardsProps) {
  const { focus } = useView();
  const Drawn = cardOf(lane);
  const cards = ids.map((id) => <Drawn key={id} stop={focus.stop(lane.id, column.key, id)} />);
  if (draft !== undefined) cards.splice(draft, 0, <DraftCard key="draft" lane={lane} />);
  if (gap !== undefined) cards.splice(gap, 0, <div key="gap" class="jw-gap" />);
  return <>{cards}</>;
}

function DraftCard({ lane }: { lane: LaneSpec }) {
  const view = useView();
  if (lane.kind === "actor") return <ActorDraft lane={lane} />;
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
