import type { Facts, Lead } from '@baton/core';
import {
  applyTogether,
  type Carry,
  type Idempotency,
  newPerson,
  type NewPerson,
  type Step,
  type Tx,
} from '@baton/store';
import { factsFromContact } from '../hygiene/facts-from-contact.ts';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import type { Inquiry } from '../intake/inquiry.ts';
import { storable } from '../intake/storable.ts';
import { carryNotices } from '../worker/notice-job.ts';
import { knownOf, noteCaptured } from './around-capture.ts';
import { inForce, type InForce } from './in-force.ts';

export interface Capturing {
  readonly workspace: string;
  /** Who stands in the log where no colleague registered the inquiry: a person's id, or `prospect`. */
  readonly actor: string;
  readonly inquiries: readonly Inquiry[];
  /** What they were checked against, where the caller has it. */
  readonly versions?: InForce;
  readonly idempotency?: Idempotency;
  /** Given back when the same is asked again. JSON, without personal data. */
  readonly note?: object;
  /** Written in the same transaction. It may run again, so it only writes through `tx`. */
  readonly within?: (tx: Tx, leads: readonly Lead[]) => Promise<void>;
}

export interface Captured {
  /** In the order of the inquiries. */
  readonly leads: readonly Lead[];
  /** Whether that was done under the same key before. */
  readonly repeated: boolean;
  readonly note: object | null;
}

/** What is kept of whoever asked, beside the log. */
const personOf = ({ source, contact, message, program, other, mail }: Inquiry): object => ({
  source,
  contact,
  message,
  program,
  other,
  ...(mail === undefined ? {} : { mail }),
});

type Capture = Step & { readonly person: NewPerson };

const stepOf = (service: Service, actor: string, inquiry: Inquiry, known: Facts): Capture => {
  const { contact, program, registrar } = inquiry;
  const at = service.now();
  const { person, commitment } = newPerson({
    subject: service.newId(),
    data: storable(personOf(inquiry)) as object,
    at,
  });
  const facts = {
    ...known,
    ...inquiry.facts,
    ...(program === null ? {} : { program }),
    ...factsFromContact(contact),
  };
  return {
    leadId: service.newId(),
    person,
    event: {
      type: 'inquiry.captured',
      at,
      actor: registrar ?? actor,
      facts,
      ...(registrar === null ? {} : { registrar }),
      commitment,
    },
  };
};

/**
 * Opens a lead for each inquiry, all of them in one transaction or none: its facts go on the lead and into custody, contact and words
 * into the side table, and a commitment to them into the event. The inquiries have been checked against the policy.
 */
export const captureInquiries = async (
  service: Service,
  { workspace, actor, inquiries, versions, idempotency, note, within }: Capturing,
): Promise<Captured> => {
  const current = versions ?? (await inForce(service.db, workspace));
  const captures = await Promise.all(
    inquiries.map(async (inquiry) => {
      const known = await knownOf(current, inquiry);
      return { inquiry, known, step: stepOf(service, actor, inquiry, known.facts) };
    }),
  );
  const notices = carryNotices(service.queue);
  const carry: Carry = async (tx, taken) => {
    const captured = captures.flatMap(({ inquiry, known, step }, index) => {
      const lead = taken[index]?.lead;
      return lead === undefined ? [] : [{ inquiry, known, lead, subject: step.person.subject }];
    });
    const leads = taken.map(({ lead }) => lead);
    await Promise.all([
      notices(tx, taken, workspace),
      noteCaptured(service, tx, workspace, captured),
      within?.(tx, leads),
    ]);
  };
  const applied = await applyTogether(
    service.db,
    {
      workspace,
      carry,
      at: service.now(),
      ...(idempotency === undefined ? {} : { idempotency }),
      ...(note === undefined ? {} : { note }),
    },
    captures.map(({ step }) => step),
  );
  if (!applied.ok) throw new Problem(409, 'not-possible-now', applied.refusal.message);
  const leads = applied.taken.map(({ lead }) => lead);
  return { leads, repeated: applied.repeated, note: applied.note ?? null };
};

/** The same for one. */
export const captureInquiry = async (
  service: Service,
  { inquiry, ...capturing }: Omit<Capturing, 'inquiries' | 'note'> & { readonly inquiry: Inquiry },
): Promise<{ readonly lead: Lead; readonly repeated: boolean }> => {
  const { leads, repeated } = await captureInquiries(service, {
    ...capturing,
    inquiries: [inquiry],
  });
  const [lead] = leads;
  if (lead === undefined) throw new Error('one inquiry was captured and no lead came back');
  return { lead, repeated };
};
