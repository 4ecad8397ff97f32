// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

export const SCHEMA_VERSION = 1;

export type ActionKind = "process" | "analysis" | "metric";

export type ActivityStatus = "planned" | "running" | "done" | "stopped";

export type ActorKind = "customer" | "company" | "partner" | "other";

export type AlarmRules = "nelson" | "western_electric";

export type CapabilityKind = "people" | "process" | "technology" | "data" | "partner";

export type ChannelStatus = "enabled" | "to_enable" | "retired";

export type ChartKind = "xmr" | "p" | "u";

export type ComparisonKind = "side_by_side" | "overlay" | "differences";

export type ContactMode = "physical" | "digital" | "both";

export type ContactRoute = "direct" | "indirect";

export type ContactWith = "company" | "product" | "service";

export type CoverageStatus = "unmapped" | "drafted" | "mapped" | "measured";

export type Direction = "higher_is_better" | "lower_is_better";

export type ErrandKind = "choose" | "buy" | "start" | "use" | "get_help" | "renew" | "leave";

export type FlowKind = "sequence" | "any_order" | "alternative";

export type FormulaKind = "nps" | "good_rate" | "mean" | "value" | "rate" | "per_unit";

export type Frequency = "daily" | "weekly" | "monthly" | "quarterly" | "yearly";

export type InterventionKind = "quick_win" | "structural";

export type InterventionStatus = "idea" | "chosen" | "live" | "dropped";

export type KanoAnswer = "like" | "expect" | "neutral" | "live_with" | "dislike";

export type KpiKind = "experience" | "loyalty" | "operating";

export type KpiLevel = "touchpoint" | "journey" | "company";

export type LaneKind = "action" | "actor" | "emotion" | "touchpoint" | "channel" | "value" | "factor" | "backstage" | "org_unit" | "number" | "kpi" | "image" | "note";

export type Language = "en" | "it";

export type MacroPhase = "pre_purchase" | "purchase" | "post_purchase";

export type MeasureKind = "experience" | "expectation" | "emotion" | "duration_hours" | "cost_eur" | "value" | "handoff";

export type NoteKind = "thought" | "feeling" | "text" | "value_offered" | "value_wanted" | "accelerator" | "blocker" | "opportunity" | "data" | "problem" | "impact" | "innovation" | "backstage" | "image";

export type NumberStyle = "bars" | "sparkline";

export type QuestionKind = "nps" | "csat" | "ces" | "importance" | "performance" | "expectation" | "perception" | "kano_functional" | "kano_dysfunctional" | "open";

export type RaciKind = "responsible" | "accountable" | "consulted" | "informed";

export type RoleKind = "process_owner" | "technology_owner" | "leadership" | "end_user" | "ux";

export type ServiceDimension = "tangibles" | "reliability" | "responsiveness" | "assurance" | "empathy";

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
  /** A portrait: an emoji, or a picture as a data URI. */
  image?: string;
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
  /** Steps of one block of alternatives with the same branch are one way; empty = the step is a way by itself. */
  branch?: string;
  /** The earlier step from which the customer starts over after this one: a loop. */
  back_to_step_id?: string;
  /** Labels of one's own, separated by commas. */
  tags?: string;
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
  /** Whether the actor takes part today. */
  is_current: boolean;
  /** Whether the actor takes part in the future map. */
  is_future: boolean;
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
  /** Neighbouring lanes of one group are folded together. */
  lane_group?: string;
  /** What a lane of numbers shows: `emotion`, a column of assessments, `service_gap`, `relevance`, or a column of numbers of one's own in touchpoints or steps. */
  measure?: string;
  /** How a lane of numbers draws them. */
  number_style?: NumberStyle;
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
  /** Groups of lanes it folds, one a line. */
  folded_groups?: string;
  /** Curves of emotion it shows, one a line; empty = those of the state. */
  curves?: string;
  /** What it looks for, as typed into the filter. */
  filter?: string;
  /** Whether it hides what it does not look for. */
  is_hiding: boolean;
  /** How it shows two states together. */
  comparison_kind?: ComparisonKind;
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
  /** Labels of one's own, separated by commas. */
  tags?: string;
  /** What is done before the customer has to ask. */
  proactive_action?: string;
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
  /** Whether it is made for this customer in that state. */
  is_personalised: boolean;
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
  /** Whom it holds for; empty = everybody. */
  persona_id?: string;
  /** Where the image or file is; of an image also the picture itself, as a data URI. */
  link?: string;
  /** Labels of one's own, separated by commas. */
  tags?: string;
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

