import { checkTogether, type Org } from '@baton/core';
import {
  adoptCalendars,
  changeOrgIn,
  type KeyHolder,
  policiesInUse,
  readOrg,
  type StoredOrg,
  type Tx,
} from '@baton/store';
import { act } from '../http/acts.ts';
import type { RouteKey } from '../http/access.ts';
import { once } from '../http/idempotency.ts';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { type Finding, shownFindings } from '../policies/checked-policy.ts';
import { versionsInForce } from '../policies/versions-in-force.ts';
import { carryNotices } from '../worker/notice-job.ts';
import type { ReadOrg } from './parse-org-text.ts';
import { readOrgText } from './read-org-text.ts';

/** Another text of the org, and how to read it if there is a shorter way than all of it. */
export interface NewText {
  readonly text: string;
  readonly read?: () => Promise<ReadOrg>;
}

export interface OrgChange {
  readonly route: RouteKey;
  /** What is changed, for the record of administrative acts. */
  readonly target: string;
  readonly key: string | undefined;
  /** What was asked: the body and the parameters. */
  readonly asked: object;
  /** The version that the caller saw last, if they say so. */
  readonly ifVersion: number | null;
  /** The new text, made of the newest. Called again when another change came between. */
  readonly edit: (current: StoredOrg) => NewText | Promise<NewText>;
}

export interface StoredChange {
  readonly version: number;
  /** Whether there is a new version; false when the org says that already. */
  readonly changed: boolean;
  readonly warnings: Finding[];
}

export const currentOrg = async (tx: Tx, workspace: string): Promise<StoredOrg> => {
  const current = await readOrg(tx, workspace);
  if (current === null)
    throw new Problem(409, 'not-ready', `workspace ${workspace} has no org yet`);
  return current;
};

/** What is wrong with an org under each of the policies. */
export const misfits = (policies: Awaited<ReturnType<typeof policiesInUse>>, org: Org): Finding[] =>
  policies.flatMap(({ version, policy }) =>
    shownFindings(checkTogether(policy, org).errors).map((found) => ({
      ...found,
      message: `policy version ${version}: ${found.message}`,
    })),
  );

const refuseDocument = (errors: Finding[], warnings: Finding[] = []): void => {
  if (errors.length > 0)
    throw new Problem(422, 'invalid-document', 'the org has errors', { errors, warnings });
};

const tryOnce = async (
  service: Service,
  caller: KeyHolder,
  tx: Tx,
  { route, target, ifVersion, edit }: OrgChange,
  readBefore: Map<string, ReadOrg>,
): Promise<StoredChange | null> => {
  const { workspace, person: by } = caller;
  const current = await currentOrg(tx, workspace);
  if (ifVersion !== null && ifVersion !== current.version)
    throw new Problem(
      412,
      'changed-meanwhile',
      `the org is at version ${current.version}, not ${ifVersion}: read it and make the change anew`,
      { version: current.version },
    );
  const { text, read = () => readOrgText(text, current) } = await edit(current);
  if (text === current.source) return { version: current.version, changed: false, warnings: [] };
  const parsed = readBefore.get(text) ?? (await read());
  readBefore.set(text, parsed);
  if (!parsed.ok) {
    refuseDocument(shownFindings(parsed.errors));
    return null;
  }
  const { org } = parsed;
  const warnings = shownFindings(parsed.warnings);
  const policies = await policiesInUse(tx, workspace);
  refuseDocument(misfits(policies, org), warnings);
  const changed = await changeOrgIn(tx, workspace, {
    from: current,
    org,
    authored: { at: service.now(), by, source: text },
    // Leads come under no other policy than the one in force: only that can have changed since.
    check: async () => {
      const versions = await versionsInForce(tx, workspace);
      if (versions === null || policies.some(({ version }) => version === versions.policy)) return;
      refuseDocument(misfits(await policiesInUse(tx, workspace), org), warnings);
    },
  });
  if (changed.ok) {
    const { version } = changed;
    await act(tx, service, caller, route, target, { version });
    return { version, changed: true, warnings };
  }
  if (changed.why === 'moved') return null;
  const { stranded } = changed;
  const detail = `${stranded.length} open leads are with people, desks or pools that the org would lose`;
  throw new Problem(409, 'stranded', detail, { stranded });
};

/**
 * Makes a new version of the org out of the newest one. It is in force at once: the next decision knows who is there. Refused
 * with a problem and nothing stored: 412 if the caller saw an older version, 422 with line and fix if it has errors or does not
 * fit the policies in use, 409 with the leads if some are with people, desks or pools that it would lose.
 */
export const changeOrg = (
  service: Service,
  caller: KeyHolder,
  change: OrgChange,
): Promise<StoredChange> =>
  once(service, caller, change.key, { ...change.asked, route: change.route }, async (tx) => {
    // Where another change came between, the second try holds the lock already: nothing comes between again.
    // It reads no text anew that has not changed: inquiries wait for the lock.
    const read = new Map<string, ReadOrg>();
    const stored =
      (await tryOnce(service, caller, tx, change, read)) ??
      (await tryOnce(service, caller, tx, change, read));
    if (stored === null) throw new Error('the org changed under a lock that forbids it');
    return stored;
  });

/** Brings open leads onto the newest calendars, one entry each: what was used up of their time is kept. */
export const rebaseDeadlines = async (
  { db, now, queue }: Service,
  { workspace, person: by }: KeyHolder,
): Promise<{ readonly adopted: number; readonly left: { lead: string; why: string }[] }> => {
  const carry = carryNotices(queue);
  const { adopted, left } = await adoptCalendars(db, workspace, { at: now(), by, carry });
  return { adopted, left: left.map(({ lead, refusal }) => ({ lead, why: refusal.message })) };
};
