import { isClosed, type Lead } from '@baton/core';
import { applyEvent, type Carry, inWorkspace, readPerson, type Tx } from '@baton/store';
import type { Service } from '../http/service.ts';
import { tellTime } from '../notices/tell-time.ts';
import { carryNotices } from '../worker/notice-job.ts';
import type { AnswerLink } from './answer-link.ts';
import type { Acted, LinkAnswer, LinkPorts, OfferState } from './follow-link.ts';

type Ports = Pick<Service, 'db' | 'queue' | 'now'>;

/** Ends the transaction: the answer was for another offer than the one that the link was made for. */
class MovedOn extends Error {
  override readonly name = 'MovedOn';
}

interface Row {
  readonly lead: Lead;
  readonly subject: string | null;
  readonly org: number | null;
}

const wordsOf = async (
  tx: Tx,
  workspace: string,
  { lead, subject }: Row,
): Promise<{ readonly who: string; readonly askedFor: string | null }> => {
  const person = subject === null ? null : await readPerson(tx, workspace, subject);
  const unnamed = { who: `lead ${lead.id}`, askedFor: null };
  if (person?.kind !== 'known') return unnamed;
  const { contact, message } = person.data as {
    readonly contact?: { readonly name?: string | null; readonly company?: string | null } | null;
    readonly message?: string | null;
  };
  const names = [contact?.name, contact?.company].filter((one) => typeof one === 'string');
  return {
    who: names.length > 0 ? names.join(', ') : unnamed.who,
    askedFor: message ?? null,
  };
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
  const owed = lead.obligations.find((one) => one.id === obligation && one.kind === 'offered');
  if (owed === undefined || owed.owedBy !== person || isClosed(lead.state))
    return { state: 'gone' };
  return {
    state: 'open',
    ...(await wordsOf(tx, workspace, row)),
    dueText: tellTime(owed.due, zone),
    reasons: Object.entries(policy.returns).map(([reason, { needsCriterion }]) => ({
      reason,
      needsCriterion,
    })),
    excuses: policy.excuses,
  };
};

const eventOf = ({ person }: AnswerLink, answer: LinkAnswer, at: number) => {
  const { action, reason, excuse, criterion } = answer;
  if (action === 'accept') return { type: 'lead.accepted', at, actor: person } as const;
  return {
    type: 'lead.rejected',
    at,
    actor: person,
    reason: reason ?? '',
    ...(excuse === null ? {} : { excuse }),
    ...(criterion === null ? {} : { criterion }),
  } as const;
};

/** What one-time links do over the store. */
export const leadOffers = (service: Ports): LinkPorts => {
  const { db, queue, now } = service;
  const notices = carryNotices(queue);
  const offerOf = (link: AnswerLink, id: string): Promise<OfferState> =>
    inWorkspace(db, link.workspace, (tx) => offerIn(service, tx, link, id));
  const act = async (link: AnswerLink, id: string, answer: LinkAnswer): Promise<Acted> => {
    const { workspace, lead: leadId, obligation } = link;
    const at = now();
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
        event: eventOf(link, answer, at),
        carry,
      });
      if (applied.ok) return { outcome: 'done' };
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
