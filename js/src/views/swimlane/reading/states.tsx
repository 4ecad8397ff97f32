// The switch in the toolbar between today, both states and the future.

import { labelOfChoice } from "../../text.js";
import { COMPARISONS, type ShownState } from "../look.js";
import { withTools } from "../tools.js";
import { type SwimlaneView, useView } from "../view.js";

const told = (view: SwimlaneView): void => withTools(view, ({ tellCounts }) => tellCounts(view));

/** Today, both, or the future. */
export function States() {
  const view = useView();
  const { own } = view;
  const language = own.language.value;
  const comparison = own.comparison.value;
  const segment = (text: string, isOn: boolean, act: () => void) => (
    <button key={text} type="button" class="jw-segment" aria-pressed={isOn} onClick={act}>
      {text}
    </button>
  );
  const alone = (state: ShownState) =>
    segment(labelOfChoice(language, "State", state), comparison === "" && own.state.value === state, () => {
      own.comparison.value = "";
      own.state.value = state;
    });
  return (
    <>
      <div class="jw-segments" role="group" aria-label={view.text("bar.state")}>
        {alone("current")}
        {segment(view.text("compare.button"), comparison !== "", () => {
          own.comparison.value = "overlay";
          told(view);
        })}
        {alone("future")}
      </div>
      {comparison !== "" && (
        <select
          class="jw-select"
          aria-label={view.text("compare.kind")}
          value={comparison}
          onChange={(event) => {
            own.comparison.value = event.currentTarget.value as typeof comparison;
            told(view);
          }}
        >
          {COMPARISONS.map((kind) => (
            <option key={kind} value={kind}>
              {labelOfChoice(language, "ComparisonKind", kind)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
