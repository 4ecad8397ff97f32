// Pages without a browser, for the tests in Python: one request a line comes in, one answer a line goes out.
//
// `tests/sync/pages.py` bundles this file and talks to it. The documents, hosts and verbs are the real ones; the widget's
// model is a fake whose messages the test carries, and the clock is the test's.

import { createInterface } from "node:readline";
import * as Y from "yjs";
import { KernelHost } from "../src/host/kernel.js";
import { toldStep } from "../src/host/told_steps.js";
import { JourneyFileError, readJourneyFile, writeJourneyFile } from "../src/interchange/journey_file.js";
import { indexOf, told } from "../src/lab/problems/words.js";
import { inState } from "../src/model/assessment.js";
import { changesOf } from "../src/model/change.js";
import { JourneyDocument, THERE } from "../src/model/document.js";
import { citedIn, evidenceLevel } from "../src/model/evidence.js";
import { type CardTable, Finder } from "../src/model/find.js";
import { assessmentKey, columnKey, emotionKey, isId, partsOf } from "../src/model/keys.js";
import { latestValue, measurementsOf } from "../src/model/kpis.js";
import { linesOf, runsOf } from "../src/model/lanes.js";
import { computeMap, type JourneyMap } from "../src/model/map.js";
import { MEASURES, measureOf, stepValue } from "../src/model/numbers.js";
import { compareText, orderOf, place } from "../src/model/order.js";
import { findProblems } from "../src/model/problems.js";
import { parseQuery, type Term } from "../src/model/query.js";
import { removalOf } from "../src/model/removal.js";
import "../src/schema/plan.js";
import { isSound, type Raw, toRow, type Value } from "../src/model/values.js";
import type { Part } from "../src/schema/sharing.generated.js";
import { type Language, type State, TABLES, type TableName } from "../src/schema/tables.generated.js";
import { FakeModel } from "./fake_model.js";
import { doSomething } from "./gestures.js";
import { random } from "./random.js";

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
const text = (data: Uint8Array): string => Buffer.from(data).toString("base64");

// ---------------------------------------------------------------------- a clock of the test's own

const timers = new Map<number, { at: number; run: () => void }>();
let [now, lastTimer] = [0, 0];

Object.assign(globalThis, {
  setTimeout: (run: () => void, delay = 0): number => {
    timers.set(++lastTimer, { at: now + delay, run });
    return lastTimer;
  },
  clearTimeout: (timer: number): void => {
    timers.delete(timer);
  },
});

function advance(by: number): void {
  const end = now + by;
  for (;;) {
    const due = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
    if (due === undefined) break;
    const [timer, { at, run }] = due;
    timers.delete(timer);
    now = at;
    run();
  }
  now = end;
}

// ---------------------------------------------------------------------- pages

interface Page {
  readonly model: FakeModel;
  readonly host: KernelHost;
}

const pages = new Map<string, Page>();

function page(name: string): Page {
  const found = pages.get(name);
  if (found === undefined) throw new Error(`no page ${name}`);
  return found;
}

/** What pages sent since they were last asked: page → messages. */
const sent = (): Record<string, unknown[]> =>
  Object.fromEntries(
    [...pages].map(([name, { model }]) => [
      name,
      model.sent
        .splice(0)
        .map(({ command, update }) => [command, update === undefined ? [] : [text(update)]]),
    ]),
  );

interface ToldSteps {
  readonly update: string;
  readonly language: Language;
  readonly steps: readonly {
    readonly name: string;
    readonly rows: readonly (readonly [TableName, string, Raw | null, Raw | null])[];
  }[];
}

interface Message {
  readonly content: unknown;
  readonly buffers: readonly string[];
}

/** Rows with their keys sorted, so that equal ones are equal texts. */
function rowsOf(document: JourneyDocument): unknown {
  return Object.fromEntries(
    Object.entries(document.rows).map(([table, rows]) => [table, Object.fromEntries(rows)]),
  );
}

interface FindRequest {
  readonly update: string;
  readonly queries: readonly string[];
  readonly cards: readonly (readonly [CardTable, string])[];
}

const termAsTuple = ({ field, value, isWhole, isNot }: Term) => [field ?? "", value, isWhole, isNot];

/** The number a lane of a measure shows in a column. */
function numberAt(
  document: JourneyDocument,
  map: JourneyMap,
  name: string,
  column: string,
  stepId: string | undefined,
): number | undefined {
  const measure = measureOf(name, {});
  if (measure === undefined || stepId === undefined) return undefined;
  const ids = measure.host === "steps" ? [stepId] : (map.touchpoints.get(column) ?? []);
  const rows = ids.map((id) => document.rows[measure.host]?.get(id) ?? {});
  return stepValue(measure, rows, map.state);
}

