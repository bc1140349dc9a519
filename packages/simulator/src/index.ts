// Kernel and random numbers
export { Kernel, type EventHandler } from './kernel/kernel.ts';
export { Draws, OCCURRENCES, PURPOSES, type UniformPair } from './random/draws.ts';
export { hashId, hashPair, type IdHash } from './random/id-hash.ts';
export { philox } from './random/philox.ts';
export { philoxKey, type PhiloxKey } from './random/seed.ts';

// Distributions
export { compileDistribution } from './distributions/compile.ts';
export {
  deterministic,
  exponential,
  gamma,
  lognormal,
  lognormalByMean,
  normal,
  triangular,
  uniform,
  weibull,
  weibullByMedian,
} from './distributions/continuous.ts';
export { bernoulli, categorical, discrete, geometric, poisson } from './distributions/discrete.ts';
export {
  type Distribution,
  DistributionError,
  type Law,
  type LawUnit,
} from './distributions/distribution.ts';
export { normalQuantile } from './distributions/normal-quantile.ts';
export { type AuthoredDistribution, distributionSchema } from './distributions/schema.ts';
export { curve, empirical, quantileTable } from './distributions/tabulated.ts';

// Arrivals
export { type ArrivalSource, Arrivals, type ArrivalWindow } from './arrivals/arrivals.ts';
export type { Burst } from './arrivals/burst.ts';
export {
  PURPOSES_OF_STREAMS,
  STREAM_PURPOSES,
  unitExponentials,
  type UnitExponentials,
} from './arrivals/unit-exponentials.ts';
export { type RateBlock, type WeeklyRates, weekOf } from './arrivals/weekly-rates.ts';

// Streams
export type { LeadStream, StreamWindow } from './stream/lead-stream.ts';
export { recordedStream } from './stream/recorded-stream.ts';
export { columnsOf, type NamedColumn } from './stream/recorded/columns.ts';
export { type ImportedRecording, importRows } from './stream/recorded/import-rows.ts';
export type { RecordedRow, RowRemark } from './stream/recorded/recorded-row.ts';
export {
  formatRecording,
  parseRecording,
  type Recording,
  type RecordingHeader,
} from './stream/recorded/recording-file.ts';
export { type RecordingMap, recordingMapSchema } from './stream/recorded/recording-map.ts';
export {
  type AuthoredStream,
  streamSchema,
  streamSchemaFor,
  type SyntheticDocument,
} from './stream/stream-schema.ts';
export { syntheticStream } from './stream/synthetic-stream.ts';
export type { SimulatedLead } from './world/simulated-lead.ts';

// Statistics
export { bootstrapT } from './statistics/bootstrap-t.ts';
export { ExactSum, exactSum } from './statistics/exact-sum.ts';
export { type Interval, simultaneous, tInterval, tQuantile } from './statistics/interval.ts';
export { Moments } from './statistics/moments.ts';
export {
  isSkewed,
  type PairedDifference,
  pairedDifference,
} from './statistics/paired-difference.ts';
export { quantile, quantileOfSorted } from './statistics/quantile.ts';
export { batchMeans, mser5 } from './statistics/steady-state.ts';
export {
  type Progress,
  progress,
  type StoppingRule,
  targetHalfWidth,
  type Watched,
} from './statistics/stopping-rule.ts';
export { TimeAverage } from './statistics/time-average.ts';

// World, people and the simulation of one replication
export { type Assumption, assumptions } from './world/assumptions.ts';
export { type ParsedWorld, parseWorld } from './world/parse-world.ts';
export { responseCurves } from './world/response-curves.ts';
export { compileWorld, type World } from './world/world.ts';
export {
  worldJsonSchema,
  worldSchema,
  type WorldDocument,
  type WorldInput,
} from './world/world-schema.ts';
export { type Histogram } from './ledger/histogram.ts';
export type { LeadOutcome } from './ledger/lead-outcome.ts';
export type { Cause } from './ledger/leak.ts';
export { addLines, type LedgerLine } from './ledger/ledger.ts';
export { type MetricName, metricNames } from './ledger/metrics.ts';
export type { ExcuseResult, PersonResult, ReplicationResult } from './ledger/replication-result.ts';
export { type ReplicationInput, runReplication } from './shell/run-replication.ts';

// Experiments
export {
  experimentJsonSchema,
  recordingMapJsonSchema,
  streamJsonSchema,
} from './documents/json-schemas.ts';
export { compare, type CompareOptions, type CompareProgress } from './experiment/compare.ts';
export {
  bundled,
  type DocumentBundle,
  type DocumentSource,
  type FoundDocument,
  type TableRows,
} from './experiment/document-source.ts';
export type { Estimate, Row } from './experiment/estimates.ts';
export type { Example } from './experiment/examples.ts';
export {
  type ComparedPolicy,
  type Experiment,
  type Horizon,
  policiesOf,
} from './experiment/experiment.ts';
export {
  type AuthoredExperiment,
  type Expectation,
  experimentSchema,
} from './experiment/experiment-schema.ts';
export { type FoundLife, type Life, lifeOf, type LifeUnder } from './experiment/life-of.ts';
export { type LoadedExperiment, loadExperiment } from './experiment/load-experiment.ts';
export { checkFacts } from './experiment/check-facts.ts';
export { checkSegments } from './experiment/check-segments.ts';
export { checkWorldNames } from './experiment/check-world-names.ts';
export { type LoadedStream, loadStream } from './experiment/load-stream.ts';
export { metricCatalogue, type MetricEntry, metricNamed } from './experiment/metric-catalogue.ts';
export {
  type OnShare,
  type Replicate,
  type Replicated,
  replicator,
} from './experiment/replicate.ts';
export {
  type ExperimentResult,
  type ReportPart,
  resultJsonSchema,
  resultSchema,
} from './experiment/result-schema.ts';
export { inThisThread, type RunOptions, type Runner } from './experiment/runner.ts';
export { type Checked, isDrawn, VERIFY_SHARE } from './experiment/verified-executor.ts';
