import type { Facts, Lead, Policy } from '@baton/core';
import {
  applyEvent,
  type Carry,
  type Idempotency,
  inWorkspace,
  type KeyHolder,
  putPerson,
  type Tx,
} from '@baton/store';
import type { RawContact } from '../hygiene/contact.ts';
import { factsFromContact } from '../hygiene/facts-from-contact.ts';
import { normaliseContact } from '../hygiene/normalise-contact.ts';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { carryNotices } from '../worker/notice-job.ts';
import { checkFacts, type FactProblem } from './check-facts.ts';

export interface NewInquiry {
  readonly contact: RawContact;
  readonly facts: Facts;
  readonly message: string | null;
  readonly program: string | null;
  /** The colleague who registered it and is told what becomes of it. */
  readonly registrar: string | null;
}

export interface Captured {
  readonly lead: Lead;
  readonly repeated: boolean;
}

interface InForce {
  readonly policy: Policy['definition'];
  readonly people: Readonly<Record<string, unknown>>;
}

const inForce = async (tx: Tx, workspace: string): Promise<InForce> => {
  const [row] = await tx<{ definition: Policy['definition']; people: Record<string, unknown> }>`
    select p.document -> 'definition' as definition, o.document -> 'people' as people from baton.workspaces w
    join baton.policies p on p.workspace = w.workspace and p.version = w.policy
    join baton.orgs o on o.workspace = w.workspace and o.version = w.org
    where w.workspace = ${workspace}`;
  if (row === undefined)
    throw new Problem(
      409,
      'not-ready',
      `workspace ${workspace} has no active policy or no org yet`,
    );
  return { policy: row.definition, people: row.people };
};

const errorsOf = ({ policy, people }: InForce, inquiry: NewInquiry): readonly FactProblem[] => [
  ...checkFacts(policy.facts, inquiry.facts),
  ...(inquiry.registrar === null || Object.hasOwn(people, inquiry.registrar)
    ? []
    : [{ path: ['registrar'], message: 'is nobody in the org' }]),
];

/**
 * Opens a lead: the facts go on it and into custody, the contact and the words into the side table, all in one transaction.
 * Throws a problem, 400, with every fact that the policy in force does not know or that has another type.
 */
export const captureInquiry = async (
  service: Service,
  caller: KeyHolder,
  inquiry: NewInquiry,
  idempotency: { readonly idempotency?: Idempotency },
): Promise<Captured> => {
  const { db, now, newId, defaultCountry } = service;
  const { workspace } = caller;
  const errors = errorsOf(
    await inWorkspace(db, workspace, (tx) => inForce(tx, workspace)),
    inquiry,
  );
  if (errors.length > 0) throw new Problem(400, 'invalid', 'the inquiry has errors', { errors });
  const contact = normaliseContact(inquiry.contact, { defaultCountry });
  const [leadId, subject, at] = [newId(), newId(), now()];
  const notices = carryNotices(service.queue);
  const carry: Carry = async (tx, taken) => {
    const { message, program } = inquiry;
    await putPerson(tx, workspace, { subject, data: { contact, message, program }, at });
    // The lead was inserted ahead of the person it belongs to.
    await tx`update baton.leads set subject = ${subject} where workspace = ${workspace} and lead = ${leadId}`;
    await notices(tx, taken);
  };
  const applied = await applyEvent(db, {
    workspace,
    leadId,
    event: {
      type: 'inquiry.captured',
      at,
      actor: inquiry.registrar ?? caller.person,
      facts: {
        ...inquiry.facts,
        ...(inquiry.program === null ? {} : { program: inquiry.program }),
        ...factsFromContact(contact),
      },
      ...(inquiry.registrar === null ? {} : { registrar: inquiry.registrar }),
    },
    carry,
    ...idempotency,
  });
  if (!applied.ok) throw new Problem(409, 'not-possible-now', applied.refusal.message);
  return { lead: applied.lead, repeated: applied.repeated };
};
