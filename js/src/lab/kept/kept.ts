// Edits of one document that a notebook keeps until a kernel takes them in.

import type { Part } from "../../schema/sharing.generated.js";
import { type Payload, partsOf } from "../payload.js";
import { type Change, countOf } from "./changes.js";
import { Draft } from "./draft.js";
import type { Refused } from "./replay.js";
import { changesIn, textOf } from "./text.js";

/** What edits are kept for, without the edits. */
type Kind = Pick<Payload, "document" | "origin" | "without">;

/** Why edits wait for a word of the user, at the outputs of a document. */
export interface Question {
  readonly document: string;
  /** What did not fit; undefined where none was tried, for the document is of another origin. */
  readonly refused: readonly Refused[] | undefined;
}

export class Kept implements Kind {
  readonly document: string;
  readonly origin: string;
  readonly without: readonly Part[];
  /** Outputs in which the document was seen: what runs there is the document, made again. */
  readonly places = new Set<string>();
  question: Question | undefined;
  /** Whether they are on their way into a kernel. */
  isBusy = false;
  #draft: Draft | undefined;
  #changes: readonly Change[] = [];
  #unread: { readonly text: string; readonly reason: string } | undefined;

  /**
   * @param isApart whether no snapshot shows them: their output is gone, or holds a document that did not take them in
   */
  constructor(
    { document, origin, without }: Kind,
    edits: string | readonly Change[],
    readonly isApart: boolean,
  ) {
    [this.document, this.origin, this.without] = [document, origin, without];
    if (typeof edits !== "string") this.#changes = edits;
    else this.#read(edits);
  }

  #read(text: string): void {
    try {
      this.#changes = changesIn(text);
    } catch (error) {
      this.distrust(text, String(error instanceof Error ? error.message : error));
    }
  }

  /** Says that the edits cannot be used, and why; their text stays as it is. */
  distrust(text: string, reason: string): void {
    this.#changes = [];
    this.#unread = { text, reason };
  }

  /** Why they cannot be used, undefined where they can. */
  get problem(): string | undefined {
    return this.#unread?.reason;
  }

  get changes(): readonly Change[] {
    return this.#draft?.changes ?? this.#changes;
  }

  get count(): number {
    return countOf(this.changes);
  }

  /** As the notebook holds them, undefined where there is nothing to hold. */
  get text(): string | undefined {
    return this.#unread?.text ?? (this.changes.length > 0 ? textOf(this.changes) : undefined);
  }

  get draft(): Draft | undefined {
    return this.#draft;
  }

  /** Makes the document editable; edits that cannot be used are given up by that. */
  open(snapshot: string): Draft {
    this.#draft ??= new Draft(snapshot, this.#changes, this.without);
    this.#unread = undefined;
    return this.#draft;
  }

  /** Ends the editing; the edits stay. Returns what is to be destroyed when no view shows it any more. */
  close(): Draft | undefined {
    const draft = this.#draft;
    if (draft === undefined) return undefined;
    this.#changes = draft.changes;
    this.#draft = undefined;
    return draft;
  }
}

// ---------------------------------------------------------------------- in the metadata of a cell

/** Edits whose output is gone, as its cell holds them. */
export interface KeptData {
  readonly document: string;
  readonly origin: string;
  readonly without: string[];
  /** Which of the cell's outputs of ours it was. */
  readonly output: number;
  readonly edits: string;
}

export const METADATA = "journey_widgets";

/** Cells with more of them are none that we wrote. */
const MOST = 100;

export function keptIn(metadata: unknown): KeptData[] {
  const { kept } = (typeof metadata === "object" && metadata !== null ? metadata : {}) as { kept?: unknown };
  return (Array.isArray(kept) ? kept.slice(0, MOST) : []).flatMap((found: unknown): KeptData[] => {
    if (typeof found !== "object" || found === null) return [];
    const { document, origin, without, output, edits } = found as Record<string, unknown>;
    if (typeof document !== "string" || typeof origin !== "string" || typeof edits !== "string") return [];
    if (typeof output !== "number" || !Number.isSafeInteger(output)) return [];
    return [{ document, origin, without: [...partsOf(without)], output, edits }];
  });
}
