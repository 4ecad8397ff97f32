// Whether a list of the panel is about what is selected, or about all of the map.

import { useView } from "../view.js";

export interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  choose(value: T): void;
}

/** A few choices side by side, of which one holds. */
export function Segments<T extends string>({ label, value, options, choose }: SegmentsProps<T>) {
  return (
    <div class="jw-segments" role="group" aria-label={label}>
      {options.map(([each, text]) => (
        <button
          key={each}
          type="button"
          class="jw-segment"
          aria-pressed={each === value}
          onClick={() => choose(each)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

export type Scope = "row" | "map";

export function ScopeSegments({ scope, choose }: { scope: Scope; choose(scope: Scope): void }) {
  const view = useView();
  return (
    <Segments
      label={view.text("panel.scope")}
      value={scope}
      options={[
        ["row", view.text("panel.scope.row")],
        ["map", view.text("panel.scope.map")],
      ]}
      choose={choose}
    />
  );
}
