import { DAY_MS } from '@baton/core';
import { inWorkspace, type Tx } from '@baton/store';
import type { Service } from '../http/service.ts';
import { versionsInForce } from '../policies/versions-in-force.ts';
import type { Chore } from '../worker/chores.ts';
import { inEach } from '../worker/each-workspace.ts';
import { alarmJob } from '../worker/notice-job.ts';
import { daysKept, TOLD_AHEAD_MS } from './retention.ts';

/** In one transaction: what others work on is passed over, and nobody waits long for this. */
const BATCH = 200;
const TOLD_AT_ONCE = 10_000;

/** At the intake desk, where somebody looks after inquiries that stand still. Null while there is no org. */
const whoIsTold = async (
  { db, now }: Service,
  tx: Tx,
  workspace: string,
): Promise<string | null> => {
  const versions = await versionsInForce(tx, workspace);
  if (versions === null) return null;
  const { policy, org } = versions;
  const engine = await db.engines.engine(tx, workspace, { policy, calendars: org, org });
  return engine.directory.desk(engine.policy.desks.intake, now()).person;
};

interface Told {
  readonly id: string;
  readonly at: number;
}

/**
 * Open failed intakes that will be forgotten within a week, each told once. Those of the next day go along with the first, so
 * that there is a notice a day at most.
 */
const tellAhead = async (
  service: Service,
  tx: Tx,
  workspace: string,
  days: number,
): Promise<number> => {
  const at = service.now();
  const until = at + TOLD_AHEAD_MS - days * DAY_MS;
  const told = await tx<Told>`
    update baton.failed_intakes set told_at = ${at}
    where workspace = ${workspace} and id in (
      select id from baton.failed_intakes
      where workspace = ${workspace} and state = 'open' and told_at is null and at <= ${until + DAY_MS}
        and exists (select from baton.failed_intakes
          where workspace = ${workspace} and state = 'open' and told_at is null and at <= ${until})
      order by at, id limit ${TOLD_AT_ONCE} for update skip locked)
    returning id, at`;
  const [first] = told.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  if (first === undefined) return 0;
  const person = await whoIsTold(service, tx, workspace);
  if (person === null) return told.length;
  const from = Math.max(first.at + days * DAY_MS, at + TOLD_AHEAD_MS);
  const many = told.length === 1 ? 'An inquiry' : `${told.length} inquiries`;
  const title = `${many} that could not be taken in will be forgotten`;
  const lines = [
    `What was sent is forgotten from ${new Date(from).toISOString().slice(0, 10)} on, unless somebody replays or dismisses it before.`,
    `GET /failed-intakes lists what is open; it is kept for ${days} days.`,
  ];
  const about = ['failed-intakes', first.id];
  await service.queue.add(tx, [alarmJob({ workspace, about, at, to: { person }, title, lines })]);
  return told.length;
};

/** Open failed intakes that somebody was told of a week ago. That there was one stays. */
const forgetIntakes = async (
  tx: Tx,
  workspace: string,
  before: number,
  at: number,
): Promise<number> => {
  const { count } = await tx`
    update baton.failed_intakes
    set state = 'forgotten', body = null, errors = '[]', key = null, request = null, settled_at = ${at}
    where workspace = ${workspace} and id in (
      select id from baton.failed_intakes
      where workspace = ${workspace} and state = 'open' and at <= ${before} and told_at <= ${at - TOLD_AHEAD_MS}
      order by at, id limit ${BATCH} for update skip locked)`;
  return count;
};

/** Who sent mails that were read, and ignored ones whole; of those that failed once their failed intake is settled. */
const forgetMails = async (tx: Tx, workspace: string, before: number): Promise<number> => {
  const { count } = await tx`
    update baton.inbound_mails set raw = null, envelope = envelope - 'from'
    where workspace = ${workspace} and key in (
      select m.key from baton.inbound_mails m
      where m.workspace = ${workspace} and m.state <> 'waiting' and (m.raw is not null or m.envelope ? 'from')
        and m.received_at <= ${before} and not exists (
          select from baton.failed_intakes f
          where f.workspace = m.workspace and f.id = m.key and f.state = 'open')
      order by m.received_at, m.key limit ${BATCH} for update of m skip locked)`;
  return count;
};

/** One worker at a time for each upload. */
const forgetRefusals = async (tx: Tx, workspace: string, before: number): Promise<number> => {
  const { count } = await tx`
    delete from baton.upload_refusals where workspace = ${workspace} and (upload, place) in (
      select r.upload, r.place from baton.upload_refusals r
      join baton.uploads u on u.workspace = r.workspace and u.id = r.upload
      where r.workspace = ${workspace} and u.ended_at <= ${before}
      order by r.upload, r.place limit ${BATCH} for update of u skip locked)`;
  return count;
};

const forgetIn = async (service: Service, workspace: string): Promise<number> => {
  const done = await inWorkspace(service.db, workspace, async (tx) => {
    const at = service.now();
    const days = await daysKept(tx, workspace);
    const before = at - days * DAY_MS;
    const told = await tellAhead(service, tx, workspace, days);
    const failedIntakes = await forgetIntakes(tx, workspace, before, at);
    const inboundMails = await forgetMails(tx, workspace, before);
    const refusedRows = await forgetRefusals(tx, workspace, before);
    return { told, failedIntakes, inboundMails, refusedRows };
  });
  const { told, ...forgotten } = done;
  const sum = forgotten.failedIntakes + forgotten.inboundMails + forgotten.refusedRows;
  if (sum > 0)
    service.log.info({ workspace, ...forgotten }, 'what became no lead was forgotten in its time');
  return sum + told;
};

/**
 * Forgets what was sent and became nobody's lead, once the workspace has kept it for its time: failed intakes, settled
 * mails, and rows of uploads that were refused.
 */
export const forgetUnread = (): Chore => ({
  name: 'forget-unread',
  everyMs: 3_600_000,
  run: (service) => inEach(service, 'forget-unread', (workspace) => forgetIn(service, workspace)),
});
