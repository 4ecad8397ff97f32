// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

export const SCHEMA_VERSION = 1;

export type ActorKind = "customer" | "company" | "partner" | "other";

export type ChannelStatus = "enabled" | "to_enable" | "retired";

export type ContactMode = "physical" | "digital" | "both";

export type ContactRoute = "direct" | "indirect";

export type ContactWith = "company" | "product" | "service";

export type FlowKind = "sequence" | "any_order" | "alternative";

export type LaneKind = "action" | "emotion" | "touchpoint" | "value" | "factor" | "backstage" | "note";

export type Language = "en" | "it";

export type MacroPhase = "pre_purchase" | "purchase" | "post_purchase";

export type NoteKind = "thought" | "feeling" | "value_offered" | "value_wanted" | "accelerator" | "blocker" | "opportunity" | "data" | "problem" | "impact" | "innovation" | "backstage" | "image";

export type RaciKind = "responsible" | "accountable" | "consulted" | "informed";

export type RoleKind = "process_owner" | "technology_owner" | "leadership" | "end_user" | "ux";

export type Severity = "slows" | "stops";

export type SourceKind = "call_centre_log" | "field_study" | "usability_finding" | "user_feedback" | "survey" | "event_log" | "walkthrough" | "assumption";

export type State = "current" | "future" | "best_practice";

/** What this redesign is: one row. */
export interface Redesign {
  redesign_id: string;
  /** Title of the redesign. */
  title?: string;
  /** The company whose journeys are redesigned. */
  organisation?: string;
  /** Market sector, for best practices. */
  sector?: string;
  /** Language in which the map is written. */
  language: Language;
  /** What the company wants to know from the map. */
  business_question?: string;
  /** Date by which the map is looked at again. */
  review_on?: string;
}

/** A class of customers that can be counted. */
export interface Segment {
  segment_id: string;
  /** Name of the segment. */
  name?: string;
  /** What its customers have in common. */
  description?: string;
  /** Customers in the segment. */
  customers?: number;
  /** Fractional index. */
  order: string;
}

/** A product or service a journey is about. */
export interface Product {
  product_id: string;
  /** Name of the product. */
  name?: string;
  /** What it does for the customer. */
  description?: string;
  /** Fractional index. */
  order: string;
}

/** A typical customer from whose point of view a map is drawn. */
export interface Persona {
  persona_id: string;
  /** Name of the persona. */
  name?: string;
  /** The segment the persona illustrates. */
  segment_id?: string;
  /** Age, role, place, household. */
  demographics?: string;
  /** Character and habits. */
  traits?: string;
  /** What the persona needs. */
  needs?: string;
  /** What hurts today. */
  pain_points?: string;
  /** What the persona wants to reach. */
  goals?: string;
  /** A sentence the persona would say. */
  quote?: string;
  /** Fractional index. */
  order: string;
}

/** A function of the company, or a partner, that owns touchpoints and processes. */
export interface OrgUnit {
  org_unit_id: string;
  /** Name of the function. */
  name?: string;
  /** What it answers for. */
  description?: string;
  /** Fractional index. */
  order: string;
}

/** Somebody who takes part in steps. */
export interface Actor {
  actor_id: string;
  /** Name of the actor. */
  name?: string;
  /** Whose side the actor is on. */
  actor_kind?: ActorKind;
  /** The function the actor belongs to. */
  org_unit_id?: string;
  /** Fractional index. */
  order: string;
}

/** Somebody who must be in the room or be told. */
export interface Stakeholder {
  stakeholder_id: string;
  /** Name of the person or group. */
  name?: string;
  /** Which of the five roles. */
  role_kind?: RoleKind;
  /** How the stakeholder takes part. */
  raci_kind?: RaciKind;
  /** The function the stakeholder is from. */
  org_unit_id?: string;
  /** Power over the result. */
  influence?: number;
  /** Interest in the result. */
  interest?: number;
  /** Fractional index. */
  order: string;
}

/** The steps one persona takes towards one goal. */
export interface Journey {
  journey_id: string;
  /** Name of the journey, in the customer's words. */
  name?: string;
  /** The one point of view of this map. */
  persona_id?: string;
  /** The segment the journey counts for. */
  segment_id?: string;
  /** The product the journey is about. */
  product_id?: string;
  /** What the customer wants. */
  goal?: string;
  /** What the customer has when the goal is reached. */
  outcome?: string;
  /** Where the journey begins. */
  start?: string;
  /** Where the journey ends. */
  end?: string;
  /** The touchpoint of a wider journey that this one opens up. */
  parent_touchpoint_id?: string;
  /** Fractional index. */
  order: string;
}

