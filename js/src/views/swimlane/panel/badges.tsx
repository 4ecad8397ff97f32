// What a card bears on its edge: how far it is proved, open comments, problems. Each opens the panel there.

import type { ComponentChildren } from "preact";
import { evidenceLevel } from "../../../model/evidence.js";
import type { TableName } from "../../../schema/tables.generated.js";
import { SignIcon } from "../../icons.js";
import type { Stop } from "../focus.js";
import { useValue } from "../stops.js";
import { type SwimlaneView, useView } from "../view.js";
import { type Mark, marksOf } from "./marks.js";
import type { PanelTab } from "./place.js";
import { sayProblems } from "./wording.js";

interface BadgesProps {
  readonly stop: Stop;
  readonly table: TableName;
  /** Where nobody looks, what is quiet is not drawn. */
  readonly isLookedAt?: boolean;
}

export function Badges({ stop, table, isLookedAt = true }: BadgesProps) {
  const view = useView();
  const mark = marksOf(view).of(table, stop.item);
  const all = levelOf(view, table, stop.item, mark);
  const level = all === "none" && !isLookedAt ? undefined : all;
  const isQuiet = mark.problems[0]?.severity === "missing" && !isLookedAt;
  const { comments } = mark;
  const problems = isQuiet ? [] : mark.problems;
  if (level === undefined && comments === 0 && problems.length === 0) return null;
  return (
    <span class="jw-badges">
      {level !== undefined && (
        <Badge
          stop={stop}
          table={table}
          tab="evidence"
          class="is-bare"
          label={view.text(`mark.evidence.${level}`)}
        >
          <span class={`jw-evidence is-${level}`} />
        </Badge>
      )}
      {comments > 0 && (
        <Badge stop={stop} table={table} tab="comments" label={sayComments(view, comments)}>
          <SignIcon name="comment" />
          {comments}
        </Badge>
      )}
      {problems.length > 0 && (
        <Badge
          stop={stop}
          table={table}
          tab="problems"
          class={`is-${problems[0]?.severity}`}
          label={view.text("mark.problems", { count: problems.length, what: sayProblems(view, problems) })}
        >
          {problems.length}
        </Badge>
      )}
    </span>
  );
}

const sayComments = (view: SwimlaneView, count: number): string =>
  view.text(count === 1 ? "mark.comment" : "mark.comments", { count });

/** Where nothing at all is cited, no card is called unproved: evidence may not be there, or have stayed behind. */
function levelOf(view: SwimlaneView, table: TableName, id: string, { cited }: Mark) {
  const raw = view.document.raw(table, id);
  if (raw === undefined || !marksOf(view).isCiting.value) return undefined;
  // a note is somebody's word: it is not asked for more
  if (table === "notes" && cited === undefined) return undefined;
  return evidenceLevel(table, raw, cited, view.document.shown);
}

interface BadgeProps {
  readonly stop: Stop;
  readonly table: TableName;
  readonly tab: PanelTab;
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

function Badge({ stop, table, tab, label, class: name, children }: BadgeProps) {
  const view = useView();
  const { ref, tabIndex } = useValue<HTMLButtonElement>(stop, tab);
  return (
    <button
      type="button"
      ref={ref}
      class={`jw-badge ${name ?? ""}`}
      tabIndex={tabIndex}
      title={label}
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation();
        view.focus.set(stop);
        view.select(table, stop.item);
        view.openPanel(tab);
      }}
    >
      {children}
    </button>
  );
}
