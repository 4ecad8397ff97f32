// The five steps as a list: what is done, what is missing, what is doubtful; each leads to its place.

import type { BoardView } from "./board.js";
import type { BoardTold, GuideBoard, ItemTold } from "./told.js";
import { saying } from "./wording.js";

interface Props {
  readonly told: GuideBoard & BoardTold;
  readonly board: BoardView;
}

export function GuideBody({ told, board }: Props) {
  return (
    <ol class="jw-board-scroll jw-guide">
      {told.steps.map((step, i) => (
        <li key={step.label} class={`jw-guide-step ${step.share >= 1 ? "is-done" : ""}`}>
          <details open={step.share < 1}>
            <summary>
              <span class="jw-guide-number" style={{ "--jw-share": step.share }} aria-hidden="true">
                <span>{step.share >= 1 ? "✓" : i + 1}</span>
              </span>
              <span class="jw-guide-name">
                <strong>{step.label}</strong>
                <small>{step.sub}</small>
              </span>
            </summary>
            <ul>
              {step.items.map((item) => (
                <Item key={item.text} item={item} board={board} />
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ol>
  );
}

const SIGNS = { done: "✓", missing: "○", doubtful: "!" } as const;

function Item({ item, board }: { item: ItemTold; board: BoardView }) {
  const { status, text, hint, row } = item;
  const kind = status === "done" || status === "missing" ? status : "doubtful";
  return (
    <li class={`jw-guide-item is-${kind}`}>
      <span class="jw-guide-sign" role="img" aria-label={saying(board.language, `board.${kind}`)}>
        {SIGNS[kind]}
      </span>
      <span class="jw-guide-text">
        {row !== undefined && board.canEdit ? (
          <button
            type="button"
            class="jw-inline"
            onClick={() => board.lead(row, saying(board.language, "board.nowhere"))}
          >
            {text}
          </button>
        ) : (
          text
        )}
        {hint !== "" && <small>{hint}</small>}
      </span>
    </li>
  );
}