/** An ordered stretch of a journey: columns of the swimlane. */
export interface Phase {
  phase_id: string;
  /** The journey it belongs to. */
  journey_id?: string;
  /** Name of the phase. */
  name?: string;
  /** Before, during or after the purchase. */
  macro_phase?: MacroPhase;
  /** What the phase is about. */
  description?: string;
  /** Fractional index. */
  order: string;
}

/** One customer action in a phase: a column of the swimlane. */
export interface Step {
  step_id: string;
  /** The phase it belongs to. */
  phase_id?: string;
  /** What the customer does, in a few words. */
  name?: string;
  /** What the customer does and how she behaves, told. */
  action?: string;
  /** Whether customers may leave it out. */
  is_optional: boolean;
  /** Whether customers may do it several times. */
  is_repeatable: boolean;
  /** How it goes with its neighbours. */
  flow_kind: FlowKind;
  /** Neighbouring steps of the same kind and group form one block; empty is a group too. */
  flow_group?: string;
  /** Whether it exists today. */
  is_current: boolean;
  /** Whether it exists in the future map. */
  is_future: boolean;
  /** Fractional index. */
  order: string;
}

/** One actor who takes part in one step. */
export interface StepActor {
  step_actor_id: string;
  /** The step. */
  step_id?: string;
  /** The actor. */
  actor_id?: string;
  /** Fractional index. */
  order: string;
}

/** How a step feels, in a state, to a persona; an empty persona is the journey's own. */
export interface Emotion {
  step_id: string;
  state: string;
  persona_id: string;
  /** From very bad to very good. */
  valence?: number;
  /** The feeling in words. */
  words?: string;
}

/** One horizontal band of a journey's map. */
export interface Lane {
  lane_id: string;
  /** The journey it belongs to. */
  journey_id?: string;
  /** Name of the lane; empty = the kind's own name. */
  name?: string;
  /** What the lane shows. */
  lane_kind?: LaneKind;
  /** Which notes a lane of notes shows. */
  note_kind?: NoteKind;
  /** Fractional index. */
  order: string;
}

/** A way to look at a journey, kept in the document. */
export interface SavedView {
  saved_view_id: string;
  /** The journey it shows. */
  journey_id?: string;
  /** Name of the view. */
  name?: string;
  /** The state it shows. */
  state: State;
  /** Ids of the lanes it hides, one a line. */
  hidden_lanes?: string;
  /** Ids of the lanes it folds, one a line. */
  folded_lanes?: string;
  /** Fractional index. */
  order: string;
}

/** A medium that carries touchpoints. */
export interface Channel {
  channel_id: string;
  /** Name of the channel. */
  name?: string;
  /** Physical or digital. */
  contact_mode?: ContactMode;
  /** Enabled, to enable or retired. */
  channel_status: ChannelStatus;
  /** Name of one of our icons, or an emoji. */
  icon?: string;
  /** Fractional index. */
  order: string;
}

/** One contact between customer and company, at a step, through a channel. */
export interface Touchpoint {
  touchpoint_id: string;
  /** The step at which it happens. */
  step_id?: string;
  /** Name of the touchpoint. */
  name?: string;
  /** The channel that carries it. */
  channel_id?: string;
  /** Physical or digital. */
  contact_mode?: ContactMode;
  /** With the company itself, or by way of others. */
  contact_route?: ContactRoute;
  /** With the company, its product or its service. */
  contact_with?: ContactWith;
  /** The function that owns it. */
  org_unit_id?: string;
  /** Importance to the customer. */
  relevance?: number;
  /** Whether the relation is won or lost here. */
  is_moment_of_truth: boolean;
  /** Why it is one. */
  moment_of_truth_reason?: string;
  /** When and by what it begins. */
  trigger?: string;
  /** Why the customer is there. */
  need?: string;
  /** What the customer gets to read, hear or see. */
  content?: string;
  /** Fractional index. */
  order: string;
}

/** What a touchpoint is in one state: its scores, and where it differs from the touchpoint's own row. */
export interface Assessment {
  touchpoint_id: string;
  state: string;
  /** Whether it exists in that state. */
  is_present: boolean;
  /** Its step in that state; empty = its own. */
  step_id?: string;
  /** Its channel in that state; empty = its own. */
  channel_id?: string;
  /** Its mode in that state; empty = its own. */
  contact_mode?: ContactMode;
  /** Its owner in that state; empty = its own. */
  org_unit_id?: string;
  /** What the customer counts on. */
  expectation?: number;
  /** What the customer perceives; in the future, the target. */
  experience?: number;
  /** Time it takes the customer. */
  duration_hours?: number;
  /** Cost to the company of one contact. */
  cost_eur?: number;
}

