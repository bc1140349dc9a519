// opening
export { openDatabase, type OpenOptions, type OwnPostgres } from './open-database.ts';
export { type Patience, whenThere } from './connect/when-there.ts';
export { connectDatabase, type Database } from './database.ts';
export { named, type Orm, type Rows, type Sql, type Tx, type Value } from './connect/sql.ts';
export { type Embedded, type EmbeddedOptions, startEmbedded } from './embedded/start-embedded.ts';
export { type BackupPlaces, backUpEmbedded, restoreEmbedded } from './embedded/backup.ts';
export { checkSchema, migrate } from './migrate/migrate.ts';
export { isPassing, StoreError, type StoreErrorCode } from './store-error.ts';
export { inWorkspace, limitStatements } from './transact.ts';

// events
export { type Applied, applyEvent } from './events/apply-event.ts';
export { type Applying, applyTogether, type Carry, type Together } from './events/apply.ts';
export { answerTo, forgetKeys, type Idempotency } from './events/idempotency.ts';
export { type Once, onceIn } from './events/once.ts';
export type { Taken } from './events/take-step.ts';
export type { Step } from './events/unit.ts';

// workspaces, policies, orgs
export {
  type Activated,
  type Activation,
  activatePolicy,
  adoptInForce,
  type Stranded,
} from './versions/activate-policy.ts';
export { adoptCalendars, type Adoption } from './versions/adopt-each.ts';
export {
  type ChangedOrg,
  changeOrgIn,
  type HeldByGone,
  policiesInUse,
  readOrg,
  type StoredOrg,
} from './versions/change-org.ts';
export { engineInForce } from './versions/engine-in-force.ts';
export { resumeAdoption } from './versions/resume-adoption.ts';
export type { Engines, Versions } from './versions/engines.ts';
export {
  addOrg,
  addOrgIn,
  addPolicy,
  addPolicyIn,
  type Authored,
  createWorkspace,
  workspaceNames,
} from './versions/workspaces.ts';

// deadlines
export {
  type Claimed,
  claimDue,
  type Claiming,
  type Drained,
  drainDue,
  earliestDue,
  fireDue,
} from './deadlines/claim-due.ts';
export { type Stuck, stuckDeadlines } from './deadlines/stuck.ts';

// leads and their log
export { cursorOf, type Place, placeIn } from './leads/cursor.ts';
export { type LeadPage, type LeadRow, listLeads, type Listing } from './leads/list-leads.ts';
export { openByState, readLead, readLog } from './leads/read-lead.ts';
export { logsOf } from './custody/entries-of.ts';
export { addCheckpoint, type Checkpoint, keyIdOf } from './custody/checkpoint.ts';
export { claimSigningKey, signingKeyOf } from './custody/signing-key.ts';
export { verifyingKey } from './custody/checkpoint-faults.ts';
export { allVersions, checkpointsOf, logsIn, type LogPeriod } from './custody/export-parts.ts';
export { isCheckpointDue, listCheckpoints } from './custody/list-checkpoints.ts';
export { type Verified, verifyLead, verifyWorkspace } from './custody/verify.ts';

// lives from elsewhere
export { importLives, type Imported, type Lives } from './lives/import-lives.ts';

// people
export {
  erasePerson,
  leadsOfPerson,
  newPerson,
  type NewPerson,
  type Person,
  type PersonalData,
  putPerson,
  readPerson,
} from './people/personal-data.ts';

// who may ask, and what they did
export {
  type AdministrativeAct,
  listActs,
  type NotedAct,
  noteAct,
} from './acts/administrative-acts.ts';
export {
  addApiKey,
  holderOfKey,
  type KeyHolder,
  type KeyInUse,
  listApiKeys,
  type ListedKey,
  revokeApiKey,
  rotateApiKey,
  type Role,
  roles,
  workspaceOfKey,
} from './keys/api-keys.ts';
export {
  addLogIn,
  endLogIn,
  forgetFailures,
  type ListedLogIn,
  listLogIns,
  type LogIn,
  setPassword,
  takeTry,
} from './keys/log-ins.ts';
export {
  addSession,
  endSession,
  forgetSessions,
  isCsrfOf,
  type Session,
  SESSION_IDLE_MS,
  SESSION_MS,
  useSession,
} from './keys/sessions.ts';

// for readers of one's own
export { type Reader, readWorkspace } from './read-workspace.ts';
export {
  activations,
  apiKeys,
  checkpoints,
  custodyEntries,
  idempotencyKeys,
  leads,
  obligations,
  orgs,
  peopleData,
  policies,
  pools,
  workspaces,
} from './schema.ts';
export { administrativeActs, logIns, sessions } from './schema-access.ts';
export {
  absencesTold,
  alarms,
  campaigns,
  consents,
  contactKeys,
  deadNotices,
  doNotContact,
  duplicates,
  failedIntakes,
  formMappings,
  inboundMails,
  inquiryAddresses,
  mailTemplates,
  merges,
  policyDrafts,
  uploadRefusals,
  uploads,
  usedLinks,
} from './schema-service.ts';

// jobs
export { queueIn, type QueueConnection, queueOf } from './queue.ts';
