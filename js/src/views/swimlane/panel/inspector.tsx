// The inspector: every value of what is selected, to be read and written.

import { useView } from "../view.js";
import { FieldRow } from "./field.js";
import { groupsOf } from "./slots.js";
import { subjectOf } from "./subject.js";

export function Inspector() {
  const view = useView();
  const subject = subjectOf(view);
  // each row that is shown is subscribed to
  for (const id of subject.ids) view.document.raw(subject.table, id);
  if (subject.ids.length === 0) return <p class="jw-none">{view.text("map.noJourney")}</p>;
  return (
    <>
      {groupsOf(view, subject).map(({ title, slots }) => (
        <section key={title} class="jw-group">
          <h4>{title}</h4>
          {slots.map((slot) => (
            <FieldRow key={`${slot.table}.${slot.column}.${slot.persona}.${slot.ids.join()}`} slot={slot} />
          ))}
        </section>
      ))}
    </>
  );
}