/** One thing said of a phase, a step or a touchpoint: value, factor, opportunity, backstage … */
export interface Note {
  note_id: string;
  /** What the note says. */
  note_kind?: NoteKind;
  /** The note. */
  text?: string;
  /** The touchpoint it is about. */
  touchpoint_id?: string;
  /** The step it is about. */
  step_id?: string;
  /** The phase it is about. */
  phase_id?: string;
  /** The lane it stands in; empty = the lane of its kind. */
  lane_id?: string;
  /** What a blocker does to the customer. */
  severity?: Severity;
  /** The function that does it. */
  org_unit_id?: string;
  /** Where the image or file is. */
  link?: string;
  /** Whether it holds today. */
  is_current: boolean;
  /** Whether it holds in the future map. */
  is_future: boolean;
  /** Fractional index. */
  order: string;
}

/** A source for what the map says. */
export interface Evidence {
  evidence_id: string;
  /** Name of the source. */
  name?: string;
  /** What kind of source. */
  source_kind?: SourceKind;
  /** When it was gathered. */
  collected_on?: string;
  /** How many people or cases. */
  sample_size?: number;
  /** Where it can be read. */
  link?: string;
  /** What it says, in a sentence. */
  summary?: string;
  /** Fractional index. */
  order: string;
}

/** A source tied to a row, or to one value in it. */
export interface Citation {
  citation_id: string;
  /** The source. */
  evidence_id?: string;
  /** The table of the row it backs. */
  table_name?: string;
  /** The row it backs. */
  row_id?: string;
  /** The column it backs; empty = the whole row. */
  column_name?: string;
  /** Fractional index. */
  order: string;
}

/** What somebody says of a row. */
export interface Comment {
  comment_id: string;
  /** The table of the row it is about. */
  table_name?: string;
  /** The row it is about. */
  row_id?: string;
  /** The comment. */
  text?: string;
  /** Who says it. */
  author?: string;
  /** When it was said. */
  written_at?: string;
  /** Whether it is settled. */
  is_resolved: boolean;
  /** Fractional index. */
  order: string;
}

export interface Rows {
  facts: Redesign;
  segments: Segment;
  products: Product;
  personas: Persona;
  org_units: OrgUnit;
  actors: Actor;
  stakeholders: Stakeholder;
  journeys: Journey;
  phases: Phase;
  steps: Step;
  step_actors: StepActor;
  emotions: Emotion;
  lanes: Lane;
  saved_views: SavedView;
  channels: Channel;
  touchpoints: Touchpoint;
  assessments: Assessment;
  notes: Note;
  evidence: Evidence;
  citations: Citation;
  comments: Comment;
}

export type TableName = keyof Rows;

export interface ColumnSpec {
  dtype: string;
  minimum?: number;
  maximum?: number;
  unit?: string;
  choices?: readonly string[];
  default?: string | boolean | number;
  references?: string;
  onDelete?: "cascade" | "unlink";
  tableColumn?: string;
}

export interface TableSpec {
  noun: string;
  prefix: string;
  index: readonly string[];
  parents: readonly string[];
  host: string;
  ordered: boolean;
  columns: Record<string, ColumnSpec>;
}

