// The frame of every board: title and finding, what to show, undo, legend, what was said.

import { Component, type ComponentChildren } from "preact";
import { SignIcon } from "../icons.js";
import type { BoardView } from "./board.js";
import { CardsBody } from "./cards.js";
import { GridBody } from "./grid.js";
import { GuideBody } from "./guide.js";
import { LadderBody } from "./ladder.js";
import { PanelBody } from "./panel.js";
import { PersonaBody } from "./persona.js";
import { PlaneBody } from "./plane.js";
import { RoadmapBody } from "./roadmap.js";
import type { AnyBoard, BoardTold, ControlTold } from "./told.js";
import { saying } from "./wording.js";

interface Props {
  readonly board: BoardView;
}

/** So many choices stand side by side; more are a list. */
const MOST_SEGMENTS = 4;

export function BoardRoot({ board }: Props) {
  const told = board.told.value;
  if (told === undefined) return null;
  return (
    <Guard told={told}>
      <Whole told={told} board={board} />
    </Guard>
  );
}

interface GuardProps {
  readonly told: BoardTold;
  readonly children: ComponentChildren;
}

/** Shows why a board cannot be drawn, until there is another one: it may come from a stranger's notebook. */
class Guard extends Component<GuardProps, { readonly broken?: BoardTold; readonly why?: string }> {
  override componentDidCatch(error: unknown): void {
    this.setState({ broken: this.props.told, why: String(error instanceof Error ? error.message : error) });
  }

  override render({ told, children }: GuardProps) {
    if (this.state.broken !== told) return children;
    return (
      <p class="jw-nothing" role="alert">
        {this.state.why}
      </p>
    );
  }
}

function Whole({ told, board }: Props & { readonly told: BoardTold }) {
  return (
    <section
      class={`jw jw-board is-${told.board}`}
      aria-label={told.title}
      onKeyDown={(event) => onKey(event, board)}
    >
      <header class="jw-toolbar">
        <div class="jw-title">
          <h3 class="jw-h">{told.title}</h3>
          <p class="jw-finding">{told.finding}</p>
        </div>
        {board.canEdit && (
          <div class="jw-tools">
            {told.controls.map((control) => (
              <Control key={control.trait} control={control} board={board} />
            ))}
            <History board={board} />
          </div>
        )}
      </header>
      <Body told={told} board={board} />
      {(told.legend.length > 0 || told.note !== "") && (
        <footer class="jw-foot">
          {told.legend.map(([mark, label]) => (
            <span key={mark} class="jw-key">
              <span class={`jw-token is-${mark}`} aria-hidden="true" /> {label}
            </span>
          ))}
          {told.note !== "" && <span class="jw-remark">{told.note}</span>}
        </footer>
      )}
      <p class="jw-told" role="status">
        {board.said.value || board.done.value}
      </p>
    </section>
  );
}

function Body({ told, board }: { told: AnyBoard & BoardTold; board: BoardView }) {
  switch (told.board) {
    case "grid":
      return <GridBody told={told} board={board} />;
    case "plane":
      return <PlaneBody told={told} board={board} />;
    case "ladder":
      return <LadderBody told={told} board={board} />;
    case "cards":
      return <CardsBody told={told} board={board} />;
    case "roadmap":
      return <RoadmapBody told={told} board={board} />;
    case "panel":
      return <PanelBody told={told} board={board} />;
    case "guide":
      return <GuideBody told={told} board={board} />;
    case "persona":
      return <PersonaBody told={told} board={board} />;
    default:
      return <p class="jw-nothing">{saying(board.language, "board.newer")}</p>;
  }
}

function Control({ control, board }: { control: ControlTold; board: BoardView }) {
  const { trait, label, value, options } = control;
  if (options.length > MOST_SEGMENTS)
    return (
      <select
        class="jw-select"
        aria-label={label}
        value={value}
        onChange={(event) => board.choose(trait, event.currentTarget.value)}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option} selected={option === value}>
            {name}
          </option>
        ))}
      </select>
    );
  return (
    <div class="jw-segments" role="group" aria-label={label}>
      {options.map(([option, name]) => (
        <button
          key={option}
          type="button"
          class="jw-segment"
          aria-pressed={option === value}
          onClick={() => board.choose(trait, option)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function History({ board }: Props) {
  return (
    <div class="jw-pair">
      {(["undo", "redo"] as const).map((direction) => (
        <button
          key={direction}
          type="button"
          class="jw-button"
          aria-label={saying(board.language, `board.${direction}`)}
          title={saying(board.language, `board.${direction}`)}
          onClick={() => board.undo(direction)}
        >
          <SignIcon name={direction} />
        </button>
      ))}
    </div>
  );
}

/** Undo and redo. What is typed or steered here goes no further: letters and arrows are commands of the notebook, too. */
function onKey(event: KeyboardEvent, board: BoardView): void {
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  const isHeld = event.ctrlKey || event.metaKey;
  const runsCell = event.key === "Enter" && event.shiftKey && !isTyping;
  if (!isHeld && !runsCell) event.stopPropagation();
  if (!isHeld || event.altKey || isTyping) return;
  const key = event.key.toLowerCase();
  const direction =
    key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : undefined;
  if (direction === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  board.undo(direction);
}
