// The marks of the list: how grave something is, and whether a group is open.

import type { Severity } from "../../model/problems.js";

const PATHS: Readonly<Record<Severity, string>> = {
  error: "M8 1.500a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 4.500v4.500M8 11.300v.1",
  warning: "M8 2L1.5 13.500h13zM8 6.500v3.500M8 11.900v.1",
  missing: "M4.500 8h7M2.500 2.500h11v11h-11z",
};
const CHECK = "M3 8.500l3.5 3.500L13 4.500";
const RIGHT = "M6 4l4 4l-4 4";

function Mark({ d, class: name, label }: { d: string; class: string; label?: string | undefined }) {
  return (
    <svg
      class={`jw-mark ${name}`}
      viewBox="0 0 16 16"
      focusable="false"
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined ? "true" : undefined}
    >
      <path d={d} />
    </svg>
  );
}

/** The mark of a severity; without a label it says nothing to a screen reader. */
export const SeverityIcon = ({ severity, label }: { severity: Severity; label?: string }) => (
  <Mark d={PATHS[severity]} class={`is-${severity}`} label={label} />
);

export const DoneIcon = () => <Mark d={CHECK} class="is-done" />;

export const Twist = ({ isOpen }: { isOpen: boolean }) => (
  <Mark d={RIGHT} class={`jw-twist ${isOpen ? "is-open" : ""}`} />
);