export const TABLES: Record<TableName, TableSpec> = {
  facts: {
    noun: "redesign",
    prefix: "r",
    index: ["redesign_id"],
    parents: [],
    host: "",
    ordered: false,
    columns: {
      title: { dtype: "str" },
      organisation: { dtype: "str" },
      sector: { dtype: "str" },
      language: { dtype: "str", choices: ["en", "it"], default: "en" },
      business_question: { dtype: "str" },
      review_on: { dtype: "datetime64[us]" },
    },
  },
  segments: {
    noun: "segment",
    prefix: "sg",
    index: ["segment_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      name: { dtype: "str" },
      description: { dtype: "str" },
      customers: { dtype: "Int64", minimum: 0 },
    },
  },
  products: {
    noun: "product",
    prefix: "pr",
    index: ["product_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      name: { dtype: "str" },
      description: { dtype: "str" },
    },
  },
  personas: {
    noun: "persona",
    prefix: "pe",
    index: ["persona_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      name: { dtype: "str" },
      segment_id: { dtype: "str", references: "segments", onDelete: "unlink" },
      demographics: { dtype: "str" },
      traits: { dtype: "str" },
      needs: { dtype: "str" },
      pain_points: { dtype: "str" },
      goals: { dtype: "str" },
      quote: { dtype: "str" },
    },
  },
  org_units: {
    noun: "org_unit",
    prefix: "ou",
    index: ["org_unit_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      name: { dtype: "str" },
      description: { dtype: "str" },
    },
  },
  actors: {
    noun: "actor",
    prefix: "ac",
    index: ["actor_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      name: { dtype: "str" },
      actor_kind: { dtype: "str", choices: ["customer", "company", "partner", "other"] },
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
    },
  },
  stakeholders: {
    noun: "stakeholder",
    prefix: "sh",
    index: ["stakeholder_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      name: { dtype: "str" },
      role_kind: { dtype: "str", choices: ["process_owner", "technology_owner", "leadership", "end_user", "ux"] },
      raci_kind: { dtype: "str", choices: ["responsible", "accountable", "consulted", "informed"] },
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
      influence: { dtype: "float64", minimum: 0, maximum: 10 },
      interest: { dtype: "float64", minimum: 0, maximum: 10 },
    },
  },
  journeys: {
    noun: "journey",
    prefix: "jo",
    index: ["journey_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      name: { dtype: "str" },
      persona_id: { dtype: "str", references: "personas", onDelete: "unlink" },
      segment_id: { dtype: "str", references: "segments", onDelete: "unlink" },
      product_id: { dtype: "str", references: "products", onDelete: "unlink" },
      goal: { dtype: "str" },
      outcome: { dtype: "str" },
      start: { dtype: "str" },
      end: { dtype: "str" },
      parent_touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "unlink" },
    },
  },
  phases: {
    noun: "phase",
    prefix: "ph",
    index: ["phase_id"],
    parents: ["journey_id"],
    host: "",
    ordered: true,
    columns: {
      journey_id: { dtype: "str", references: "journeys", onDelete: "cascade" },
      name: { dtype: "str" },
      macro_phase: { dtype: "str", choices: ["pre_purchase", "purchase", "post_purchase"] },
      description: { dtype: "str" },
    },
  },
  steps: {
    noun: "step",
    prefix: "st",
    index: ["step_id"],
    parents: ["phase_id"],
    host: "",
    ordered: true,
    columns: {
      phase_id: { dtype: "str", references: "phases", onDelete: "cascade" },
      name: { dtype: "str" },
      action: { dtype: "str" },
      is_optional: { dtype: "boolean", default: false },
      is_repeatable: { dtype: "boolean", default: false },
      flow_kind: { dtype: "str", choices: ["sequence", "any_order", "alternative"], default: "sequence" },
      flow_group: { dtype: "str" },
      is_current: { dtype: "boolean", default: true },
      is_future: { dtype: "boolean", default: true },
    },
  },
  step_actors: {
    noun: "step_actor",
    prefix: "sa",
    index: ["step_actor_id"],
    parents: ["step_id"],
    host: "",
    ordered: true,
    columns: {
      step_id: { dtype: "str", references: "steps", onDelete: "cascade" },
      actor_id: { dtype: "str", references: "actors", onDelete: "cascade" },
    },
  },
  emotions: {
    noun: "emotion",
    prefix: "e",
    index: ["step_id", "state", "persona_id"],
    parents: [],
    host: "steps",
    ordered: false,
    columns: {
      valence: { dtype: "float64", minimum: -2, maximum: 2 },
      words: { dtype: "str" },
    },
  },
  lanes: {
    noun: "lane",
    prefix: "la",
    index: ["lane_id"],
    parents: ["journey_id"],
    host: "",
    ordered: true,
    columns: {
      journey_id: { dtype: "str", references: "journeys", onDelete: "cascade" },
      name: { dtype: "str" },
      lane_kind: { dtype: "str", choices: ["action", "emotion", "touchpoint", "value", "factor", "backstage", "note"] },
      note_kind: { dtype: "str", choices: ["thought", "feeling", "value_offered", "value_wanted", "accelerator", "blocker", "opportunity", "data", "problem", "impact", "innovation", "backstage", "image"] },
    },
  },
  saved_views: {
    noun: "saved_view",
    prefix: "sv",
    index: ["saved_view_id"],
    parents: ["journey_id"],
    host: "",
    ordered: true,
    columns: {
      journey_id: { dtype: "str", references: "journeys", onDelete: "cascade" },
      name: { dtype: "str" },
      state: { dtype: "str", choices: ["current", "future", "best_practice"], default: "current" },
      hidden_lanes: { dtype: "str" },
      folded_lanes: { dtype: "str" },
    },
  },
  channels: {
    noun: "channel",
    prefix: "ch",
    index: ["channel_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      name: { dtype: "str" },
      contact_mode: { dtype: "str", choices: ["physical", "digital", "both"] },
      channel_status: { dtype: "str", choices: ["enabled", "to_enable", "retired"], default: "enabled" },
      icon: { dtype: "str" },
    },
  },
  touchpoints: {
    noun: "touchpoint",
    prefix: "tp",
    index: ["touchpoint_id"],
    parents: ["step_id"],
    host: "",
    ordered: true,
    columns: {
      step_id: { dtype: "str", references: "steps", onDelete: "cascade" },
      name: { dtype: "str" },
      channel_id: { dtype: "str", references: "channels", onDelete: "unlink" },
      contact_mode: { dtype: "str", choices: ["physical", "digital", "both"] },
      contact_route: { dtype: "str", choices: ["direct", "indirect"] },
      contact_with: { dtype: "str", choices: ["company", "product", "service"] },
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
      relevance: { dtype: "float64", minimum: 0, maximum: 10 },
      is_moment_of_truth: { dtype: "boolean", default: false },
      moment_of_truth_reason: { dtype: "str" },
      trigger: { dtype: "str" },
      need: { dtype: "str" },
      content: { dtype: "str" },
    },
  },
  assessments: {
    noun: "assessment",
    prefix: "a",
    index: ["touchpoint_id", "state"],
    parents: [],
    host: "touchpoints",
    ordered: false,
    columns: {
      is_present: { dtype: "boolean", default: true },
      step_id: { dtype: "str", references: "steps", onDelete: "unlink" },
      channel_id: { dtype: "str", references: "channels", onDelete: "unlink" },
      contact_mode: { dtype: "str", choices: ["physical", "digital", "both"] },
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
      expectation: { dtype: "float64", minimum: 0, maximum: 10 },
      experience: { dtype: "float64", minimum: 0, maximum: 10 },
      duration_hours: { dtype: "float64", minimum: 0, unit: "h" },
      cost_eur: { dtype: "float64", minimum: 0, unit: "€" },
      position: { dtype: "Int64", minimum: 1 },
    },
  },
  notes: {
    noun: "note",
    prefix: "n",
    index: ["note_id"],
    parents: ["touchpoint_id", "step_id", "phase_id"],
    host: "",
    ordered: true,
    columns: {
      note_kind: { dtype: "str", choices: ["thought", "feeling", "value_offered", "value_wanted", "accelerator", "blocker", "opportunity", "data", "problem", "impact", "innovation", "backstage", "image"] },
      text: { dtype: "str" },
      touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "cascade" },
      step_id: { dtype: "str", references: "steps", onDelete: "cascade" },
      phase_id: { dtype: "str", references: "phases", onDelete: "cascade" },
      lane_id: { dtype: "str", references: "lanes", onDelete: "unlink" },
      severity: { dtype: "str", choices: ["slows", "stops"] },
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
      link: { dtype: "str" },
      is_current: { dtype: "boolean", default: true },
      is_future: { dtype: "boolean", default: true },
    },
  },
  evidence: {
    noun: "evidence",
    prefix: "e",
    index: ["evidence_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      name: { dtype: "str" },
      source_kind: { dtype: "str", choices: ["call_centre_log", "field_study", "usability_finding", "user_feedback", "survey", "event_log", "walkthrough", "assumption"] },
      collected_on: { dtype: "datetime64[us]" },
      sample_size: { dtype: "Int64", minimum: 0 },
      link: { dtype: "str" },
      summary: { dtype: "str" },
    },
  },
  citations: {
    noun: "citation",
    prefix: "ci",
    index: ["citation_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      evidence_id: { dtype: "str", references: "evidence", onDelete: "cascade" },
      table_name: { dtype: "str" },
      row_id: { dtype: "str", references: "", onDelete: "cascade", tableColumn: "table_name" },
      column_name: { dtype: "str" },
    },
  },
  comments: {
    noun: "comment",
    prefix: "co",
    index: ["comment_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      table_name: { dtype: "str" },
      row_id: { dtype: "str", references: "", onDelete: "cascade", tableColumn: "table_name" },
      text: { dtype: "str" },
      author: { dtype: "str" },
      written_at: { dtype: "datetime64[us]" },
      is_resolved: { dtype: "boolean", default: false },
    },
  },
};
