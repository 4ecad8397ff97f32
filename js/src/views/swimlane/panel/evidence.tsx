// What a row stands on: how far it is proved, from which sources, and for which of its values.

import { useRef, useState } from "preact/hooks";
import { addRow, gesture, removeRows } from "../../../model/edits.js";
import { claimsOf, evidenceLevel } from "../../../model/evidence.js";
import { CHOICE_LABELS, COLUMN_LABELS } from "../../../schema/labels.generated.js";
import { TABLES, type TableName } from "../../../schema/tables.generated.js";
import { excerpt, labelOfChoice, labelOfColumn, showNumber } from "../../text.js";
import { mayEdit } from "../actions.js";
import { nameOf } from "../lanes.js";
import { type SwimlaneView, useView } from "../view.js";
import { webLink } from "./link.js";
import { marksOf } from "./marks.js";
import { oneOf } from "./subject.js";

export function Evidence() {
  const view = useView();
  const one = oneOf(view);
  if (one === undefined) return <p class="jw-none">{view.text("panel.one")}</p>;
  const { table, id } = one;
  const { document } = view;
  const cited = (document.shown.ids.citations ?? []).filter((each) => {
    const raw = document.rows.citations?.get(each);
    return raw?.table_name === table && raw.row_id === id;
  });
  return (
    <>
      <Level table={table} id={id} />
      {cited.length === 0 && <p class="jw-none">{view.text("panel.evidence.sources")}</p>}
      <ul class="jw-list">
        {cited.map((each) => (
          <Citation key={each} id={each} table={table} />
        ))}
      </ul>
      {view.host.canEdit && <Citing key={`${table}/${id}`} table={table} id={id} />}
    </>
  );
}

function Level({ table, id }: { table: TableName; id: string }) {
  const view = useView();
  const raw = view.document.raw(table, id);
  if (raw === undefined) return null;
  const { shown } = view.document;
  const { cited } = marksOf(view).of(table, id);
  const level = evidenceLevel(table, raw, cited, shown);
  if (level === undefined) return null;
  const claims = claimsOf(table, raw, shown);
  const open = cited?.has("") ? [] : claims.filter((claim) => !cited?.has(claim));
  const names = open.map((column) => labelOfClaim(view, table, column)).join(", ");
  return (
    <p class={`jw-evidence-line is-${level}`}>
      <span class={`jw-evidence is-${level}`} aria-hidden="true" />
      <b>{view.text(`mark.evidence.${level}`)}</b>
      {open.length > 0 && <span class="jw-open-claims">{view.text("panel.evidence.open", { names })}</span>}
    </p>
  );
}

/** Values that live in the same row as others. */
const LIVES_IN: Partial<Record<TableName, TableName>> = { touchpoints: "assessments", steps: "emotions" };

function labelOfClaim(view: SwimlaneView, table: TableName, column: string): string {
  const language = view.own.language.value;
  const other = LIVES_IN[table];
  const isOwn = other === undefined || Object.hasOwn(COLUMN_LABELS[table] ?? {}, column);
  return labelOfColumn(language, isOwn ? table : other, column);
}

function Citation({ id, table }: { id: string; table: TableName }) {
  const view = useView();
  const language = view.own.language.value;
  const { evidence_id: source = "", column_name: column } = view.document.row("citations", id) ?? {};
  const evidence = view.document.row("evidence", source);
  const { name, source_kind, collected_on, sample_size, summary, link } = evidence ?? {};
  const href = link && webLink(link);
  const facts = [
    source_kind && labelOfChoice(language, "SourceKind", source_kind),
    collected_on && new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(collected_on)),
    sample_size !== undefined && `n = ${showNumber(language, sample_size)}`,
  ].filter(Boolean);
  const shown = excerpt(name ?? view.text("card.unnamed"), 120);
  return (
    <li class="jw-source">
      <button
        type="button"
        class="jw-place"
        dir="auto"
        onClick={() => view.openPanel("inspector", { table: "evidence", id: source })}
      >
        {shown}
      </button>
      <p>{facts.join(" · ")}</p>
      {summary && <p dir="auto">{excerpt(summary, 400)}</p>}
      {href ? (
        <a href={href} target="_blank" rel="noopener noreferrer" dir="ltr">
          {excerpt(href, 80)}
        </a>
      ) : (
        link && <p dir="auto">{excerpt(link, 80)}</p>
      )}
      <p class="jw-acts">
        <span class="jw-tag">
          {column === undefined ? view.text("panel.evidence.whole") : labelOfClaim(view, table, column)}
        </span>
        {view.host.canEdit && (
          <button
            type="button"
            class="jw-act"
            aria-label={view.text("panel.evidence.remove", { name: shown })}
            onClick={() => {
              removeRows(view.document, new Map([["citations", new Set([id])]]));
              view.tell("said.deleted", { name: shown }, true);
            }}
          >
            {view.text("panel.evidence.remove.short")}
          </button>
        )}
      </p>
    </li>
  );
}