/** One cell of the segment × product × journey matrix: an errand that customers of a segment run about a product. */
export interface CoverageCell {
  coverage_cell_id: string;
  /** Who runs the errand. */
  segment_id?: string;
  /** About what. */
  product_id?: string;
  /** What the customer is about. */
  errand_kind?: ErrandKind;
  /** The map that covers the cell. */
  journey_id?: string;
  /** What the analyst says of the cell; empty = what the tables show. */
  coverage_status?: CoverageStatus;
  /** Customers who run the errand in a year. */
  customers?: number;
  /** Revenue with them in a year. */
  revenue_eur?: number;
  /** Margin on that revenue. */
  margin_rate?: number;
  /** Share of them lost in a year. */
  churn_rate?: number;
  /** Answers: very dissatisfied. */
  very_dissatisfied_count?: number;
  /** Answers: dissatisfied. */
  dissatisfied_count?: number;
  /** Answers: neither. */
  neutral_count?: number;
  /** Answers: satisfied. */
  satisfied_count?: number;
  /** Answers: very satisfied. */
  very_satisfied_count?: number;
  /** The function that answers for it. */
  org_unit_id?: string;
  /** Fractional index. */
  order: string;
}

/** What a segment's customers are worth in one state: today, and as the redesign promises. */
export interface Economics {
  economics_id: string;
  /** Whose customers. */
  segment_id?: string;
  /** About what; empty = all products. */
  product_id?: string;
  /** Today, or as promised. */
  state?: State;
  /** Customers at the beginning of the year. */
  customers?: number;
  /** Revenue of one customer in a year. */
  revenue_eur?: number;
  /** Margin on that revenue. */
  margin_rate?: number;
  /** Share of customers lost in a year. */
  churn_rate?: number;
  /** By how much a euro in a year is worth less today. */
  discount_rate?: number;
  /** Cost of winning one customer. */
  acquisition_cost_eur?: number;
  /** Assumed: customers whom one dissatisfied customer keeps away in a year. */
  contagion?: number;
  /** Fractional index. */
  order: string;
}

/** All tables as they were at one moment; never changed afterwards. */
export interface Photograph {
  photograph_id: string;
  /** What the photograph is called. */
  name?: string;
  /** Who took it. */
  author?: string;
  /** When it was taken. */
  taken_at?: string;
  /** SHA-256 of the canonical JSON of the tables. */
  digest?: string;
  /** The tables: their canonical JSON, packed (zlib, base64). */
  content?: string;
  /** Fractional index. */
  order: string;
}

/** Where a touchpoint's `best_practice` state comes from. */
export interface BestPractice {
  best_practice_id: string;
  /** What it is done for. */
  touchpoint_id?: string;
  /** What the others do. */
  name?: string;
  /** Who does it. */
  organisation?: string;
  /** In which sector. */
  sector?: string;
  /** Who says so. */
  source?: string;
  /** When it was so. */
  observed_on?: string;
  /** Where to read it. */
  link?: string;
  /** Fractional index. */
  order: string;
}

/** Which value wanted a changed touchpoint answers, or which blocker it removes. */
export interface Response {
  response_id: string;
  /** What was changed. */
  touchpoint_id?: string;
  /** The value wanted, or the blocker. */
  note_id?: string;
  /** Fractional index. */
  order: string;
}

/** How well a channel would carry a touchpoint. */
export interface ChannelFit {
  channel_fit_id: string;
  /** The interaction. */
  touchpoint_id?: string;
  /** The channel. */
  channel_id?: string;
  /** How gladly the customer uses it there. */
  preference?: number;
  /** How much of the errand can be done there. */
  ability?: number;
  /** Cost to serve one contact there. */
  cost_eur?: number;
  /** Fractional index. */
  order: string;
}

