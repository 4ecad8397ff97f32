// What was done in this session, step by step, the newest first; any of them can be gone back to, and forward again.

import { useEffect, useState } from "preact/hooks";
import type { DoneStep } from "../../../host/host.js";
import { excerpt } from "../../text.js";
import { useView } from "../view.js";
import { showMoment } from "./wording.js";

export function History() {
  const view = useView();
  const { host } = view;
  const language = view.own.language.value;
  // whatever is done, by anyone, is told with whether it can be undone
  const now = host.history.value;
  const [steps, setSteps] = useState<readonly DoneStep[]>();
  useEffect(() => {
    let isGone = false;
    void host.tellSteps?.(language).then((found) => {
      if (!isGone) setSteps(found);
    });
    return () => {
      isGone = true;
    };
  }, [host, language, now]);
  if (host.tellSteps === undefined) return <p class="jw-none">{view.text("panel.history.unknown")}</p>;
  if (steps === undefined) return null;
  if (steps.length === 0) return <p class="jw-none">{view.text("panel.history.none")}</p>;
  const current = steps.find(({ isUndone }) => !isUndone)?.number ?? 0;
  const go = (number: number, what: string): void => {
    host.goToStep?.(number);
    view.tell(number < current ? "panel.said.backTo" : "panel.said.forwardTo", { what: excerpt(what, 80) });
  };
  const start = view.text("panel.history.start");
  const all = [...steps, { number: 0, what: start, where: "", at: 0, isUndone: false }];
  return (
    <ol class="jw-list jw-steps">
      {all.map(({ number, what, where, at, isUndone }) => (
        <li key={number}>
          <button
            type="button"
            class={`jw-place ${isUndone ? "is-undone" : ""}`}
            aria-current={number === current ? "step" : undefined}
            title={
              number === current
                ? undefined
                : view.text(number < current ? "panel.history.back" : "panel.history.forward")
            }
            disabled={!host.canEdit}
            onClick={() => {
              if (number !== current) go(number, what);
            }}
          >
            <span dir="auto">{excerpt(what, 200)}</span>
            {at > 0 && (
              <small>
                {showMoment(view, at)} · {where}
              </small>
            )}
          </button>
        </li>
      ))}
    </ol>
  );
}