const COMMANDS = {
  open: ({ name, state }: { name: string; state: string }) => {
    const model = new FakeModel({ _state: bytes(state) });
    pages.set(name, { model, host: new KernelHost(model) });
    return sent();
  },
  /** A page is closed or reloaded: what it had not sent is lost. */
  close: ({ name }: { name: string }) => {
    const { host, model } = page(name);
    host.destroy();
    pages.delete(name);
    return model.listenerCount;
  },
  act: ({ name, seed, count }: { name: string; seed: number; count: number }) => {
    const { host } = page(name);
    const rng = random(seed);
    const done: string[] = [];
    for (let i = 0; i < count; i++) done.push(doSomething(host.document, rng));
    return { done, sent: sent() };
  },
  step: ({ name, way }: { name: string; way: "undo" | "redo" }) => {
    page(name).host[way]();
    return sent();
  },
  deliver: ({ name, messages }: { name: string; messages: readonly Message[] }) => {
    const { model } = page(name);
    for (const { content, buffers } of messages) model.trigger("msg:custom", content, buffers.map(bytes));
    return sent();
  },
  live: ({ name, isLive }: { name: string; isLive: boolean }) => {
    const { model } = page(name);
    model.failure = isLive ? undefined : new Error("Cannot send");
    model.live(isLive);
    return sent();
  },
  reconnect: ({ name, state }: { name: string; state: string }) => {
    page(name).model.set("_state", bytes(state));
    return sent();
  },
  wait: ({ milliseconds }: { milliseconds: number }) => {
    advance(milliseconds);
    return sent();
  },
  look: ({ name }: { name: string }) => {
    const { document, history, safety } = page(name).host;
    return {
      rows: rowsOf(document),
      vector: text(Y.encodeStateVector(document.doc)),
      history: [history.value.canUndo, history.value.canRedo],
      safety: safety.value,
      isPending: document.doc.store.pendingStructs !== null || document.doc.store.pendingDs !== null,
      timers: timers.size,
    };
  },

  // -------------------------------------------------------------------- one document, read in full

  read: ({ update, removals }: { update: string; removals: readonly [string, string][] }) => {
    const document = new JourneyDocument();
    Y.applyUpdate(document.doc, bytes(update), THERE);
    const { ids } = document.shown;
    const rows = Object.fromEntries(
      Object.entries(ids).map(([table, shown]) => [
        table,
        shown.map((id) => toRow(table as TableName, id, document.rows[table]?.get(id) ?? {})),
      ]),
    );
    const states = ["current", "future"] as const;
    const maps = (ids.journeys ?? []).flatMap((journey) =>
      [...states, ...states].map((state, at) => {
        // once alone, once with the steps of both states
        const isTogether = at >= states.length;
        const map = computeMap(document, journey, state, undefined, isTogether);
        const { columns, phases, lanes, cells, blocks, handoffs } = map;
        return {
          journey,
          state,
          isTogether,
          columns,
          phases,
          lanes,
          blocks,
          handoffs: [...handoffs].map(([id, found]) => [id, found]),
          cells: [...cells].map(([key, found]) => [...key.split("\n"), found]),
          runs: runsOf(lanes).map(({ group, lanes: own }) => [group ?? "", own.map(({ id }) => id)]),
          lines: [...linesOf(lanes)],
          touchpoints: [...map.touchpoints].filter(([, found]) => found.length > 0),
          subRows: [...map.subRows],
          work: [...map.work],
          kpis: map.kpis,
          numbers: MEASURES.map((name) =>
            columns.map(({ key, stepId }) => numberAt(document, map, name, key, stepId)),
          ),
        };
      }),
    );
    const inStates = (ids.touchpoints ?? []).flatMap((id) =>
      states.map((state) => [
        id,
        state,
        inState(document.rows.touchpoints?.get(id) ?? {}, state, document.shown),
      ]),
    );
    const measured = measurementsOf(document);
    const kpiValues = (ids.kpis ?? []).map((id) => {
      const rows = (measured.get(id) ?? []).map((row) => document.rows.measurements?.get(row) ?? {});
      const found = latestValue(document.rows.kpis?.get(id) ?? {}, rows);
      return found === undefined ? null : [found.value, found.isMet ?? null];
    });
    const removed = removals.map(([table, id]) => {
      const { gone, unlinked } = removalOf(document.rows, new Map([[table, new Set([id])]]));
      return {
        gone: [...gone].flatMap(([name, found]) => [...found].map((row) => [name, row])),
        unlinked: unlinked.map(({ table: name, id: row, key }) => [name, row, key]),
      };
    });
    const answer = {
      raw: rowsOf(document),
      ids,
      rows,
      maps,
      inStates,
      removed,
      kpiValues,
      own: document.ownColumns.value,
      vector: text(Y.encodeStateVector(document.doc)),
    };
    document.destroy();
    return answer;
  },

  /** What becomes of each touchpoint, and which cards each query finds in each state. */
  find: ({ update, queries, cards }: FindRequest) => {
    const document = new JourneyDocument();
    Y.applyUpdate(document.doc, bytes(update), THERE);
    const changes = [...changesOf(document)].map(([id, { kind, changed }]) => [id, kind, changed]);
    const found = queries.map((query) => {
      const terms = parseQuery(query);
      return (["current", "future"] as const).map((state) => {
        const finder = new Finder(document, document.shown.ids.journeys?.[0] ?? "", state);
        return cards.filter(([table, id]) => finder.finds(terms, table, id));
      });
    });
    document.destroy();
    return { changes, found, terms: queries.map((query) => parseQuery(query).map(termAsTuple)) };
  },

  // -------------------------------------------------------------------- files

  /** What a file holds, and what is written of that; or the error. */
  file_read: ({ text: file, source }: { text: string; source: string }) => {
    let document: JourneyDocument;
    try {
      document = readJourneyFile(file, source);
    } catch (error) {
      if (error instanceof JourneyFileError) return { error: error.message, details: error.details };
      throw error;
    }
    const answer = {
      rows: rowsOf(document),
      own: document.ownColumns.value,
      written: writeJourneyFile(document),
    };
    document.destroy();
    return answer;
  },
  file_write: ({ update, without }: { update: string; without?: readonly Part[] }) => {
    const document = new JourneyDocument();
    Y.applyUpdate(document.doc, bytes(update), THERE);
    const written = writeJourneyFile(document, without);
    document.destroy();
    return written;
  },

  // -------------------------------------------------------------------- problems

  /** What is found after each update; the last answer counts, in the columns of the frame. */
  problems: ({ updates, language }: { updates: readonly string[]; language: Language }) => {
    const document = new JourneyDocument();
    let found = findProblems(document);
    for (const update of updates) {
      Y.applyUpdate(document.doc, bytes(update), THERE);
      found = findProblems(document);
    }
    const answer = found.map((problem) => {
      const { message, hint } = told(problem, language);
      return [problem.severity, problem.table, indexOf(problem), problem.column, message, hint];
    });
    document.destroy();
    return answer;
  },

  // -------------------------------------------------------------------- what was done

  /** Steps in words: of each, its rows as [table, id, before, after], and the name of the first. */
  told_steps: ({ update, steps, language }: ToldSteps) => {
    const document = new JourneyDocument();
    Y.applyUpdate(document.doc, bytes(update), THERE);
    const told = steps.map(({ rows, name }) => {
      const changes = rows.map(([table, id, before, after]) => {
        return { table, id, before: before ?? undefined, after: after ?? undefined };
      });
      return toldStep(document, language, changes, name);
    });
    document.destroy();
    return told;
  },

  // -------------------------------------------------------------------- evidence

  evidence: ({ update }: { update: string }) => {
    const document = new JourneyDocument();
    Y.applyUpdate(document.doc, bytes(update), THERE);
    const cited = citedIn(document);
    const answer = (["touchpoints", "steps", "notes"] as const).flatMap((table) =>
      (document.shown.ids[table] ?? []).map((id) => {
        const raw = document.rows[table]?.get(id) ?? {};
        return [table, id, evidenceLevel(table, raw, cited.get(`${table}/${id}`), document.shown) ?? null];
      }),
    );
    document.destroy();
    return answer;
  },

  // -------------------------------------------------------------------- single functions

  keys: ({ parts }: { parts: readonly (readonly [State, string, string])[] }) =>
    parts.map(([state, column, persona]) => {
      const made = [columnKey(column), assessmentKey(state, column), emotionKey(state, column, persona)];
      return { made, parts: made.map(partsOf) };
    }),
  ids: ({ texts }: { texts: readonly string[] }) => texts.map(isId),
  sound: ({ values }: { values: readonly Value[] }) =>
    Object.entries(TABLES).flatMap(([table, { columns }]) =>
      Object.entries(columns).map(([name, spec]) => [
        table,
        name,
        values.map((value) => isSound(spec, value)),
      ]),
    ),
  order: ({ keys, texts }: { keys: readonly unknown[]; texts: readonly string[] }) => ({
    orders: keys.map(orderOf),
    sorted: [...texts].sort(compareText),
  }),
  place: ({ cases }: { cases: readonly [[string, string][], string, number][] }) =>
    cases.map(([siblings, id, index]) => Object.fromEntries(place(siblings, id, index))),
};

type Commands = typeof COMMANDS;

const run = (name: keyof Commands, request: never): unknown => COMMANDS[name](request);

createInterface({ input: process.stdin }).on("line", (line) => {
  const request = JSON.parse(line) as { do: keyof Commands };
  let answer: unknown;
  try {
    answer = { answer: run(request.do, request as never) };
  } catch (error) {
    answer = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