/** A value offered that answers a value wanted. */
export interface ValueLink {
  value_link_id: string;
  /** The value offered. */
  offered_note_id?: string;
  /** The value wanted. */
  wanted_note_id?: string;
  /** Fractional index. */
  order: string;
}

/** What happens between two consecutive touchpoints when owner or channel changes. */
export interface Handoff {
  handoff_id: string;
  /** From. */
  touchpoint_id?: string;
  /** To. */
  next_touchpoint_id?: string;
  /** Whether what the customer gave or was told does not travel, today. */
  is_broken: boolean;
  /** What does not travel. */
  lost?: string;
  /** Fractional index. */
  order: string;
}

/** What the customer is told at a touchpoint about a topic: two that differ contradict each other. */
export interface Statement {
  statement_id: string;
  /** Where it is said. */
  touchpoint_id?: string;
  /** About what: price, time, terms … */
  topic?: string;
  /** What is said. */
  said?: string;
  /** Fractional index. */
  order: string;
}

/** An expectation of the persona that can be measured: so long, so often, so much. */
export interface ExpectedMeasure {
  expected_measure_id: string;
  /** In which journey. */
  journey_id?: string;
  /** Where; empty = over the whole. */
  touchpoint_id?: string;
  /** What is expected. */
  name?: string;
  /** In what it is measured. */
  unit?: string;
  /** Which way is good. */
  direction?: Direction;
  /** What the persona counts on. */
  target?: number;
  /** What is, today. */
  actual?: number;
  /** Fractional index. */
  order: string;
}

/** A proposed change that closes gaps. */
export interface Intervention {
  intervention_id: string;
  /** Name of the intervention. */
  name?: string;
  /** What is done. */
  description?: string;
  /** Process, analysis or metric. */
  action_kind?: ActionKind;
  /** What the customer gains. */
  customer_benefit?: string;
  /** What the company gains. */
  company_benefit?: string;
  /** What is believed. */
  hypothesis?: string;
  /** How it will be found out. */
  test?: string;
  /** How much it changes for customers; empty = from the gaps it closes. */
  effect?: number;
  /** How hard it is. */
  effort?: number;
  /** Effect on efficiency in a year; negative = it costs. */
  efficiency_eur?: number;
  /** Cost of doing it. */
  cost_eur?: number;
  /** What it sets free, for the budget of others. */
  saving_eur?: number;
  /** How long until it works. */
  duration_weeks?: number;
  /** Customers reached in a quarter. */
  reach_customers?: number;
  /** Impact on each of them: 3, 2, 1, 0.5 or 0.25. */
  impact?: number;
  /** How sure this is. */
  confidence_rate?: number;
  /** What it is worth to the company. */
  business_value?: number;
  /** How fast its worth fades. */
  time_criticality?: number;
  /** Risk it takes away, or chances it opens. */
  risk_reduction?: number;
  /** What each week without it costs. */
  delay_cost_eur_week?: number;
  /** Whether it is done in any case. */
  is_must: boolean;
  /** Of those with the same word here, one at most is done. */
  either_or?: string;
  /** The function that leads it. */
  org_unit_id?: string;
  /** What it is, whatever the rule says. */
  kind_override?: InterventionKind;
  /** Why. */
  kind_override_reason?: string;
  /** Its priority, whatever the formula says. */
  priority_override?: number;
  /** Why. */
  priority_override_reason?: string;
  /** How far it is. */
  intervention_status: InterventionStatus;
  /** When it went live. */
  live_on?: string;
  /** Fractional index. */
  order: string;
}

/** A gap that an intervention closes. */
export interface Closure {
  closure_id: string;
  /** What closes it. */
  intervention_id?: string;
  /** Where the gap is. */
  touchpoint_id?: string;
  /** Of which measure. */
  measure_kind: MeasureKind;
  /** The value wanted or the blocker, where it is one. */
  note_id?: string;
  /** How much of the gap; empty = all. */
  closed_rate?: number;
  /** Fractional index. */
  order: string;
}

