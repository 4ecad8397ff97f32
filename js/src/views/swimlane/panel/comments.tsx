// What was said of a row, or of anything on the map: threads, written, answered and resolved.

import { useRef, useState } from "preact/hooks";
import { addComment, type Thread } from "../../../model/comments.js";
import { removeRows, setValue } from "../../../model/edits.js";
import type { TableName } from "../../../schema/tables.generated.js";
import { excerpt } from "../../text.js";
import { mayEdit } from "../actions.js";
import { goTo } from "../go_to.js";
import { type SwimlaneView, useView } from "../view.js";
import { authorHere, keepAuthor } from "./author.js";
import { marksOf } from "./marks.js";
import { type Scope, ScopeSegments, Segments } from "./scope.js";
import { oneOf, type Subject, subjectsOf } from "./subject.js";
import { labelOfTable, rowName, showMoment } from "./wording.js";

type Which = "open" | "resolved";

export function Comments() {
  const view = useView();
  const [scope, setScope] = useState<Scope>("row");
  const [which, setWhich] = useState<Which>("open");
  const one = oneOf(view);
  const all =
    scope === "map" ? [...marksOf(view).threads.value.values()].flat() : threadsOf(view, subjectsOf(view));
  const found = all.filter(({ isOpen }) => isOpen === (which === "open"));
  return (
    <>
      <div class="jw-bar">
        <ScopeSegments scope={scope} choose={setScope} />
        <Segments<Which>
          label={view.text("panel.comments.which")}
          value={which}
          options={(["open", "resolved"] as const).map((each) => {
            const count = all.filter(({ isOpen }) => isOpen === (each === "open")).length;
            return [each, `${view.text(`panel.comments.${each}`)} ${count}`];
          })}
          choose={setWhich}
        />
      </div>
      {found.length === 0 && <p class="jw-none">{view.text("panel.comments.none")}</p>}
      {found.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} isPlaced={scope === "map" || one === undefined} />
      ))}
      {one !== undefined && scope === "row" && which === "open" && view.host.canEdit && (
        <Writer
          key={one.id}
          label={view.text("panel.comments.write")}
          send={(text, author) => {
            addComment(view.document, one.table, one.id, text, author);
            view.tell("panel.said.commented");
          }}
        />
      )}
    </>
  );
}

const threadsOf = (view: SwimlaneView, subjects: readonly Subject[]): readonly Thread[] =>
  subjects.flatMap(({ table, ids }) => ids.flatMap((id) => marksOf(view).threadsAt(table, id)));

function ThreadCard({ thread, isPlaced }: { thread: Thread; isPlaced: boolean }) {
  const view = useView();
  const [isAnswering, setAnswering] = useState(false);
  const answer = useRef<HTMLButtonElement>(null);
  const { id, table, row, replies, isOpen } = thread;
  const canEdit = view.host.canEdit;
  return (
    <article class={`jw-thread ${isOpen ? "" : "is-resolved"}`}>
      {isPlaced && <PlaceButton table={table} row={row} />}
      {[id, ...replies].map((each) => (
        <Said key={each} id={each} isReply={each !== id} />
      ))}
      {canEdit && (
        <div class="jw-acts">
          <button
            type="button"
            class="jw-act"
            onClick={() => {
              setValue(view.document, "comments", id, "is_resolved", isOpen);
              view.tell(isOpen ? "panel.said.resolved" : "panel.said.reopened");
            }}
          >
            {view.text(isOpen ? "panel.comments.resolve" : "panel.comments.reopen")}
          </button>
          {isOpen && (
            <button
              type="button"
              ref={answer}
              class="jw-act"
              aria-expanded={isAnswering}
              onClick={() => setAnswering(!isAnswering)}
            >
              {view.text("panel.comments.reply")}
            </button>
          )}
        </div>
      )}
      {isAnswering && isOpen && (
        <Writer
          label={view.text("panel.comments.reply")}
          takesFocus
          send={(text, author) => {
            addComment(view.document, "comments", id, text, author);
            view.tell("panel.said.commented");
            answer.current?.focus();
            setAnswering(false);
          }}
        />
      )}
    </article>
  );
}

/** Leads to the card that is spoken of; what stands on no card is shown in the inspector. */
export function PlaceButton({ table, row }: { table: TableName; row: string }) {
  const view = useView();
  return (
    <button
      type="button"
      class="jw-place"
      onClick={() => {
        if (goTo(view, { table, id: row, column: "" }) === "none")
          view.openPanel("inspector", { table, id: row });
      }}
    >
      <small>{labelOfTable(view, table)}</small>{" "}
      <span dir="auto">{excerpt(rowName(view, table, row), 80)}</span>
    </button>
  );
}

function Said({ id, isReply }: { id: string; isReply: boolean }) {
  const view = useView();
  const raw = view.document.raw("comments", id);
  const { text = "", author = "", written_at = "" } = raw ?? {};
  const isMine = view.host.canEdit && author !== "" && author === authorHere();
  return (
    <div class={`jw-comment ${isReply ? "is-reply" : ""}`}>
      <p class="jw-byline">
        <b dir="auto">{author === "" ? view.text("panel.comments.nobody") : excerpt(String(author), 60)}</b>
        <time dateTime={String(written_at)}>{showMoment(view, String(written_at))}</time>
        {isMine && (
          <button
            type="button"
            class="jw-act"
            onClick={() => {
              removeRows(view.document, new Map([["comments", new Set([id])]]));
              view.tell("said.deleted", { name: excerpt(String(text), 40) }, true);
            }}
          >
            {view.text("menu.delete")}
          </button>
        )}
      </p>
      <p class="jw-text" dir="auto">
        {excerpt(String(text), 4000)}
      </p>
    </div>
  );
}

interface WriterProps {
  readonly label: string;
  readonly takesFocus?: boolean;
  send(text: string, author: string): void;
}

/** Where a comment is written; who writes is asked once, and remembered on this machine. */
function Writer({ label, takesFocus, send }: WriterProps) {
  const view = useView();
  const [text, setText] = useState("");
  const [name, setName] = useState(authorHere);
  const [isAsking, setAsking] = useState(name === "");
  const post = (): void => {
    if (text.trim() === "" || !mayEdit(view)) return;
    keepAuthor(name.trim());
    setAsking(name.trim() === "");
    send(text.trim(), name.trim());
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    post();
  };
  return (
    <form
      class="jw-writer"
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
    >
      <textarea
        rows={2}
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={text}
        data-role="comment"
        ref={(area) => {
          if (takesFocus && area !== null && text === "") area.focus();
        }}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="jw-acts">
        {isAsking ? (
          <input
            type="text"
            dir="auto"
            value={name}
            aria-label={view.text("panel.comments.name")}
            placeholder={view.text("panel.comments.name")}
            onInput={(event) => setName(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        ) : (
          <button
            type="button"
            class="jw-act"
            title={view.text("panel.comments.name")}
            onClick={() => setAsking(true)}
          >
            {view.text("panel.comments.as", { name })}
          </button>
        )}
        <button type="submit" class="jw-button is-main" disabled={text.trim() === ""}>
          {view.text("panel.comments.send")}
        </button>
      </div>
    </form>
  );
}
