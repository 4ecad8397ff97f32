// A board of rungs: today, future and best practice of each touchpoint on one axis, the widest gap first. Marks that stand
// for a value of the tables are dragged, by mouse or arrow keys.

import { useRef, useState } from "preact/hooks";
import type { BoardView } from "./board.js";
import type { AxisTold, BoardTold, LadderBoard, MarkTold, RungTold } from "./told.js";
import { toneClass } from "./tone.js";
import { saying } from "./wording.js";

interface Props {
  readonly told: LadderBoard & BoardTold;
  readonly board: BoardView;
}

export function LadderBody({ told, board }: Props) {
  return (
    <div class="jw-board-scroll jw-ladder">
      <ol class="jw-rungs" aria-label={told.title}>
        {told.rungs.map((rung) => (
          <Rung key={rung.row[1]} rung={rung} axis={told.axis} board={board} />
        ))}
      </ol>
      <div class="jw-ladder-axis" aria-hidden="true">
        <span />
        <span class="jw-ladder-scale">
          {[0, 1, 2, 3, 4, 5].map((i) => (
            <span key={i} style={{ left: `${i * 20}%` }}>
              {Math.round((told.axis.from + (i * (told.axis.to - told.axis.from)) / 5) * 100) / 100}
            </span>
          ))}
          <span class="jw-ladder-unit">{told.axis.label}</span>
        </span>
      </div>
    </div>
  );
}

interface RungProps {
  readonly rung: RungTold;
  readonly axis: AxisTold;
  readonly board: BoardView;
}

function Rung({ rung, axis, board }: RungProps) {
  const track = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<{ readonly state: string; readonly value: number }>();
  const standing = ({ state, value, field }: MarkTold): number => {
    if (held?.state === state) return held.value;
    const typed = field === undefined ? value : board.valueOf(field);
    return typeof typed === "number" ? typed : value;
  };
  const now = rung.marks.find(({ state }) => state === "current");
  const then = rung.marks.find(({ state }) => state === "future");
  const ends = now && then ? [shareOf(axis, standing(now)), shareOf(axis, standing(then))] : undefined;
  const onMove = (event: PointerEvent): void => {
    const box = track.current?.getBoundingClientRect();
    if (held === undefined || box === undefined) return;
    const share = (event.clientX - box.left) / box.width;
    setHeld({ ...held, value: snapped(axis, axis.from + share * (axis.to - axis.from)) });
  };
  const onDrop = (): void => {
    const mark = rung.marks.find(({ state }) => state === held?.state);
    if (held !== undefined && mark?.field !== undefined) board.edit([[mark.field, held.value]]);
    setHeld(undefined);
  };
  const [table, id] = rung.row;
  return (
    <li class="jw-rung" data-table={table} data-row={id} tabIndex={-1}>
      <button
        type="button"
        class="jw-rung-name"
        title={rung.hint}
        onClick={() => board.lead(rung.row, saying(board.language, "board.nowhere"))}
      >
        <span class="jw-rung-label">{rung.label}</span>
        <small>{rung.sub}</small>
      </button>
      <div class="jw-rung-track" ref={track}>
        {ends !== undefined && (
          <span
            class={`jw-rung-gap ${toneClass(rung.tone)}`}
            style={{
              left: `${Math.min(...ends) * 100}%`,
              width: `${Math.abs((ends[1] ?? 0) - (ends[0] ?? 0)) * 100}%`,
            }}
          />
        )}
        {rung.marks.map((mark) => {
          const value = standing(mark);
          const name = saying(board.language, `board.state.${stateOf(mark)}`);
          const props = {
            class: `jw-rung-mark is-${stateOf(mark)} ${held?.state === mark.state ? "is-held" : ""}`,
            style: { left: `${shareOf(axis, value) * 100}%` },
            title: `${name} ${value}`,
          };
          if (mark.field === undefined || !board.canEdit)
            return <span key={mark.state} {...props} role="img" aria-label={`${name} ${value}`} />;
          const { field } = mark;
          return (
            <span
              key={mark.state}
              {...props}
              role="slider"
              tabIndex={0}
              aria-label={`${name}, ${rung.label}`}
              aria-valuemin={axis.from}
              aria-valuemax={axis.to}
              aria-valuenow={value}
              data-column={field.column}
              data-state={mark.state}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                setHeld({ state: mark.state, value });
              }}
              onPointerMove={onMove}
              onPointerUp={onDrop}
              onPointerCancel={() => setHeld(undefined)}
              onKeyDown={(event) => {
                const step = STEPS[event.key];
                if (step === undefined) return;
                event.preventDefault();
                event.stopPropagation();
                board.edit([[field, snapped(axis, value + step * axis.step)]]);
              }}
            />
          );
        })}
      </div>
      <span class={`jw-rung-text ${toneClass(rung.tone)}`}>{rung.text}</span>
    </li>
  );
}

type State = "current" | "future" | "best_practice" | "expectation";

const stateOf = ({ state }: MarkTold): State =>
  state === "future" || state === "best_practice" || state === "expectation" ? state : "current";

const shareOf = ({ from, to }: AxisTold, value: number): number =>
  to > from ? Math.max(0, Math.min(1, (value - from) / (to - from))) : 0.5;

function snapped({ from, to, step }: AxisTold, value: number): number {
  const on = Math.round(value / step) * step;
  return Math.round(Math.max(from, Math.min(to, on)) * 1000) / 1000;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -4,
  PageUp: 4,
};