/** A function that must take part in an intervention, beside its owner. */
export interface Involvement {
  involvement_id: string;
  /** In what. */
  intervention_id?: string;
  /** Who. */
  org_unit_id?: string;
  /** Fractional index. */
  order: string;
}

/** An intervention that needs another one first. */
export interface Dependency {
  dependency_id: string;
  /** What waits. */
  intervention_id?: string;
  /** What it waits for. */
  needed_intervention_id?: string;
  /** Fractional index. */
  order: string;
}

/** What the company wants. */
export interface Objective {
  objective_id: string;
  /** Name of the objective. */
  name?: string;
  /** What it means. */
  description?: string;
  /** How much it counts beside the others. */
  weight?: number;
  /** Who answers for it. */
  org_unit_id?: string;
  /** Fractional index. */
  order: string;
}

/** How much more one objective counts than another, for weights by AHP. */
export interface Comparison {
  comparison_id: string;
  /** The one. */
  objective_id?: string;
  /** The other. */
  other_objective_id?: string;
  /** How many times as much the one counts: 1/9 … 9. */
  ratio?: number;
  /** Fractional index. */
  order: string;
}

/** How far an intervention serves an objective. */
export interface Coherence {
  coherence_id: string;
  /** The objective. */
  objective_id?: string;
  /** The intervention. */
  intervention_id?: string;
  /** 9 strongly, 3 somewhat, 1 a little, 0 not; negative = it works against it. */
  strength?: number;
  /** Why. */
  reason?: string;
  /** Fractional index. */
  order: string;
}

/** What the organisation must be able to do. */
export interface Capability {
  capability_id: string;
  /** Name of the capability. */
  name?: string;
  /** Of what it is made. */
  capability_kind?: CapabilityKind;
  /** What it means. */
  description?: string;
  /** Who builds it. */
  org_unit_id?: string;
  /** Fractional index. */
  order: string;
}

/** A capability without which an intervention does not work. */
export interface CapabilityNeed {
  capability_need_id: string;
  /** The capability. */
  capability_id?: string;
  /** What needs it. */
  intervention_id?: string;
  /** Fractional index. */
  order: string;
}

/** A dated, owned piece of work that builds a capability. */
export interface Activity {
  activity_id: string;
  /** What it builds. */
  capability_id?: string;
  /** Name of the activity. */
  name?: string;
  /** The function that does it. */
  org_unit_id?: string;
  /** Who answers for it. */
  owner?: string;
  /** When it begins. */
  start_on?: string;
  /** When it ends. */
  end_on?: string;
  /** How far it is. */
  activity_status: ActivityStatus;
  /** What it costs. */
  cost_eur?: number;
  /** What must be done before. */
  after_activity_id?: string;
  /** Fractional index. */
  order: string;
}

/** What is watched: how it is computed, which way is good, and where it should be. */
export interface Kpi {
  kpi_id: string;
  /** Name of the KPI. */
  name?: string;
  /** Experience, loyalty or operating result. */
  kpi_kind?: KpiKind;
  /** Of a touchpoint, a journey or the company. */
  kpi_level?: KpiLevel;
  /** How measurements become the value. */
  formula_kind?: FormulaKind;
  /** The formula in words. */
  formula?: string;
  /** Unit of the value. */
  unit?: string;
  /** Lowest answer there is. */
  scale_minimum?: number;
  /** Highest answer there is. */
  scale_maximum?: number;
  /** Lowest answer that counts as good, for a share of good answers. */
  good_from?: number;
  /** Which way is good. */
  direction?: Direction;
  /** Where it should be. */
  target?: number;
  /** Whether it tells before the customer complains. */
  is_leading: boolean;
  /** Its control chart. */
  chart_kind: ChartKind;
  /** Which patterns are signals. */
  alarm_rules: AlarmRules;
  /** Its limits stand on what was measured until then. */
  baseline_until?: string;
  /** How often it is measured. */
  frequency?: Frequency;
  /** Where the figures come from. */
  source?: string;
  /** Who answers for it. */
  org_unit_id?: string;
  /** The objective it measures. */
  objective_id?: string;
  /** Of which journey. */
  journey_id?: string;
  /** Of which touchpoint. */
  touchpoint_id?: string;
  /** Fractional index. */
  order: string;
}

