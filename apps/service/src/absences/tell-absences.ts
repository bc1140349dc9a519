import { DAY_MS, type ObligationKind } from '@baton/core';
import { applyEvent, inWorkspace, readLead, type Tx } from '@baton/store';
import type { Service } from '../http/service.ts';
import type { Chore } from '../worker/chores.ts';
import { inEach } from '../worker/each-workspace.ts';
import { carryNotices, standInJob } from '../worker/notice-job.ts';
import { versionsInForce } from '../policies/versions-in-force.ts';

/** Of somebody who does not come back: the last instant that events know. */
const FOR_GOOD = Date.UTC(2200, 0, 1);

interface Absence {
  readonly person: string;
  /** When the person is at work again, epoch ms. */
  readonly until: number;
  /** The version of the org that says so: another may have a deputy. */
  readonly org: number;
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Whether the dates are near now in any zone: asking the calendars of a thousand people takes a second. */
const isAround = ({ from, to }: { readonly from: string; readonly to: string }, now: number) =>
  from.slice(0, 10) <= dayOf(now + DAY_MS) && to.slice(0, 10) >= dayOf(now - DAY_MS);

/** Who is away now, and until when, as the newest org says. */
const awayNow = (
  { db }: Pick<Service, 'db'>,
  workspace: string,
  now: number,
): Promise<readonly Absence[]> =>
  inWorkspace(db, workspace, async (tx) => {
    const versions = await versionsInForce(tx, workspace);
    if (versions === null) return [];
    const { policy, org } = versions;
    const { directory } = await db.engines.engine(tx, workspace, { policy, calendars: org, org });
    return Object.values(directory.org.people).flatMap(({ id, away }) =>
      away.some((one) => isAround(one, now)) && directory.isAway(id, now)
        ? [{ person: id, until: directory.availableFrom(id, now) ?? FOR_GOOD, org }]
        : [],
    );
  });

/** Since when the absence is known to the leads; null if it is not. */
const toldAt = async (
  tx: Tx,
  workspace: string,
  { person, until }: Absence,
): Promise<number | null> => {
  const [row] = await tx<{ at: number }>`
    select told_at as at from baton.absences_told
    where workspace = ${workspace} and person = ${person} and until_at = ${until}`;
  return row?.at ?? null;
};

/**
 * Leads on which the person owes something before they are back. What they did themselves during the absence stays with
 * them: somebody who works on holiday does not lose the lead to a deputy a minute later.
 */
const waitingOn = (
  tx: Tx,
  workspace: string,
  { person, until }: Absence,
  told: number | null,
): PromiseLike<readonly { readonly lead: string; readonly seq: number }[]> => tx<{
  lead: string;
  seq: number;
}>`
  select distinct o.lead, l.seq from baton.obligations o
  join baton.leads l on l.workspace = o.workspace and l.lead = o.lead
  join baton.custody_entries e on e.workspace = l.workspace and e.lead = l.lead and e.seq = l.seq
  where o.workspace = ${workspace} and o.owed_by = ${person} and o.due < ${until}
    and (${told}::bigint is null or e.actor <> ${person} or e.at < ${told}::bigint)
  order by o.lead`;

/** What goes by itself when its time comes, or waits for nobody. */
const unhurried: ReadonlySet<ObligationKind> = new Set(['expiry', 'requalification']);

/** Whoever the person reports to hears in the same round what waits on them; told twice it goes out once. */
const tellManager = async (
  { db, queue, now }: Service,
  workspace: string,
  id: string,
  { person, until }: Absence,
): Promise<void> => {
  const lead = await readLead(db, workspace, id);
  const duties = (lead?.obligations ?? []).filter(
    ({ owedBy, due, kind }) => owedBy === person && due < until && !unhurried.has(kind),
  );
  const jobs = duties.map((duty) => standInJob(workspace, id, { duty, until, at: now() }));
  if (jobs.length > 0) await inWorkspace(db, workspace, (tx) => queue.add(tx, jobs));
};

/** What nobody can stand in for, by lead: asked again once the lead, the absence or the org has changed. */
const REFUSED_AT_MOST = 50_000;

/**
 * Tells leads that somebody is away from whom something is due before they are back: those that are under way when the
 * absence begins or is entered, and those that come to the person later. The core moves each to a present deputy or to
 * routing; told twice, the second time it has nothing to move and leaves no entry.
 */
export const tellAbsences = (): Chore => {
  const refused = new Map<string, number>();
  const tell = async (
    service: Service,
    workspace: string,
    absence: Absence,
    { lead, seq }: { readonly lead: string; readonly seq: number },
  ): Promise<boolean> => {
    const { person, until, org } = absence;
    const key = JSON.stringify([workspace, lead, person, until, org]);
    if (refused.get(key) === seq) return false;
    const applied = await applyEvent(service.db, {
      workspace,
      leadId: lead,
      event: { type: 'holder.away', at: service.now(), actor: 'clock', person, until },
      carry: carryNotices(service.queue),
    });
    if (applied.ok) return true;
    await tellManager(service, workspace, lead, absence);
    if (refused.size >= REFUSED_AT_MOST) refused.clear();
    refused.set(key, seq);
    return false;
  };
  const tellOf = async (service: Service, workspace: string, absence: Absence): Promise<number> => {
    const { db, now } = service;
    const at = now();
    const found = await inWorkspace(db, workspace, async (tx) => {
      const told = await toldAt(tx, workspace, absence);
      return { told, leads: await waitingOn(tx, workspace, absence, told) };
    });
    let moved = 0;
    let failed = 0;
    for (const waiting of found.leads)
      try {
        if (await tell(service, workspace, absence, waiting)) moved += 1;
      } catch (error) {
        // One lead that cannot be told does not keep the others waiting.
        failed += 1;
        service.log.error({ err: error, workspace, lead: waiting.lead }, 'an absence was not told');
      }
    // Noted last: a worker that dies before has told some leads, and the next tells the others.
    if (found.told === null && failed === 0)
      await inWorkspace(
        db,
        workspace,
        (tx) => tx`
          insert into baton.absences_told (workspace, person, until_at, told_at, leads)
          values (${workspace}, ${absence.person}, ${absence.until}, ${at}, ${moved}) on conflict do nothing`,
      );
    return moved;
  };
  return {
    name: 'absences',
    everyMs: 60_000,
    run: (service) =>
      inEach(service, 'absences', async (workspace) => {
        let moved = 0;
        for (const absence of await awayNow(service, workspace, service.now()))
          moved += await tellOf(service, workspace, absence);
        return moved;
      }),
  };
};
