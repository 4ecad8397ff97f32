// A board as the kernel tells it: what stands where, in words and numbers, and which value of which row each thing is. The
// kernel computes, the page draws and says what somebody did. Everything here may come from a stranger's notebook.

/** A value that can be edited: where it is in the tables, or in which new row it will be. */
export interface FieldTold {
  readonly table: string;
  /** Id of the row, or the ids that make its label; null for a row that is not there yet. */
  readonly row: string | readonly string[] | null;
  readonly column: string;
  readonly value: string | number | boolean | null;
  /** What a new row holds besides. */
  readonly beside?: Readonly<Record<string, string>>;
  /** What it may be, with labels, where that is a closed list. */
  readonly options?: readonly (readonly [string | number, string])[];
  /** Whether a share is read and written in per cent. */
  readonly isPercent?: boolean;
}

/** Table and id of a row that a thing stands for. */
export type RowTold = readonly [string, string];

export interface ControlTold {
  readonly trait: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
}

/** Good or bad, as far as colours tell: from −1 to 1. */
type Tone = number | null;

export interface CellTold {
  readonly text: string;
  readonly tone?: Tone;
  /** One of the marks of the legend. */
  readonly mark?: string;
  readonly hint?: string;
  readonly field?: FieldTold;
  readonly row?: RowTold;
}

export interface HeadTold {
  readonly label: string;
  readonly sub?: string;
  readonly row?: RowTold;
  readonly field?: FieldTold;
  /** A sum or rank of its line. */
  readonly text?: string;
  /** The same as a bar, from 0 to 1. */
  readonly share?: Tone;
  readonly mark?: string;
}

export interface GridBoard {
  readonly board: "grid";
  readonly corner: string;
  readonly columns: readonly HeadTold[];
  readonly rows: readonly HeadTold[];
  readonly cells: readonly (readonly (CellTold | null)[])[];
}

export interface AxisTold {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Where the cross-hair stands. */
  readonly cut: number | null;
  readonly step: number;
}

export interface PointTold {
  readonly label: string;
  readonly row: RowTold;
  readonly x: number;
  readonly y: number;
  /** From 0 to 1, of the largest. */
  readonly size: number;
  readonly tone?: Tone;
  readonly mark?: string;
  /** What stands in the bubble. */
  readonly letter?: string;
  readonly hint: string;
  readonly fieldX?: FieldTold;
  readonly fieldY?: FieldTold;
}

/** Where a row that is not there yet is written, by its name. */
export interface AddTold {
  readonly table: string;
  readonly column: string;
  readonly label: string;
}

/** Somebody of a roster: on the plane, or to be dragged onto it. */
export interface RosterItemTold {
  readonly name: FactTold;
  readonly row: RowTold;
  readonly letter: string;
  readonly mark?: string;
  readonly hint: string;
  readonly isPlaced: boolean;
  readonly facts: readonly FactTold[];
  /** What its removal is called. */
  readonly remove: string;
  readonly fieldX: FieldTold;
  readonly fieldY: FieldTold;
}

export interface RosterTold {
  readonly label: string;
  readonly groups: readonly { readonly label: string; readonly items: readonly RosterItemTold[] }[];
  /** Sentences on who is missing. */
  readonly missing: readonly string[];
  readonly add: AddTold;
}

export interface PlaneBoard {
  readonly board: "plane";
  readonly x: AxisTold;
  readonly y: AxisTold;
  /** Left above, right above, left below, right below. */
  readonly quadrants: readonly string[];
  readonly points: readonly PointTold[];
  /** All that the plane is about, those too that have no place on it. */
  readonly roster?: RosterTold;
}

export interface MarkTold {
  /** `current`, `future`, `best_practice`, `expectation`. */
  readonly state: string;
  readonly value: number;
  readonly field?: FieldTold;
}

export interface RungTold {
  readonly label: string;
  readonly sub: string;
  readonly row: RowTold;
  readonly marks: readonly MarkTold[];
  readonly text: string;
  readonly tone?: Tone;
  readonly hint: string;
}

export interface LadderBoard {
  readonly board: "ladder";
  readonly axis: AxisTold;
  readonly rungs: readonly RungTold[];
}

export interface FactTold {
  readonly label: string;
  readonly text: string;
  readonly field?: FieldTold;
  readonly tone?: Tone;
}

export interface CardTold {
  readonly name: FactTold;
  readonly row: RowTold;
  readonly text?: FactTold;
  readonly badge?: string;
  readonly tone?: Tone;
  readonly share?: Tone;
  readonly facts: readonly FactTold[];
  readonly notes: readonly string[];
}

