// What a filter may look for, as entries of a menu that put it into the query.

import { asksFor, type FieldName, toggled } from "../../../model/query.js";
import type { TextKey } from "../../../schema/texts.generated.js";
import type { Entry } from "../menu.js";
import type { SwimlaneView } from "../view.js";

const FIELDS: readonly FieldName[] = ["channel", "owner", "persona", "tag", "state"];
/** A menu of a hundred channels helps nobody: the others can be typed. */
const MOST = 20;

export function filterEntries(view: SwimlaneView): readonly Entry[] {
  const { finding, own } = view;
  const terms = finding.terms.value;
  const valueText = (field: FieldName, value: string): string =>
    field === "state" ? view.text(`change.${value}` as TextKey) : value;
  return [
    {
      text: view.text("filter.hide"),
      isChecked: own.is_hiding.value,
      stays: true,
      act: () => {
        own.is_hiding.value = !own.is_hiding.value;
      },
    },
    {
      text: view.text("filter.clear"),
      act: () => {
        own.filter.value = "";
        finding.tell();
      },
    },
    ...FIELDS.flatMap((field): readonly Entry[] => {
      const offered = finding.offered(field).slice(0, MOST);
      if (offered.length === 0) return [];
      return [
        {
          text: view.text(`filter.${field}` as TextKey),
          isHeading: true,
          note: field === "persona" && view.text("filter.persona.rule"),
        },
        ...offered.map(({ value, count }) => ({
          text: view.text("filter.value", { name: valueText(field, value), count }),
          isChecked: asksFor(terms, field, value),
          stays: true,
          act: () => {
            own.filter.value = toggled(own.filter.value, field, value);
            finding.tell();
          },
        })),
      ];
    }),
  ];
}
