// A board of two axes: bubbles are dragged, by mouse or arrow keys, and what they stand for changes in the tables.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { BoardView, Value } from "./board.js";
import { type Placed, place } from "./labels.js";
import { Roster } from "./roster.js";
import type { AxisTold, BoardTold, FieldTold, PlaneBoard, PointTold, RosterItemTold } from "./told.js";
import { toneClass } from "./tone.js";
import { saying } from "./wording.js";

interface Props {
  readonly told: PlaneBoard & BoardTold;
  readonly board: BoardView;
}

interface Dragged {
  readonly i: number;
  readonly x: number;
  readonly y: number;
}

/** Where a bubble was when it was taken, and where the pointer was. */
interface Taken {
  readonly x: number;
  readonly y: number;
  readonly clientX: number;
  readonly clientY: number;
}

const HEIGHT = 460;

export function PlaneBody({ told, board }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  const [dragged, setDragged] = useState<Dragged>();
  const drag = useRef<Dragged | undefined>(undefined);
  const taken = useRef<Taken | undefined>(undefined);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    const measure = (): void => setWidth(element.clientWidth || 720);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const { x: ax, y: ay } = told;
  const at = (point: PointTold, i: number): { x: number; y: number } => ({
    x: dragged?.i === i ? dragged.x : standing(board, point.fieldX, point.x),
    y: dragged?.i === i ? dragged.y : standing(board, point.fieldY, point.y),
  });
  const spots = told.points.map((point, i) => {
    const { x, y } = at(point, i);
    return {
      x: shareOf(ax, x) * width,
      y: (1 - shareOf(ay, y)) * HEIGHT,
      r: radiusOf(point, told.points.length),
      label: point.label,
    };
  });
  const placed = place(spots, width, HEIGHT, told.quadrants);
  const move = (event: PointerEvent): void => {
    const held = drag.current;
    const box = area.current?.getBoundingClientRect();
    const point = told.points[held?.i ?? -1];
    const from = taken.current;
    if (held === undefined || from === undefined || box === undefined || point === undefined) return;
    const by = {
      x: ((event.clientX - from.clientX) / box.width) * (ax.to - ax.from),
      y: ((from.clientY - event.clientY) / box.height) * (ay.to - ay.from),
    };
    const next = {
      i: held.i,
      x: point.fieldX ? moved(ax, from.x, by.x) : held.x,
      y: point.fieldY ? moved(ay, from.y, by.y) : held.y,
    };
    drag.current = next;
    setDragged(next);
  };
  const abandon = (): void => {
    drag.current = undefined;
    setDragged(undefined);
  };
  const drop = (): void => {
    const held = drag.current;
    const point = told.points[held?.i ?? -1];
    abandon();
    if (held !== undefined && point !== undefined) write(board, told, point, held.x, held.y);
  };
  const start = (event: PointerEvent, i: number): void => {
    const point = told.points[i];
    if (point === undefined || event.button !== 0) return;
    board.pick([point.row]);
    if (!board.canEdit || (point.fieldX ?? point.fieldY) === undefined) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    drag.current = { i, ...at(point, i) };
    taken.current = { ...at(point, i), clientX: event.clientX, clientY: event.clientY };
  };
  const onKey = (event: KeyboardEvent, i: number): void => {
    const point = told.points[i];
    const step = ARROWS[event.key];
    if (point === undefined) return;
    if (event.key === "Escape" && drag.current !== undefined) abandon();
    else if (event.key === "Enter") board.lead(point.row, saying(board.language, "board.nowhere"));
    else if (step !== undefined && board.canEdit) {
      const { x, y } = at(point, i);
      write(board, told, point, moved(ax, x, step[0] * ax.step), moved(ay, y, step[1] * ay.step));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** Where on the plane a pointer is; undefined where it is beside it. */
  const spotOf = ({ clientX, clientY }: PointerEvent): { x: number; y: number } | undefined => {
    const box = area.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || box.height === 0) return undefined;
    const [across, up] = [(clientX - box.left) / box.width, (box.bottom - clientY) / box.height];
    if (across < 0 || across > 1 || up < 0 || up > 1) return undefined;
    return {
      x: snapped(ax, ax.from + across * (ax.to - ax.from)),
      y: snapped(ay, ay.from + up * (ay.to - ay.from)),
    };
  };
  const [brought, setBrought] = useState<Brought>();
  const plane = (
    <div class="jw-plane">
      <span class="jw-axis is-y">{ay.label}</span>
      <div class="jw-plane-area" ref={area} style={{ height: `${HEIGHT}px` }}>
        <Cross told={told} />
        {placed.map((spot, i) => {
          const point = told.points[i] as PointTold;
          const { x, y } = at(point, i);
          return (
            <Bubble
              key={point.row.join("/")}
              point={point}
              spot={spot}
              value={placeOf(told, x, y)}
              isHeld={dragged?.i === i}
              onPointerDown={(event) => start(event, i)}
              onPointerMove={move}
              onPointerUp={drop}
              onPointerCancel={abandon}
              onKeyDown={(event) => onKey(event, i)}
            />
          );
        })}
        {brought?.at !== undefined && (
          <span
            class="jw-bubble-ghost"
            style={{
              left: `${shareOf(ax, brought.at.x) * 100}%`,
              top: `${(1 - shareOf(ay, brought.at.y)) * 100}%`,
            }}
          >
            {`${brought.item.name.text}: ${placeOf(told, brought.at.x, brought.at.y)}`}
          </span>
        )}
        <Ticks axis={ax} isUpright={false} />
        <Ticks axis={ay} isUpright={true} />
      </div>
      <span class="jw-axis is-x">{ax.label}</span>
    </div>
  );
  if (told.roster === undefined) return plane;
  return (
    <div class="jw-with-roster">
      {plane}
      <Roster
        told={told.roster}
        board={board}
        bring={(item, event) => setBrought({ item, at: spotOf(event) })}
        drop={(item, event) => {
          setBrought(undefined);
          const at = event === undefined ? undefined : spotOf(event);
          if (at === undefined) return;
          const edits = [
            [item.fieldX, at.x],
            [item.fieldY, at.y],
          ] as const;
          board.edit(edits, `${item.name.text}: ${placeOf(told, at.x, at.y)}`);
        }}
      />
    </div>
  );
}

/** Who is being dragged from the roster onto the plane, and where over it. */
interface Brought {
  readonly item: RosterItemTold;
  readonly at: { readonly x: number; readonly y: number } | undefined;
}

function Cross({ told }: { told: PlaneBoard }) {
  const x = told.x.cut === null ? undefined : shareOf(told.x, told.x.cut) * 100;
  const y = told.y.cut === null ? undefined : (1 - shareOf(told.y, told.y.cut)) * 100;
  return (
    <>
      {x !== undefined && <span class="jw-cut is-upright" style={{ left: `${x}%` }} />}
      {y !== undefined && <span class="jw-cut" style={{ top: `${y}%` }} />}
      {told.quadrants.map((name, i) => (
        <span key={name} class={`jw-quadrant is-${CORNERS[i]}`}>
          {name}
        </span>
      ))}
    </>
  );
}

const CORNERS = ["lt", "rt", "lb", "rb"] as const;

function Ticks({ axis, isUpright }: { axis: AxisTold; isUpright: boolean }) {
  const step = (axis.to - axis.from) / 5;
  return (
    <>
      {[0, 1, 2, 3, 4, 5].map((i) => {
        const value = Math.round((axis.from + i * step) * 100) / 100;
        const style = isUpright ? { bottom: `${i * 20}%` } : { left: `${i * 20}%` };
        return (
          <span
            key={i}
            class={`jw-tick-label ${isUpright ? "is-upright" : ""}`}
            style={style}
            aria-hidden="true"
          >
            {value}
          </span>
        );
      })}
    </>
  );
}

interface BubbleProps {
  readonly point: PointTold;
  readonly spot: Placed;
  readonly value: string;
  readonly isHeld: boolean;
  onPointerDown(event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
  onPointerCancel(event: PointerEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

function Bubble({ point, spot, value, isHeld, ...listeners }: BubbleProps) {
  const [table, id] = point.row;
  return (
    <>
      <button
        type="button"
        class={`jw-bubble ${toneClass(point.tone)} ${point.mark ? `is-${point.mark}` : ""} ${isHeld ? "is-held" : ""}`}
        style={{
          left: `${spot.x}px`,
          top: `${spot.y}px`,
          width: `${2 * spot.r}px`,
          height: `${2 * spot.r}px`,
        }}
        aria-label={`${point.label}: ${value}`}
        title={isHeld ? undefined : point.hint}
        data-table={table}
        data-row={id}
        {...listeners}
      >
        {point.letter}
      </button>
      {(spot.side !== undefined || isHeld) && (
        <span
          class={`jw-bubble-label is-${spot.side ?? "right"} ${isHeld ? "is-held" : ""}`}
          style={{
            left: `${spot.x}px`,
            top: `${spot.y}px`,
            "--jw-r": `${spot.r + 4}px`,
            "--jw-room": `${spot.room + 8}px`,
          }}
          aria-hidden="true"
        >
          {isHeld ? value : point.label}
        </span>
      )}
    </>
  );
}

/** Where something stands, in words. */
const placeOf = (told: PlaneBoard, x: number, y: number): string =>
  `${told.x.label} ${x}, ${told.y.label} ${y}`;

function write(board: BoardView, told: PlaneBoard, point: PointTold, x: number, y: number): void {
  const edits: (readonly [FieldTold, Value])[] = [];
  if (point.fieldX) edits.push([point.fieldX, x]);
  if (point.fieldY) edits.push([point.fieldY, y]);
  board.edit(edits, `${point.label}: ${placeOf(told, x, y)}`);
}

function standing(board: BoardView, field: FieldTold | undefined, told: number): number {
  const value = field === undefined ? told : board.valueOf(field);
  return typeof value === "number" ? value : told;
}

/** Smaller where they are many, so that they do not hide one another. */
const radiusOf = ({ size }: PointTold, count: number): number =>
  Math.max(4, (6 + 10 * Math.sqrt(Math.max(0, Math.min(1, size)))) * Math.min(1, Math.sqrt(60 / count)));

const shareOf = ({ from, to }: AxisTold, value: number): number =>
  to > from ? Math.max(0, Math.min(1, (value - from) / (to - from))) : 0.5;

/** Where a value comes to; one that is hardly moved stays as it is, also between two steps. */
const moved = (axis: AxisTold, value: number, by: number): number =>
  Math.abs(by) < axis.step / 2 ? value : snapped(axis, value + by);

function snapped({ from, to, step }: AxisTold, value: number): number {
  const on = Math.round(value / step) * step;
  return Math.round(Math.max(from, Math.min(to, on)) * 1000) / 1000;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
