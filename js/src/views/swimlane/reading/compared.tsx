// The switch between today, both states and the future, and the places of what a comparison shows: that comes with the panel.

import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { labelOfChoice } from "../../text.js";
import { COMPARISONS, type ShownState } from "../look.js";
import { panelModule, withPanel } from "../panel/open.js";
import type { PanelModule } from "../panel/place.js";
import { type SwimlaneView, useView } from "../view.js";

const told = (view: SwimlaneView): void => withPanel(view, ({ tellCounts }) => tellCounts(view));

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

type Comparing = Pick<PanelModule, "Counts" | "Ghosts" | "SideBySide" | "Was">;
type Props<C> = C extends ComponentType<infer P> ? P : never;

/** A part of the comparison, drawn when it has come. */
function part<Name extends keyof Comparing>(name: Name) {
  return (props: Props<Comparing[Name]>) => {
    const view = useView();
    useEffect(() => withPanel(view, () => undefined), [view]);
    const Part = panelModule()?.[name] as ComponentType<Props<Comparing[Name]>> | undefined;
    return Part === undefined ? null : <Part {...(props as Props<Comparing[Name]> & object)} />;
  };
}

export const Counts = part("Counts");
export const Ghosts = part("Ghosts");
export const SideBySide = part("SideBySide");
export const Was = part("Was");