/** What was observed of a KPI: how many gave an answer, or a value and of how many. */
export interface Measurement {
  measurement_id: string;
  /** Of which KPI. */
  kpi_id?: string;
  /** For the period that begins then. */
  measured_on?: string;
  /** The answer that was counted, on the KPI's scale. */
  answer?: number;
  /** How many gave that answer. */
  answer_count?: number;
  /** The value, where no answers are counted; of a rate, how many cases. */
  value?: number;
  /** Standard deviation of what the value is the mean of. */
  deviation?: number;
  /** Of how many the value is: cases, calls, customers. */
  sample_size?: number;
  /** Of which segment. */
  segment_id?: string;
  /** Where it is from. */
  evidence_id?: string;
  /** Fractional index. */
  order: string;
}

/** A question that respondents were asked. */
export interface Question {
  question_id: string;
  /** The question as it was put. */
  text?: string;
  /** What it asks for. */
  question_kind?: QuestionKind;
  /** What it is about; the questions of one pair share it. */
  item?: string;
  /** Dimension of service quality. */
  service_dimension?: ServiceDimension;
  /** Lowest answer there is. */
  scale_minimum?: number;
  /** Highest answer there is. */
  scale_maximum?: number;
  /** About which touchpoint. */
  touchpoint_id?: string;
  /** About which intervention. */
  intervention_id?: string;
  /** Which KPI it feeds. */
  kpi_id?: string;
  /** Fractional index. */
  order: string;
}

