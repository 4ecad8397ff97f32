// Saved views in a menu: to choose, save, overwrite, rename, delete.

import { excerpt } from "../../text.js";
import type { Entry } from "../menu.js";
import type { SwimlaneView } from "../view.js";
import { NEW } from "./saved_menu.js";
import { deleteView, isShown, nameOfView, openView, overwriteView, savedViews } from "./saved_views.js";

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
