// All keys of the map in a dialog: the browser's own, which keeps the focus within and closes at Escape.

import { useLayoutEffect, useRef } from "preact/hooks";
import { keysHere } from "./menu.js";
import { useView } from "./view.js";

export function KeysHelp() {
  const view = useView();
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => ref.current?.showModal?.(), []);
  const rows = view.text("panel.keys.all").split(" • ");
  const title = view.text("panel.keys");
  return (
    <dialog
      ref={ref}
      class="jw-help"
      aria-label={title}
      onClose={() => {
        view.isHelpOpen.value = false;
      }}
      onClick={(event) => {
        if (event.target === ref.current) ref.current?.close();
      }}
    >
      <h3 class="jw-h">{title}</h3>
      <dl>
        {rows.map((row) => {
          const [keys = "", meaning] = row.split(" | ");
          return (
            <div key={row}>
              <dt>{keysHere(keys)}</dt>
              <dd>{meaning}</dd>
            </div>
          );
        })}
      </dl>
      <button type="button" class="jw-button" onClick={() => ref.current?.close()}>
        {view.text("panel.close")}
      </button>
    </dialog>
  );
}