/** What one respondent answered to one question. */
export interface Answer {
  answer_id: string;
  /** To which question. */
  question_id?: string;
  /** A pseudonym; never a name or an address. */
  respondent?: string;
  /** When. */
  answered_on?: string;
  /** The answer on the question's scale. */
  rating?: number;
  /** The answer to a Kano question. */
  kano_answer?: KanoAnswer;
  /** What was said. */
  words?: string;
  /** Of which segment. */
  segment_id?: string;
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
  coverage_cells: CoverageCell;
  economics: Economics;
  photographs: Photograph;
  best_practices: BestPractice;
  responses: Response;
  channel_fits: ChannelFit;
  value_links: ValueLink;
  handoffs: Handoff;
  statements: Statement;
  expected_measures: ExpectedMeasure;
  interventions: Intervention;
  closures: Closure;
  involvements: Involvement;
  dependencies: Dependency;
  objectives: Objective;
  comparisons: Comparison;
  coherences: Coherence;
  capabilities: Capability;
  capability_needs: CapabilityNeed;
  activities: Activity;
  kpis: Kpi;
  measurements: Measurement;
  questions: Question;
  answers: Answer;
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
      image: { dtype: "str" },
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
      branch: { dtype: "str" },
      back_to_step_id: { dtype: "str", references: "steps", onDelete: "unlink" },
      tags: { dtype: "str" },
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
      is_current: { dtype: "boolean", default: true },
      is_future: { dtype: "boolean", default: true },
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
      lane_kind: { dtype: "str", choices: ["action", "actor", "emotion", "touchpoint", "channel", "value", "factor", "backstage", "org_unit", "number", "kpi", "image", "note"] },
      note_kind: { dtype: "str", choices: ["thought", "feeling", "text", "value_offered", "value_wanted", "accelerator", "blocker", "opportunity", "data", "problem", "impact", "innovation", "backstage", "image"] },
      lane_group: { dtype: "str" },
      measure: { dtype: "str" },
      number_style: { dtype: "str", choices: ["bars", "sparkline"] },
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
      folded_groups: { dtype: "str" },
      curves: { dtype: "str" },
      filter: { dtype: "str" },
      is_hiding: { dtype: "boolean", default: false },
      comparison_kind: { dtype: "str", choices: ["side_by_side", "overlay", "differences"] },
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
      tags: { dtype: "str" },
      proactive_action: { dtype: "str" },
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
      is_personalised: { dtype: "boolean", default: false },
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
      note_kind: { dtype: "str", choices: ["thought", "feeling", "text", "value_offered", "value_wanted", "accelerator", "blocker", "opportunity", "data", "problem", "impact", "innovation", "backstage", "image"] },
      text: { dtype: "str" },
      touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "cascade" },
      step_id: { dtype: "str", references: "steps", onDelete: "cascade" },
      phase_id: { dtype: "str", references: "phases", onDelete: "cascade" },
      lane_id: { dtype: "str", references: "lanes", onDelete: "unlink" },
      severity: { dtype: "str", choices: ["slows", "stops"] },
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
      persona_id: { dtype: "str", references: "personas", onDelete: "unlink" },
      link: { dtype: "str" },
      tags: { dtype: "str" },
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
  coverage_cells: {
    noun: "coverage_cell",
    prefix: "cc",
    index: ["coverage_cell_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      segment_id: { dtype: "str", references: "segments", onDelete: "cascade" },
      product_id: { dtype: "str", references: "products", onDelete: "cascade" },
      journey_id: { dtype: "str", references: "journeys", onDelete: "unlink" },
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
    },
  },
  economics: {
    noun: "economics",
    prefix: "ec",
    index: ["economics_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      segment_id: { dtype: "str", references: "segments", onDelete: "cascade" },
      product_id: { dtype: "str", references: "products", onDelete: "cascade" },
    },
  },
  photographs: {
    noun: "photograph",
    prefix: "fo",
    index: ["photograph_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
    },
  },
  best_practices: {
    noun: "best_practice",
    prefix: "bp",
    index: ["best_practice_id"],
    parents: ["touchpoint_id"],
    host: "",
    ordered: true,
    columns: {
      touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "cascade" },
    },
  },
  responses: {
    noun: "response",
    prefix: "re",
    index: ["response_id"],
    parents: ["touchpoint_id"],
    host: "",
    ordered: true,
    columns: {
      touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "cascade" },
      note_id: { dtype: "str", references: "notes", onDelete: "cascade" },
    },
  },
  channel_fits: {
    noun: "channel_fit",
    prefix: "cf",
    index: ["channel_fit_id"],
    parents: ["touchpoint_id"],
    host: "",
    ordered: true,
    columns: {
      touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "cascade" },
      channel_id: { dtype: "str", references: "channels", onDelete: "cascade" },
    },
  },
  value_links: {
    noun: "value_link",
    prefix: "vl",
    index: ["value_link_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      offered_note_id: { dtype: "str", references: "notes", onDelete: "cascade" },
      wanted_note_id: { dtype: "str", references: "notes", onDelete: "cascade" },
    },
  },
  handoffs: {
    noun: "handoff",
    prefix: "ho",
    index: ["handoff_id"],
    parents: ["touchpoint_id"],
    host: "",
    ordered: true,
    columns: {
      touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "cascade" },
      next_touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "cascade" },
    },
  },
  statements: {
    noun: "statement",
    prefix: "sm",
    index: ["statement_id"],
    parents: ["touchpoint_id"],
    host: "",
    ordered: true,
    columns: {
      touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "cascade" },
    },
  },
  expected_measures: {
    noun: "expected_measure",
    prefix: "em",
    index: ["expected_measure_id"],
    parents: ["journey_id"],
    host: "",
    ordered: true,
    columns: {
      journey_id: { dtype: "str", references: "journeys", onDelete: "cascade" },
      touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "cascade" },
    },
  },
  interventions: {
    noun: "intervention",
    prefix: "in",
    index: ["intervention_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
    },
  },
  closures: {
    noun: "closure",
    prefix: "cl",
    index: ["closure_id"],
    parents: ["intervention_id"],
    host: "",
    ordered: true,
    columns: {
      intervention_id: { dtype: "str", references: "interventions", onDelete: "cascade" },
      touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "cascade" },
      note_id: { dtype: "str", references: "notes", onDelete: "unlink" },
    },
  },
  involvements: {
    noun: "involvement",
    prefix: "il",
    index: ["involvement_id"],
    parents: ["intervention_id"],
    host: "",
    ordered: true,
    columns: {
      intervention_id: { dtype: "str", references: "interventions", onDelete: "cascade" },
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "cascade" },
    },
  },
  dependencies: {
    noun: "dependency",
    prefix: "de",
    index: ["dependency_id"],
    parents: ["intervention_id"],
    host: "",
    ordered: true,
    columns: {
      intervention_id: { dtype: "str", references: "interventions", onDelete: "cascade" },
      needed_intervention_id: { dtype: "str", references: "interventions", onDelete: "cascade" },
    },
  },
  objectives: {
    noun: "objective",
    prefix: "ob",
    index: ["objective_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
    },
  },
  comparisons: {
    noun: "comparison",
    prefix: "cm",
    index: ["comparison_id"],
    parents: ["objective_id"],
    host: "",
    ordered: true,
    columns: {
      objective_id: { dtype: "str", references: "objectives", onDelete: "cascade" },
      other_objective_id: { dtype: "str", references: "objectives", onDelete: "cascade" },
    },
  },
  coherences: {
    noun: "coherence",
    prefix: "ce",
    index: ["coherence_id"],
    parents: ["objective_id"],
    host: "",
    ordered: true,
    columns: {
      objective_id: { dtype: "str", references: "objectives", onDelete: "cascade" },
      intervention_id: { dtype: "str", references: "interventions", onDelete: "cascade" },
    },
  },
  capabilities: {
    noun: "capability",
    prefix: "ca",
    index: ["capability_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
    },
  },
  capability_needs: {
    noun: "capability_need",
    prefix: "cn",
    index: ["capability_need_id"],
    parents: ["capability_id"],
    host: "",
    ordered: true,
    columns: {
      capability_id: { dtype: "str", references: "capabilities", onDelete: "cascade" },
      intervention_id: { dtype: "str", references: "interventions", onDelete: "cascade" },
    },
  },
  activities: {
    noun: "activity",
    prefix: "at",
    index: ["activity_id"],
    parents: ["capability_id"],
    host: "",
    ordered: true,
    columns: {
      capability_id: { dtype: "str", references: "capabilities", onDelete: "cascade" },
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
      after_activity_id: { dtype: "str", references: "activities", onDelete: "unlink" },
    },
  },
  kpis: {
    noun: "kpi",
    prefix: "kp",
    index: ["kpi_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      org_unit_id: { dtype: "str", references: "org_units", onDelete: "unlink" },
      objective_id: { dtype: "str", references: "objectives", onDelete: "unlink" },
      journey_id: { dtype: "str", references: "journeys", onDelete: "unlink" },
      touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "unlink" },
    },
  },
  measurements: {
    noun: "measurement",
    prefix: "me",
    index: ["measurement_id"],
    parents: ["kpi_id"],
    host: "",
    ordered: true,
    columns: {
      kpi_id: { dtype: "str", references: "kpis", onDelete: "cascade" },
      segment_id: { dtype: "str", references: "segments", onDelete: "unlink" },
      evidence_id: { dtype: "str", references: "evidence", onDelete: "unlink" },
    },
  },
  questions: {
    noun: "question",
    prefix: "qu",
    index: ["question_id"],
    parents: [],
    host: "",
    ordered: true,
    columns: {
      touchpoint_id: { dtype: "str", references: "touchpoints", onDelete: "unlink" },
      intervention_id: { dtype: "str", references: "interventions", onDelete: "unlink" },
      kpi_id: { dtype: "str", references: "kpis", onDelete: "unlink" },
    },
  },
  answers: {
    noun: "answer",
    prefix: "an",
    index: ["answer_id"],
    parents: ["question_id"],
    host: "",
    ordered: true,
    columns: {
      question_id: { dtype: "str", references: "questions", onDelete: "cascade" },
      segment_id: { dtype: "str", references: "segments", onDelete: "unlink" },
    },
  },
};
