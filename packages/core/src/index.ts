// time
export {
  type Calendar,
  type CalendarOutcome,
  compileCalendar,
  subtractAbsences,
} from './time/calendar.ts';
export type {
  CalendarException,
  CalendarProblem,
  CalendarSpec,
  Window,
} from './time/calendar-spec.ts';
export { checkCalendar, checkExceptions, EXCEPTION_YEARS } from './time/check-calendar.ts';
export { type Clock, due, elapsed, isOpen, nextOpen, WALL, type WallClock } from './time/clock.ts';
export { holidayExceptions } from './time/holidays.ts';
export { dueAfter, type Need as TimeNeed, needMs, nextAvailable } from './time/need.ts';
export type { Outcome } from './time/outcome.ts';
export { parseSpan } from './time/parse-span.ts';
export { formatPercent, parsePercent } from './time/percent.ts';
export { DAY_MS, formatSpan, HOUR_MS, MINUTE_MS, SECOND_MS, type Span } from './time/span.ts';
export { CALENDAR_END_AT, CALENDAR_START_AT } from './time/timeline.ts';
export { isZone, type OffsetStretch, suggestZone, zoneOffsets } from './time/zone-offsets.ts';

// rules
export {
  compileRuleSets,
  ruleSet,
  type RuleSets,
  type SlaRules,
  termsKey,
} from './rules/compile-rules.ts';
export { toEngineRules } from './rules/engine-rules.ts';
export { type ConditionExplanation, explain, type RuleExplanation } from './rules/explain-rules.ts';
export { type Judge, judge, type JudgeNow } from './rules/judge.ts';
export { type MemoJudge, memoJudge } from './rules/memo.ts';

// decide and route
export { decide } from './decide/decide.ts';
export { decideRouting, type Routable, type RoutingDecided } from './decide/decide-routing.ts';
export type { Deciding } from './decide/deciding.ts';
export { accountOf, deriveFacts, factsOf } from './decide/derive-facts.ts';
export { destinationOf } from './decide/destination-of.ts';
export { directoryOf } from './decide/directory-of.ts';
export {
  type Explainable,
  explainLead,
  firstDayAnswers,
  type LeadExplanation,
} from './decide/explain-routing.ts';
export { eligibilityOf, type Eligibility } from './routing/eligibility.ts';
export { route, type RouteContext, type Routed } from './routing/route.ts';
export {
  initialPoolState,
  rebasePool,
  returnTurn,
  rotationUnit,
} from './routing/weighted-rotation.ts';

// for documents that other packages define
export {
  type DocumentError,
  type Finding,
  formatDocumentError,
} from './documents/document-error.ts';
export {
  type DocumentKind,
  documentKinds,
  kindOfDocument,
  wrongKind,
} from './documents/document-kind.ts';
export type { Locate } from './documents/locate.ts';
export { nearest, suggest } from './documents/nearest.ts';
export { type ParsedDocument, parseDocument } from './documents/parse-document.ts';
export { factName, issueText, name as nameSchema, readWith } from './documents/schema/scalars.ts';
export { validate, type Validated } from './documents/validate.ts';
export { accepted, refused } from './time/outcome.ts';
export type { Condition, Facts, FactType, FactValue } from './rules/condition.ts';

