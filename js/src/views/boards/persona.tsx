// The card of a persona: who she is, how her journeys feel, what she counts on. Everything on it is edited in place.

import { AddRow } from "./add.js";
import type { BoardView } from "./board.js";
import { Field } from "./field.js";
import { Portrait, PortraitEditor, pictureOf } from "./portrait.js";
import type { BoardTold, CurvePointTold, FactTold, PersonaBoard, PersonaTold } from "./told.js";
import { toneClass } from "./tone.js";
import { saying } from "./wording.js";

interface Props {
  readonly told: PersonaBoard & BoardTold;
  readonly board: BoardView;
}

export function PersonaBody({ told, board }: Props) {
  return (
    <div class="jw-personas">
      {told.persona !== null && <Card persona={told.persona} board={board} />}
      {told.strip.length > 0 && <Strip told={told} board={board} />}
      {board.canEdit && <AddRow told={told.add} board={board} />}
    </div>
  );
}

interface CardProps {
  readonly persona: PersonaTold;
  readonly board: BoardView;
}

function Card({ persona, board }: CardProps) {
  const [table, id] = persona.row;
  const of = persona.name.text;
  const [journeys, expected] = persona.headings;
  const [noJourneys, noExpected] = persona.empty;
  return (
    <article class="jw-persona" data-table={table} data-row={id} tabIndex={-1} aria-label={of}>
      <div class="jw-persona-face">
        <PortraitEditor key={id} persona={persona} board={board} />
        <Field board={board} field={persona.name.field} of={of} class="jw-persona-name">
          {persona.name.text}
        </Field>
        <span class="jw-persona-segment">
          <Field board={board} field={persona.segment.field} of={of}>
            {persona.segment.text}
          </Field>
        </span>
        <blockquote class="jw-persona-quote">
          <Field board={board} field={persona.quote.field} of={of}>
            {persona.quote.text}
          </Field>
        </blockquote>
      </div>
      <dl class="jw-persona-texts">
        {persona.texts.map((fact) => (
          <PersonaText key={fact.label} fact={fact} of={of} board={board} />
        ))}
      </dl>
      <section class="jw-persona-part" aria-label={journeys}>
        <h4 class="jw-persona-heading">{journeys}</h4>
        {persona.journeys.length === 0 && <p class="jw-remark">{noJourneys}</p>}
        {persona.journeys.map((journey) => (
          <Journey key={journey.label} journey={journey} board={board} />
        ))}
      </section>
      <section class="jw-persona-part" aria-label={expected}>
        <h4 class="jw-persona-heading">{expected}</h4>
        {persona.expected.length === 0 ? (
          <p class="jw-remark">{noExpected}</p>
        ) : (
          <Expected persona={persona} board={board} />
        )}
      </section>
    </article>
  );
}

function PersonaText({ fact, of, board }: { fact: FactTold; of: string; board: BoardView }) {
  return (
    <div class={`jw-persona-text is-${fact.field?.column ?? ""}`}>
      <dt>{fact.label}</dt>
      <dd dir="auto">
        <Field board={board} field={fact.field} of={of}>
          {fact.text}
        </Field>
      </dd>
    </div>
  );
}

function Journey({ journey, board }: { journey: PersonaTold["journeys"][number]; board: BoardView }) {
  return (
    <div class="jw-persona-journey">
      <button
        type="button"
        class="jw-persona-lead"
        title={saying(board.language, "board.lead")}
        onClick={() => board.lead(journey.row, saying(board.language, "board.nowhere"))}
      >
        {journey.label}
      </button>
      {journey.sub !== "" && <p class="jw-remark">{journey.sub}</p>}
      <Curves label={journey.label} current={journey.current} future={journey.future} />
      <dl class="jw-facts">
        {journey.facts.map((fact) => (
          <div key={fact.label} class="jw-fact">
            <dt>{fact.label}</dt>
            <dd class={toneClass(fact.tone)}>{fact.text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const [WIDTH, HEIGHT, PAD] = [300, 64, 6];

interface CurvesProps {
  readonly label: string;
  readonly current: readonly CurvePointTold[];
  readonly future: readonly CurvePointTold[];
}

/** Today's curve, and the future one dashed behind it, about the line of what is neither good nor bad. */
function Curves({ label, current, future }: CurvesProps) {
  if (current.length + future.length === 0) return null;
  return (
    <svg class="jw-feelings" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path class="jw-centre" d={`M0 ${y(0)}H${WIDTH}`} />
      <path class="jw-feelings-line is-future" d={pathOf(future)} />
      <path class="jw-feelings-line" d={pathOf(current)} />
      {current.map((point) => (
        <circle
          key={point.row[1]}
          class={point.isLowest ? "is-lowest" : point.isTruth ? "is-truth" : ""}
          cx={x(point.x)}
          cy={y(point.y)}
          r={point.isLowest ? 4 : point.isTruth ? 3.4 : 2}
        >
          <title>{point.hint}</title>
        </circle>
      ))}
    </svg>
  );
}

const x = (share: number): number => PAD + Math.max(0, Math.min(1, share)) * (WIDTH - 2 * PAD);
const y = (valence: number): number =>
  PAD + ((2 - Math.max(-2, Math.min(2, valence))) / 4) * (HEIGHT - 2 * PAD);

const pathOf = (points: readonly CurvePointTold[]): string =>
  points.map((point, i) => `${i === 0 ? "M" : "L"}${x(point.x)} ${y(point.y)}`).join("");

function Expected({ persona, board }: CardProps) {
  const first = persona.expected[0]?.facts ?? [];
  return (
    <table class="jw-expected">
      <thead>
        <tr>
          <td />
          {first.map((fact) => (
            <th key={fact.label} scope="col">
              {fact.label}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {persona.expected.map((each) => (
          <tr key={each.row[1]} data-table={each.row[0]} data-row={each.row[1]}>
            <th scope="row">
              <Field board={board} field={each.name.field} of={persona.name.text}>
                {each.name.text}
              </Field>
              <small>{each.sub}</small>
            </th>
            {each.facts.map((fact) => (
              <td key={fact.label} class="jw-expected-number">
                <Field board={board} field={fact.field} of={each.name.text}>
                  {fact.text}
                </Field>
              </td>
            ))}
            <td class={`jw-verdict ${toneClass(each.tone)}`}>{each.words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Strip({ told, board }: Props) {
  return (
    <ul class="jw-others">
      {told.strip.map((each) => (
        <li key={each.id}>
          <button
            type="button"
            class="jw-other"
            aria-pressed={each.id === told.persona?.row[1]}
            disabled={!board.canEdit}
            onClick={() => board.choose(told.trait, each.id)}
          >
            <Portrait text={each.portrait.text} picture={pictureOf(each.portrait.picture)} />
            <span class="jw-other-words">
              <strong>{each.label}</strong>
              {each.sub !== "" && <small>{each.sub}</small>}
              <small>{each.text}</small>
            </span>
            <Curves label={each.label} current={each.current} future={[]} />
          </button>
        </li>
      ))}
    </ul>
  );
}