export interface CardsBoard {
  readonly board: "cards";
  readonly lanes: readonly {
    readonly label: string;
    readonly sub: string;
    readonly cards: readonly CardTold[];
  }[];
}

export interface BarTold {
  readonly label: string;
  readonly sub: string;
  readonly row: RowTold;
  /** Milliseconds since 1970 of the day's beginning, in UTC. */
  readonly from: number;
  readonly to: number;
  /** Until when it may be late. */
  readonly slackTo: number | null;
  readonly status: string;
  readonly isCritical: boolean;
  readonly problem: string;
  readonly fieldFrom?: FieldTold;
  readonly fieldTo?: FieldTold;
  readonly hint: string;
}

export interface RoadmapBoard {
  readonly board: "roadmap";
  readonly from: number;
  readonly to: number;
  readonly today: number;
  readonly groups: readonly {
    readonly label: string;
    readonly sub: string;
    readonly bars: readonly BarTold[];
  }[];
}

export interface TileTold {
  readonly label: string;
  readonly sub: string;
  readonly row: RowTold;
  readonly text: string;
  readonly unit: string;
  readonly interval: string;
  readonly target: FactTold;
  readonly status: "good" | "bad" | "signal" | "none";
  readonly words: string;
  /** x from 0 to 1 in time; y in the unit of the value. */
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly isSignal: boolean;
    readonly hint: string;
  }[];
  readonly lines: {
    readonly centre: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  readonly targetAt: number | null;
}

export interface PanelBoard {
  readonly board: "panel";
  readonly groups: readonly { readonly label: string; readonly tiles: readonly TileTold[] }[];
}

export interface ItemTold {
  readonly status: "done" | "missing" | "doubtful";
  readonly text: string;
  readonly hint: string;
  readonly row?: RowTold;
}

export interface GuideBoard {
  readonly board: "guide";
  readonly steps: readonly {
    readonly label: string;
    readonly sub: string;
    readonly share: number;
    readonly items: readonly ItemTold[];
  }[];
}

export interface CurvePointTold {
  /** From 0 to 1 over the steps. */
  readonly x: number;
  /** From −2 to 2. */
  readonly y: number;
  readonly row: RowTold;
  readonly hint: string;
  readonly isTruth: boolean;
  readonly isLowest: boolean;
}

/** What stands for a face: a picture as a data URI, else an emoji or initials. */
export interface PortraitTold {
  readonly text: string;
  readonly picture: string | null;
}

export interface PersonaTold {
  readonly row: RowTold;
  readonly name: FactTold;
  readonly segment: FactTold;
  readonly initials: string;
  readonly image: FieldTold;
  readonly quote: FactTold;
  readonly texts: readonly FactTold[];
  readonly journeys: readonly {
    readonly label: string;
    readonly row: RowTold;
    readonly sub: string;
    readonly current: readonly CurvePointTold[];
    readonly future: readonly CurvePointTold[];
    readonly facts: readonly FactTold[];
  }[];
  readonly expected: readonly {
    readonly name: FactTold;
    readonly row: RowTold;
    readonly sub: string;
    readonly facts: readonly FactTold[];
    readonly tone: Tone;
    readonly words: string;
  }[];
  /** Of the journeys, and of what is expected. */
  readonly headings: readonly string[];
  readonly empty: readonly string[];
}

export interface PersonaBoard {
  readonly board: "persona";
  readonly persona: PersonaTold | null;
  /** All personas, to compare, where there are several. */
  readonly strip: readonly {
    readonly id: string;
    readonly label: string;
    readonly sub: string;
    readonly portrait: PortraitTold;
    readonly text: string;
    readonly current: readonly CurvePointTold[];
  }[];
  /** Trait that says whose card is shown. */
  readonly trait: string;
  readonly add: AddTold;
}

export type AnyBoard =
  | GridBoard
  | PlaneBoard
  | LadderBoard
  | CardsBoard
  | RoadmapBoard
  | PanelBoard
  | GuideBoard
  | PersonaBoard;

export type BoardTold = AnyBoard & {
  readonly kind: "board";
  readonly title: string;
  /** What the board says in one sentence. */
  readonly finding: string;
  readonly note: string;
  readonly controls: readonly ControlTold[];
  /** Mark or tone, and what it means. */
  readonly legend: readonly (readonly [string, string])[];
};
