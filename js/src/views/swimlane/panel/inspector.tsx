// The inspector: every value of what is selected, to be read and written; of rows of several tables, table by table.

import { useView } from "../view.js";
import { FieldRow } from "./field.js";
import { groupsOf } from "./slots.js";
import { type Subject, subjectsOf } from "./subject.js";
import { labelOfTable } from "./wording.js";

export function Inspector() {
  const view = useView();
  const subjects = subjectsOf(view);
  const [first, ...others] = subjects;
  if (first.ids.length === 0) return <p class="jw-none">{view.text("map.noJourney")}</p>;
  if (others.length === 0) return <Fields subject={first} />;
  return (
    <>
      {subjects.map((subject) => (
        <details key={subject.table} class="jw-part" open>
          <summary>
            <h4>{labelOfTable(view, subject.table)}</h4>
            <b>{subject.ids.length}</b>
          </summary>
          <Fields subject={subject} />
        </details>
      ))}
    </>
  );
}

function Fields({ subject }: { subject: Subject }) {
  const view = useView();
  // each row that is shown is subscribed to
  for (const id of subject.ids) view.document.raw(subject.table, id);
  return (
    <>
      {groupsOf(view, subject).map(({ title, slots }) => (
        <section key={title} class="jw-group">
          <h5>{title}</h5>
          {slots.map((slot) => (
            <FieldRow key={`${slot.table}.${slot.column}.${slot.persona}.${slot.ids.join()}`} slot={slot} />
          ))}
        </section>
      ))}
    </>
  );
}
