import { isClosed, type Lead, type LeadEvent } from '@baton/core';
import { applyEvent, type Carry, inWorkspace, readLead, type Tx } from '@baton/store';
import type { Service } from '../http/service.ts';
import { tellTime } from '../notices/tell-time.ts';
import { carryNotices } from '../worker/notice-job.ts';
import { type AnswerLink, linkActions } from './answer-link.ts';
import { answerWords } from './answer-words.ts';
import type { Acted, LinkAnswer, LinkPorts, OfferState, Taken } from './follow-link.ts';
import { prospectWords, prospectWordsOf } from './lead-sight.ts';
import { hasCustody, pageOfLead } from './whose-lead.ts';

type Ports = Pick<Service, 'db' | 'queue' | 'now' | 'publicUrl' | 'secrets'>;

/** Ends the transaction: the answer was for another offer than the one that the link was made for. */
class MovedOn extends Error {
  override readonly name = 'MovedOn';
}

interface Row {
  readonly lead: Lead;
  readonly subject: string | null;
  readonly org: number | null;
}

/** What this person answered to such a question, the last time they did; null if they never did. */
const answeredBy = async (
  tx: Tx,
  { workspace, lead, person, action }: AnswerLink,
  zone: string,
): Promise<OfferState | null> => {
  const asked = answerWords[action].obligation;
  const answers = linkActions.filter((one) => answerWords[one].obligation === asked);
  const types = answers.map((one): string => answerWords[one].event);
  const [row] = await tx<{ type: string; at: number }>`
    select type, at from baton.custody_entries
    where workspace = ${workspace} and lead = ${lead} and actor = ${person} and type = any(${types})
    order by seq desc limit 1`;
  const said = answers.find((one) => answerWords[one].event === row?.type);
  return row === undefined || said === undefined
    ? null
    : { state: 'answered', action: said, atText: tellTime(row.at, zone) };
};

const offerIn = async (
  { db }: Ports,
  tx: Tx,
  link: AnswerLink,
  id: string,
): Promise<OfferState> => {
  const { workspace, lead: leadId, person, obligation } = link;
  const [row] = await tx<Row>`
    select l.snapshot as lead, l.subject, w.org from baton.leads l join baton.workspaces w using (workspace)
    where l.workspace = ${workspace} and l.lead = ${leadId}`;
  if (row === undefined || row.org === null) return { state: 'gone' };
  const { lead, org } = row;
  const versions = { policy: lead.policy, calendars: lead.calendars, org };
  const { policy, directory } = await db.engines.engine(tx, workspace, versions);
  if (!Object.hasOwn(directory.org.people, person)) return { state: 'gone' };
  const zone = directory.org.calendars[directory.clockOf(person)]?.zone ?? 'UTC';
  const [used] = await tx<{ action: AnswerLink['action']; at: number }>`
    select action, at from baton.used_links where workspace = ${workspace} and id = ${id}`;
  if (used !== undefined)
    return { state: 'used', action: used.action, atText: tellTime(used.at, zone) };
  const { obligation: kind } = answerWords[link.action];
  const owed = lead.obligations.find((one) => one.id === obligation && one.kind === kind);
  if (owed === undefined || owed.owedBy !== person || isClosed(lead.state))
    return (await answeredBy(tx, link, zone)) ?? { state: 'gone' };
  const { who, askedFor } = await prospectWords(tx, workspace, {
    lead: leadId,
    subject: row.subject,
  });
  return {
    state: 'open',
    who,
    askedFor,
    step: kind === 'approval' ? owed.about : null,
    dueText: tellTime(owed.due, zone),
    reasons: Object.entries(policy.returns).map(([reason, { needsCriterion }]) => ({
      reason,
      needsCriterion,
    })),
    excuses: policy.excuses,
  };
};

const eventOf = (
  actor: string,
  { action, reason, excuse, criterion, note }: LinkAnswer,
  step: string,
  at: number,
): LeadEvent => {
  switch (action) {
    case 'accept':
      return { type: 'lead.accepted', at, actor };
    case 'reject':
      return {
        type: 'lead.rejected',
        at,
        actor,
        reason: reason ?? '',
        ...(excuse === null ? {} : { excuse }),
        ...(criterion === null ? {} : { criterion }),
      };
    case 'approve':
      return { type: 'approval.given', at, actor, step };
    case 'refuse':
      return { type: 'approval.refused', at, actor, step, ...(note === null ? {} : { note }) };
    default:
      return action satisfies never;
  }
};

/** What one-time links do over the store. */
export const leadOffers = (service: Ports): LinkPorts => {
  const { db, queue, now, publicUrl, secrets } = service;
  const notices = carryNotices(queue);
  const offerOf = (link: AnswerLink, id: string): Promise<OfferState> =>
    inWorkspace(db, link.workspace, (tx) => offerIn(service, tx, link, id));
  const takenOf = async ({ workspace, lead: id, person }: AnswerLink): Promise<Taken | null> => {
    const lead = await readLead(db, workspace, id);
    if (lead === null || !hasCustody(lead, person)) return null;
    const linking = { publicUrl, linkKeys: secrets.linkKeys };
    const page = pageOfLead(lead, { workspace, person, at: now() }, linking);
    const words = await inWorkspace(db, workspace, (tx) => prospectWordsOf(tx, workspace, id));
    return { ...words, page };
  };
  const act = async (link: AnswerLink, id: string, answer: LinkAnswer): Promise<Acted> => {
    const { workspace, lead: leadId, obligation } = link;
    const at = now();
    const asked = await offerOf(link, id);
    if (asked.state !== 'open') return asked;
    const step = asked.step ?? '';
    const carry: Carry = async (tx, taken) => {
      const isThisOne = taken.some(({ effects }) =>
        effects.some((one) => one.do === 'release' && one.obligation.id === obligation),
      );
      if (!isThisOne) throw new MovedOn('the lead was offered anew meanwhile');
      // Two that press at once cannot both insert it, whatever the lead would still allow.
      await tx`
        insert into baton.used_links (workspace, id, action, at)
        values (${workspace}, ${id}, ${link.action}, ${at})`;
      await notices(tx, taken, workspace);
    };
    try {
      const applied = await applyEvent(db, {
        workspace,
        leadId,
        event: eventOf(link.person, answer, step, at),
        carry,
      });
      if (applied.ok)
        return { outcome: 'done', taken: link.action === 'accept' ? await takenOf(link) : null };
      const offer = await offerOf(link, id);
      return offer.state === 'open'
        ? { outcome: 'refused', message: applied.refusal.message }
        : offer;
    } catch (error) {
      if (error instanceof MovedOn) return { state: 'gone' };
      throw error;
    }
  };
  return { offerOf, act };
};
