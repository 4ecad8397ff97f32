// The menu of saved views: to choose, save, overwrite, rename, delete.

import { setValue } from "../../../model/edits.js";
import { TextEditor } from "../../editor.js";
import { excerpt } from "../../text.js";
import { mayEdit } from "../actions.js";
import { type Entry, Menu } from "../menu.js";
import { type SwimlaneView, useView } from "../view.js";
import {
  deleteView,
  isShown,
  nameOfView,
  openView,
  overwriteView,
  savedViews,
  saveView,
} from "./saved_views.js";

const NEW = "";

export function savedEntries(view: SwimlaneView, name: (id: string) => void): readonly Entry[] {
  const ids = savedViews(view);
  const chosen = view.screen.savedView.value;
  const title = { name: excerpt(nameOfView(view, chosen), 40) };
  return [
    ...ids.map((id) => ({
      text: excerpt(nameOfView(view, id), 60),
      isChecked: isShown(view, id),
      act: () => openView(view, id),
    })),
    ...(view.host.canEdit ? [{ text: view.text("saved.new"), act: () => name(NEW) }] : []),
    ...(view.host.canEdit && ids.includes(chosen)
      ? [
          { text: view.text("saved.overwrite", title), act: () => overwriteView(view, chosen) },
          { text: view.text("saved.rename", title), act: () => name(chosen) },
          { text: view.text("saved.delete", title), isDangerous: true, act: () => deleteView(view, chosen) },
        ]
      : []),
  ];
}

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
          else setValue(view.document, "saved_views", id, "name", name);
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
      entries={() => savedEntries(view, name)}
    />
  );
}
