// The band under the steps: how one leads to the next. It is there only where the journey does not simply go on. Everything
// it draws, the headers of the steps say in words.
//
// Widths are shares of the band, so that it needs no measuring: lines are drawn in a space as wide as there are columns, and
// stretched; signs, which must not be, stand at shares of the width.

import type { JSX } from "preact";
import type { FlowBlock } from "../../model/flow.js";
import { excerpt } from "../text.js";
import { type FlowShape, flowShape, isAnyOrder, isChoice, ROUND } from "./flow_shape.js";
import { flowAt, flowText, type StepFlow } from "./flow_words.js";
import { useView } from "./view.js";

export function FlowBand() {
  const view = useView();
  const { columns, blocks } = view.whole.value;
  const steps = columns.map((_, i) => flowAt(view, i));
  const shape = flowShape(blocks, steps);
  if (shape === undefined) return null;
  const { height, y, loops } = shape;
  const share = (across: number): string => `${(across / columns.length) * 100}%`;
  return (
    <div class="jw-row jw-flow" aria-hidden="true">
      <div class="jw-corner">{view.text("flow.name")}</div>
      <div class="jw-flow-band" style={{ height: `${height}px` }}>
        <svg class="jw-flow-picture" aria-hidden="true">
          <Lines shape={shape} count={columns.length} />
          {columns.map(
            ({ key, stepId }, i) =>
              stepId !== undefined && (
                <svg key={key} class="jw-flow-sign" x={share(i + 0.5)} y={y(i)} aria-hidden="true">
                  <circle r="4" class={steps[i]?.isOptional ? "is-option" : ""} />
                  {steps[i]?.isRepeatable && (
                    <path class="jw-flow-line" d="M3 6C10 16-10 16-3 6M-7.5 8.500l4.3-2.8l2.4 4.500" />
                  )}
                </svg>
              ),
          )}
          {loops.map(({ from, to }) => (
            <svg key={from} class="jw-flow-sign" x={share(to + 0.47)} y={y(to)} aria-hidden="true">
              <path class="jw-flow-line is-back" d="M-3.500-10.500L0-5.500L3.500-10.500" />
            </svg>
          ))}
        </svg>
        {blocks.flatMap((block) => namesOf(block, shape, steps, share, view.text("flow.anyOrder")))}
        {columns.map(({ key }, i) => {
          const title = flowText(view, i);
          const place = { insetInlineStart: share(i), width: share(1) };
          return title !== "" && <span key={key} class="jw-flow-tip" title={title} style={place} />;
        })}
      </div>
    </div>
  );
}

function Lines({ shape, count }: { shape: FlowShape; count: number }) {
  const { height, line, options, backs, brackets, middle } = shape;
  return (
    <svg viewBox={`0 0 ${count} ${height}`} preserveAspectRatio="none" height={height} aria-hidden="true">
      <path class="jw-flow-line" d={line} />
      {brackets.map(([first, size]) => (
        <rect
          key={first}
          class="jw-flow-bracket"
          x={first + 0.08}
          y={middle - 11}
          width={size - 0.16}
          height="22"
          rx=".06"
          ry="9"
        />
      ))}
      <path class="jw-flow-line is-option" d={options} />
      <path class="jw-flow-line is-back" d={backs} />
    </svg>
  );
}

/** The names of a block's branches, each beside its first step where the line is free; or that its order is free. */
function namesOf(
  block: FlowBlock,
  { y, middle }: FlowShape,
  steps: readonly StepFlow[],
  share: (across: number) => string,
  anyOrder: string,
): JSX.Element[] {
  const { first, count, ways } = block;
  const name = (across: number, top: number, kind: string, text: string, width = 1): JSX.Element => (
    <span
      key={`${across} ${top}`}
      class={`jw-flow-name ${kind}`}
      style={{ insetInlineStart: share(across), top: `${top}px`, width: share(width) }}
    >
      <span dir="auto">{excerpt(text, 60)}</span>
    </span>
  );
  if (isAnyOrder(block)) return [name(first + 0.5, middle, "is-between", anyOrder)];
  if (!isChoice(block)) return [];
  return ways.flatMap(({ branch, columns }) => {
    const column = columns[0] ?? first;
    const isLast = column === first + count - 1;
    if (branch === undefined) return [];
    // not over the way round
    const spare = steps[column]?.isOptional ? ROUND - 0.05 : 0;
    const start = isLast ? column - 0.5 : column + 0.5 + spare;
    return [name(start, y(column), isLast ? "is-end" : "", branch, 1 - spare)];
  });
}