const NEW = "\n";

/** Cites a source, one that is there or a new one, for the row or for one of its values: one gesture. */
function Citing({ table, id }: { table: TableName; id: string }) {
  const view = useView();
  const { document } = view;
  const language = view.own.language.value;
  const sources = document.shown.ids.evidence ?? [];
  const [chosen, setChosen] = useState(sources.length === 0 ? NEW : "");
  const [name, setName] = useState("");
  const [kind, setKind] = useState("");
  const [column, setColumn] = useState("");
  const isReady = chosen === NEW ? name.trim() !== "" : chosen !== "";
  const first = useRef<HTMLSelectElement>(null);
  const cite = (): void => {
    if (!isReady || !mayEdit(view)) return;
    gesture(document, () => {
      const source =
        chosen === NEW
          ? addRow(document, "evidence", { name: name.trim(), source_kind: kind }, sources)
          : chosen;
      const citation = { evidence_id: source, table_name: table, row_id: id, column_name: column };
      addRow(document, "citations", citation, document.shown.ids.citations ?? []);
    });
    view.tell("panel.said.cited", { name: chosen === NEW ? name.trim() : nameOf(view, "evidence", chosen) });
    setName("");
    setChosen("");
    first.current?.focus(); // the next source, if there is one
  };
  return (
    <form
      class="jw-writer"
      onSubmit={(event) => {
        event.preventDefault();
        cite();
      }}
    >
      <h4>{view.text("panel.evidence.add")}</h4>
      <select
        ref={first}
        aria-label={view.text("panel.evidence.source")}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <option value="">{view.text("panel.evidence.source")}</option>
        {sources.map((each) => (
          <option key={each} value={each}>
            {excerpt(nameOf(view, "evidence", each), 80)}
          </option>
        ))}
        <option value={NEW}>{view.text("panel.new")}</option>
      </select>
      {chosen === NEW && (
        <>
          <input
            type="text"
            dir="auto"
            value={name}
            aria-label={view.text("panel.evidence.name")}
            placeholder={view.text("panel.evidence.name")}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <select
            aria-label={labelOfColumn(language, "evidence", "source_kind")}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
          >
            <option value="">{labelOfColumn(language, "evidence", "source_kind")}</option>
            {Object.keys(CHOICE_LABELS.SourceKind ?? {}).map((each) => (
              <option key={each} value={each}>
                {labelOfChoice(language, "SourceKind", each)}
              </option>
            ))}
          </select>
        </>
      )}
      <select
        aria-label={view.text("panel.evidence.for")}
        value={column}
        onChange={(event) => setColumn(event.currentTarget.value)}
      >
        <option value="">{view.text("panel.evidence.whole")}</option>
        {citable(table).map((each) => (
          <option key={each} value={each}>
            {labelOfClaim(view, table, each)}
          </option>
        ))}
      </select>
      <div class="jw-acts">
        <button type="submit" class="jw-button is-main" disabled={!isReady}>
          {view.text("panel.evidence.cite")}
        </button>
      </div>
    </form>
  );
}

const CITABLE: Partial<Record<TableName, readonly string[]>> = {
  touchpoints: ["relevance", "expectation", "experience", "duration_hours", "cost_eur"],
  steps: ["action", "valence"],
  notes: ["text"],
};

/** The values of a row that a source may stand for. */
const citable = (table: TableName): readonly string[] => CITABLE[table] ?? Object.keys(TABLES[table].columns);
