// A board of cards in lanes: interventions, those that are quickly done apart from those that need more.

import type { BoardView } from "./board.js";
import { Field } from "./field.js";
import type { BoardTold, CardsBoard, CardTold, FactTold } from "./told.js";
import { toneClass } from "./tone.js";

interface Props {
  readonly told: CardsBoard & BoardTold;
  readonly board: BoardView;
}

export function CardsBody({ told, board }: Props) {
  return (
    <div class="jw-board-scroll jw-lanes">
      {told.lanes.map((lane) => (
        <section key={lane.label} class="jw-lane-column" aria-label={lane.label}>
          <h4 class="jw-lane-title">
            {lane.label} <small>{lane.sub}</small>
          </h4>
          {lane.cards.map((card) => (
            <Card key={card.row[1]} card={card} board={board} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Card({ card, board }: { card: CardTold; board: BoardView }) {
  const [table, id] = card.row;
  const of = card.name.text;
  return (
    <article class="jw-card jw-big-card" data-table={table} data-row={id} tabIndex={-1} aria-label={of}>
      <div class="jw-big-head">
        <Field board={board} field={card.name.field} of={of} class="jw-big-name">
          {card.name.text}
        </Field>
        {card.badge !== undefined && <span class={`jw-tag ${toneClass(card.tone)}`}>{card.badge}</span>}
      </div>
      {card.share !== undefined && card.share !== null && (
        <span class="jw-share" aria-hidden="true">
          <span style={{ width: `${Math.max(0, Math.min(1, card.share)) * 100}%` }} />
        </span>
      )}
      {card.text !== undefined && (
        <p class="jw-big-text">
          <Field board={board} field={card.text.field} of={of}>
            {card.text.text}
          </Field>
        </p>
      )}
      <dl class="jw-facts">
        {card.facts.map((fact) => (
          <Fact key={fact.label} fact={fact} of={of} board={board} />
        ))}
      </dl>
      {card.notes.map((note) => (
        <p key={note} class="jw-remark">
          {note}
        </p>
      ))}
    </article>
  );
}

function Fact({ fact, of, board }: { fact: FactTold; of: string; board: BoardView }) {
  return (
    <div class="jw-fact">
      <dt>{fact.label}</dt>
      <dd class={toneClass(fact.tone)}>
        <Field board={board} field={fact.field} of={of}>
          {fact.text}
        </Field>
      </dd>
    </div>
  );
}