// leads and their lifecycle
export { defaultHygiene } from './policy/default-hygiene.ts';
export {
  type AccountTieBreak,
  accountTieBreaks,
  type Channel,
  type Destination,
  type Hygiene,
  type ObligationKind,
  obligationKinds,
  type Policy,
} from './policy/policy.ts';
export type { Org } from './org/org.ts';
export type {
  Custodian,
  Lead,
  Obligation,
  Party,
  PassResult,
  Returning,
  Tombstone,
} from './lead/lead.ts';
export type { Cast, EventOf, LeadEvent, LeadEventType } from './lead/event.ts';
export type { Effect, Recipient, StepEffect } from './lead/effect.ts';
export {
  type EventProblem,
  eventSchema,
  type ParsedEvent,
  parseEvent,
  parseReportedEvent,
} from './lead/event-schema.ts';
export { newLead } from './lead/new-lead.ts';
export { replay, type Replayed, type VersionOf } from './lead/replay.ts';
export type { Entry } from './custody/entry.ts';
export { type Chart, type ChartState, eventsFrom } from './lifecycle/chart.ts';
export { lifecycleDiagram } from './lifecycle/diagram.ts';
export type { StepRules, Who } from './lifecycle/draft.ts';
export { type Lifecycle, lifecycle } from './lifecycle/machine.ts';
export { answeredThrough, mergeWinner, unanswered } from './lifecycle/merging.ts';
export {
  isAccepted,
  isClosed,
  isException,
  isNurture,
  isOpportunity,
  isOwned,
  isPassing,
  settledStates,
  stageRank,
} from './lifecycle/states.ts';
export {
  type Executor,
  reference,
  step,
  type Stepped,
  type StepRefusal,
} from './lifecycle/step.ts';
export { transitionTable } from './lifecycle/transition-table.ts';
export type { Transition } from './lifecycle/transitions.ts';
export { asking, type Asking } from './decide/ask.ts';
export type {
  Candidate,
  Decision,
  Judgement,
  Refusal,
  TriedRule,
  Verdict,
} from './decide/decision.ts';
export type { Directory } from './decide/directory.ts';
export { type Engine, engineOf } from './decide/engine.ts';
export type { PoolMemberState, PoolState } from './decide/pool-state.ts';
export { runAsync } from './decide/run-async.ts';
export { runSync, type SyncRun } from './decide/run-sync.ts';
export type { Answer, Need, RuleSet } from './rules/rule-set.ts';
export { advance, type Advanced, advanceNow } from './decide/advance.ts';
export type { Answers } from './decide/answers.ts';

// custody
export { canonicalJson, NotCanonicalError } from './custody/canonical-json.ts';
export {
  type CheckpointFault,
  checkpointFault,
  type CheckpointStatement,
  checkpointText,
  hashText,
  headsRoot,
  type NotedHead,
  type SignedCheckpoint,
  type VerifyingKey,
} from './custody/checkpoint.ts';
export { commit, opens } from './custody/commitment.ts';
export { csvCell, exportCsv } from './custody/export-csv.ts';
export { exportJsonLines } from './custody/export-json-lines.ts';
export { exportOcel } from './custody/export-ocel.ts';
export { exportXes } from './custody/export-xes.ts';
export type { Fault, Head, Heads } from './custody/fault.ts';
export { merkleRoot } from './custody/merkle-root.ts';
export { parseLog } from './custody/parse-log.ts';
export {
  GENESIS,
  hashOf,
  type Seal,
  seal,
  type Sealable,
  type Sealed,
  type SealedEntry,
  sealLog,
} from './custody/seal.ts';
export { type Verification, verifyChain } from './custody/verify-chain.ts';
export type { ExportFault, VerifiedExport } from './custody/judge-export.ts';
export { exportVerifier, type ExportVerifier } from './custody/verify-export.ts';
export { verifyLog } from './custody/verify-log.ts';
export { type ExportHeader, type ExportVersions, writeExport } from './custody/write-export.ts';

// policies and orgs
export { describePolicy } from './documents/describe-policy.ts';
export { conditionWords, said } from './documents/words/explained.ts';
export { type Change, diffPolicies } from './documents/diff-policies.ts';
export { checkTogether, type Findings } from './documents/check-together.ts';
export {
  type JsonSchema,
  orgJsonSchema,
  policyJsonSchema,
  publish,
} from './documents/json-schema.ts';
export type { LoadRows } from './documents/normalise/accounts.ts';
export { type ParsedOrg, parseOrg } from './documents/parse-org.ts';
export { type ParsedPolicy, parsePolicy } from './documents/parse-policy.ts';
export { authorPolicy, printPolicy } from './documents/print/policy.ts';
export { type OrgInput, orgSchema } from './documents/schema/org-schema.ts';
export { type PolicyInput, policySchema } from './documents/schema/policy-schema.ts';
export { type BuiltInFact, builtInFacts, factTypes } from './policy/built-in-facts.ts';
export { slaFor, type Terms } from './policy/terms.ts';

// the compiled executor
export { compiled, executorBy } from './compiled/executor.ts';
export { flattenMachine } from './compiled/flatten-machine.ts';
export type { MachineTable, TableArrow } from './compiled/machine-table.ts';
export { compileRules } from './compiled/compile-rules.ts';
export type { EngineOperator as CompiledOperator } from './compiled/engine-operators.ts';
export { judgeCompiled } from './compiled/judge-compiled.ts';
export { NotCompilable } from './compiled/not-compilable.ts';
export type { RuleOptions } from './compiled/plan-rules.ts';
