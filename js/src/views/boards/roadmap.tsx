// A board of bars in time: activities under the capabilities they build. A bar is dragged to another time, its ends to
// another length; arrow keys move it by a week, with Shift its end.

import { useRef, useState } from "preact/hooks";
import type { BoardView, Value } from "./board.js";
import type { BarTold, BoardTold, FieldTold, RoadmapBoard } from "./told.js";
import { saying } from "./wording.js";

interface Props {
  readonly told: RoadmapBoard & BoardTold;
  readonly board: BoardView;
}

const DAY = 86_400_000;

export function RoadmapBody({ told, board }: Props) {
  const span = Math.max(DAY, told.to - told.from);
  const left = (time: number): number => ((time - told.from) / span) * 100;
  return (
    <div class="jw-board-scroll jw-roadmap">
      <div class="jw-road-head" aria-hidden="true">
        {monthsOf(told, board.language).map(({ label, at }) => (
          <span key={at} style={{ left: `${left(at)}%` }}>
            {label}
          </span>
        ))}
      </div>
      {told.groups.map((group) => (
        <section key={group.label} class="jw-road-group" aria-label={group.label}>
          <h4 class="jw-road-title">
            {group.label} <small>{group.sub}</small>
          </h4>
          {group.bars.map((bar) => (
            <Bar key={bar.row[1]} bar={bar} span={span} left={left} board={board} />
          ))}
        </section>
      ))}
      <span
        class="jw-road-today"
        style={{ "--jw-at": left(told.today) / 100 }}
        title={saying(board.language, "board.today")}
        aria-hidden="true"
      />
    </div>
  );
}

interface BarProps {
  readonly bar: BarTold;
  readonly span: number;
  readonly board: BoardView;
  left(time: number): number;
}

interface Held {
  readonly part: "bar" | "from" | "to";
  readonly x: number;
  readonly days: number;
}

function Bar({ bar, span, board, left }: BarProps) {
  const line = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<Held>();
  const days = held?.days ?? 0;
  const own = { from: dayOf(board, bar.fieldFrom, bar.from), to: dayOf(board, bar.fieldTo, bar.to) };
  const from = own.from + (held !== undefined && held.part !== "to" ? days * DAY : 0);
  const to = own.to + (held !== undefined && held.part !== "from" ? days * DAY : 0);
  const canEdit = board.canEdit && bar.fieldFrom !== undefined && bar.fieldTo !== undefined;
  const start = (event: PointerEvent, part: Held["part"]): void => {
    board.pick([bar.row]);
    if (!canEdit || event.button !== 0) return;
    event.stopPropagation();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    setHeld({ part, x: event.clientX, days: 0 });
  };
  const move = (event: PointerEvent): void => {
    const box = line.current?.getBoundingClientRect();
    if (held === undefined || box === undefined) return;
    setHeld({ ...held, days: Math.round(((event.clientX - held.x) / box.width) * (span / DAY)) });
  };
  const drop = (): void => {
    if (held !== undefined && held.days !== 0) write(board, bar, Math.min(from, to), Math.max(from, to));
    setHeld(undefined);
  };
  const listeners = {
    onPointerMove: move,
    onPointerUp: drop,
    onPointerCancel: () => setHeld(undefined),
  };
  const [table, id] = bar.row;
  const dates = `${dateText(from, board.language)} – ${dateText(to, board.language)}`;
  return (
    <div class="jw-road-row">
      <span class="jw-road-name" title={bar.label}>
        {bar.label}
        <small>{bar.sub}</small>
      </span>
      <div class="jw-road-line" ref={line}>
        {bar.slackTo !== null && bar.slackTo > to && (
          <span
            class="jw-slack"
            style={{ left: `${left(to)}%`, width: `${left(bar.slackTo) - left(to)}%` }}
          />
        )}
        <button
          type="button"
          class={`jw-road-bar is-${bar.status} ${bar.isCritical ? "is-critical" : ""} ${bar.problem === "" ? "" : "is-wrong"}`}
          style={{ left: `${left(from)}%`, width: `max(10px, ${left(to) - left(from)}%)` }}
          title={held === undefined ? bar.hint : dates}
          aria-label={`${bar.label}: ${dates}. ${bar.problem}`}
          data-table={table}
          data-row={id}
          onPointerDown={(event) => start(event, "bar")}
          {...listeners}
          onKeyDown={(event) => {
            const by = STEPS[event.key];
            if (by === undefined || !canEdit) return;
            event.preventDefault();
            event.stopPropagation();
            const [a, b] = event.shiftKey
              ? [own.from, own.to + by * DAY]
              : [own.from + by * DAY, own.to + by * DAY];
            if (b >= a) write(board, bar, a, b);
          }}
        >
          {canEdit && (
            <>
              <span class="jw-end is-from" onPointerDown={(event) => start(event, "from")} {...listeners} />
              <span class="jw-end is-to" onPointerDown={(event) => start(event, "to")} {...listeners} />
            </>
          )}
        </button>
        {(held !== undefined || bar.problem !== "") && (
          <span
            class={`jw-road-note ${held === undefined ? "is-bad" : ""}`}
            // where there is room for it
            style={left(to) > 60 ? { right: `${100 - left(from)}%` } : { left: `${left(to)}%` }}
          >
            {held === undefined ? bar.problem : dates}
          </span>
        )}
      </div>
    </div>
  );
}

function write(board: BoardView, bar: BarTold, from: number, to: number): void {
  const edits: (readonly [FieldTold, Value])[] = [];
  if (bar.fieldFrom !== undefined) edits.push([bar.fieldFrom, dayText(from)]);
  if (bar.fieldTo !== undefined) edits.push([bar.fieldTo, dayText(to)]);
  board.edit(edits, `${bar.label}: ${dayText(from)} – ${dayText(to)}`);
}

/** The day in a field, which may just have been changed. */
function dayOf(board: BoardView, field: FieldTold | undefined, told: number): number {
  const value = field === undefined ? null : board.valueOf(field);
  const time = typeof value === "string" ? Date.parse(`${value.slice(0, 10)}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? told : time;
}

const dayText = (time: number): string => new Date(time).toISOString().slice(0, 10);

const dateText = (time: number, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(time);

/** The months of a roadmap; of a long one every third, of a very long one the years. */
function monthsOf(
  { from, to }: RoadmapBoard,
  language: string,
): { readonly label: string; readonly at: number }[] {
  const first = new Date(from);
  if (Number.isNaN(first.getTime())) return []; // of a stranger's notebook: no month would ever be the first
  const months = Math.round((to - from) / (30 * DAY));
  const every = months > 60 ? 12 : months > 15 ? 3 : 1;
  const format = new Intl.DateTimeFormat(language, {
    month: every === 12 ? undefined : "short",
    year: "2-digit",
    timeZone: "UTC",
  });
  const found: { label: string; at: number }[] = [];
  let month = first.getUTCMonth() + (first.getUTCDate() > 1 ? 1 : 0);
  while (month % every !== 0) month++;
  for (let at = 0; found.length < 200; month += every) {
    at = Date.UTC(first.getUTCFullYear(), month, 1);
    if (at > to) break;
    found.push({ label: format.format(at), at });
  }
  return found;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -7, ArrowRight: 7 };
