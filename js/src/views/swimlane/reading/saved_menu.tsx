// The button of saved views, and the field in which one is named.

import { setValue } from "../../../model/edits.js";
import { TextEditor } from "../../editor.js";
import { mayEdit } from "../actions.js";
import { Menu } from "../menu.js";
import { lateEntries } from "../tools.js";
import { useView } from "../view.js";
import { nameOfView, saveView } from "./saved_views.js";

/** Stands for the view that is not there yet. */
export const NEW = "";

export function NameEditor({ id, close }: { id: string; close(): void }) {
  const view = useView();
  return (
    <span class="jw-naming">
      <TextEditor
        label={view.text("saved.name")}
        placeholder={view.text("saved.name")}
        value={id === NEW ? undefined : nameOfView(view, id)}
        commit={(name) => {
          close();
          if (!name || !mayEdit(view)) return undefined;
          if (id === NEW) saveView(view, name);
          else {
            setValue(view.document, "saved_views", id, "name", name);
            view.tell("saved.kept", { name }, true);
          }
          return undefined;
        }}
        cancel={close}
      />
    </span>
  );
}

export function SavedMenu({ name }: { name(id: string): void }) {
  const view = useView();
  return (
    <Menu
      label={view.text("saved.menu")}
      icon="saved"
      class="jw-saved jw-wide is-right"
      entries={() => lateEntries(view, (tools) => tools.savedEntries(view, name))}
    />
  );
}
