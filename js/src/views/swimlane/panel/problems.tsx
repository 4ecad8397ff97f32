// What is missing or can hardly be meant: of the row, or of all there is. Each leads to its value in the inspector.

import { useState } from "preact/hooks";
import { type Problem, SEVERITIES } from "../../../model/problems.js";
import { COLUMN_LABELS } from "../../../schema/labels.generated.js";
import type { State } from "../../../schema/tables.generated.js";
import { excerpt, labelOfColumn } from "../../text.js";
import { goTo } from "../go_to.js";
import { hostOf } from "../lanes.js";
import { type SwimlaneView, useView } from "../view.js";
import { marksOf } from "./marks.js";
import { type Scope, ScopeSegments } from "./scope.js";
import { labelOfTable } from "./slots.js";
import { subjectOf } from "./subject.js";
import { labelOfProblem, nameOfRow, sayProblem } from "./wording.js";

/** How many of one kind are listed. */
const MOST = 200;

export function Problems() {
  const view = useView();
  const [scope, setScope] = useState<Scope>("row");
  const all = marksOf(view).problems.value;
  const { table, ids } = subjectOf(view);
  const here = ids.flatMap((id) => marksOf(view).of(table, id).problems);
  // of tables that no map is drawn from, a map knows no names
  const everywhere = (all ?? []).filter((each) => each.id !== "" && Object.hasOwn(COLUMN_LABELS, each.table));
  const found = scope === "row" ? here : everywhere;
  return (
    <>
      <div class="jw-bar">
        <ScopeSegments scope={scope} choose={setScope} />
      </div>
      {found.length === 0 && (
        <p class="jw-none">{view.text(all === undefined ? "panel.problem.looking" : "panel.problem.none")}</p>
      )}
      {scope === "row" ? (
        <ul class="jw-list">
          {here.map((problem) => (
            <ProblemItem key={keyOf(problem)} problem={problem} text={sayProblem(view, problem)} isMarked />
          ))}
        </ul>
      ) : (
        groupsOf(everywhere).map((group) => <Group key={keyOf(group[0])} group={group} />)
      )}
    </>
  );
}

const keyOf = (problem: Problem): string => JSON.stringify(problem);

type Group = readonly [Problem, ...Problem[]];

/** Of one kind and column, what is gravest first. */
function groupsOf(problems: readonly Problem[]): Group[] {
  const groups = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const key = `${problem.kind}/${problem.table}/${problem.column}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  const rank = ([{ severity }]: Group): number => SEVERITIES.indexOf(severity);
  return [...groups.values()].sort((one, other) => rank(one) - rank(other));
}

function Group({ group }: { group: Group }) {
  const view = useView();
  const [{ table, column, severity }] = group;
  const named = column === "" ? "" : `${labelOfColumn(view.own.language.value, table, column)}: `;
  return (
    <details class="jw-problem-group">
      <summary>
        <span class={`jw-dot is-${severity}`} aria-hidden="true" />
        <span>
          {labelOfTable(view, hostOf(table))} · {named}
          {labelOfProblem(view, group[0])}
        </span>
        <b>{group.length}</b>
      </summary>
      <ul class="jw-list">
        {group.slice(0, MOST).map((problem) => (
          <ProblemItem key={keyOf(problem)} problem={problem} text={excerpt(nameOfRow(view, problem), 80)} />
        ))}
      </ul>
    </details>
  );
}

function ProblemItem(props: { problem: Problem; text: string; isMarked?: boolean }) {
  const { problem, text, isMarked } = props;
  const view = useView();
  return (
    <li>
      <button type="button" class="jw-place" dir="auto" onClick={() => leadTo(view, problem)}>
        {isMarked && <span class={`jw-dot is-${problem.severity}`} aria-hidden="true" />}
        {text}
      </button>
    </li>
  );
}

/** Shows the row on the map, and its value in the inspector, where the focus goes. */
function leadTo(view: SwimlaneView, { kind, table, id, rest, column: wrong }: Problem): void {
  // a note that is attached to nothing is given a step
  const column = kind === "loose" ? "step_id" : wrong;
  goTo(view, { table, id, column, state: rest[0] as State | undefined }, true);
  view.openPanel("inspector", { table: hostOf(table), id, ...(column !== "" && { column }) });
}
