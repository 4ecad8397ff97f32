// A board of KPIs: each with its value and interval, its target, how it went, and whether chance would hardly do that.

import type { BoardView } from "./board.js";
import { Field } from "./field.js";
import type { BoardTold, PanelBoard, TileTold } from "./told.js";

interface Props {
  readonly told: PanelBoard & BoardTold;
  readonly board: BoardView;
}

export function PanelBody({ told, board }: Props) {
  return (
    <div class="jw-board-scroll jw-panel-board">
      {told.groups.map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h4 class="jw-lane-title">{group.label}</h4>
          <div class="jw-tiles">
            {group.tiles.map((tile) => (
              <Tile key={tile.row[1]} tile={tile} board={board} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function Tile({ tile, board }: { tile: TileTold; board: BoardView }) {
  const [table, id] = tile.row;
  return (
    <article
      class={`jw-card jw-tile is-${tile.status}`}
      data-table={table}
      data-row={id}
      tabIndex={-1}
      aria-label={tile.label}
    >
      <h5 class="jw-tile-name" title={tile.label}>
        {tile.label}
      </h5>
      <small class="jw-tile-sub">{tile.sub}</small>
      <p class="jw-tile-value">
        <strong>{tile.text}</strong> <small>{[tile.unit, tile.interval].filter(Boolean).join(" · ")}</small>
      </p>
      <Spark tile={tile} />
      <p class="jw-tile-foot">
        <span>
          {tile.target.label}{" "}
          <Field board={board} field={tile.target.field} of={tile.label}>
            {tile.target.text}
          </Field>
        </span>
        <span class={`jw-tile-status is-${tile.status}`}>{tile.words}</span>
      </p>
    </article>
  );
}

const [WIDTH, HEIGHT] = [220, 56];

function Spark({ tile }: { tile: TileTold }) {
  const { points, lines, targetAt } = tile;
  const all = [...points.map(({ y }) => y), lines.centre, lines.low, lines.high, targetAt].filter(
    (value): value is number => typeof value === "number",
  );
  if (points.length === 0 || all.length === 0) return null;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const y = (value: number): number => 4 + (1 - (value - low) / (high - low || 1)) * (HEIGHT - 8);
  const x = (share: number): number => 4 + share * (WIDTH - 8);
  const path = points.map((point, i) => `${i === 0 ? "M" : "L"}${x(point.x)} ${y(point.y)}`).join("");
  return (
    <svg
      class="jw-course"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${tile.label}: ${tile.words}`}
    >
      {lines.low !== null && lines.high !== null && (
        <rect
          class="jw-limits"
          x={0}
          width={WIDTH}
          y={y(lines.high)}
          height={Math.max(0, y(lines.low) - y(lines.high))}
        />
      )}
      {lines.centre !== null && <path class="jw-centre" d={`M0 ${y(lines.centre)}H${WIDTH}`} />}
      {targetAt !== null && <path class="jw-target" d={`M0 ${y(targetAt)}H${WIDTH}`} />}
      <path class="jw-course-line" d={path} />
      {points.map((point, i) => (
        <circle
          key={i}
          class={point.isSignal ? "is-signal" : ""}
          cx={x(point.x)}
          cy={y(point.y)}
          r={point.isSignal ? 4 : i === points.length - 1 ? 3 : 1.8}
        >
          <title>{point.hint}</title>
        </circle>
      ))}
    </svg>
  );
}
