import type { Idempotency, KeyHolder, Tx } from '@baton/store';
import { inWorkspace } from '@baton/store';
import { problemsOfIssues } from '../http/issue-problems.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { readFailedMail } from '../inbound-mail/read-failed-mail.ts';
import { captureInquiry } from '../leads/capture-inquiry.ts';
import { type InForce, inForce } from '../leads/in-force.ts';
import type { IntakeSource } from './failed-intake.ts';
import { fieldsInJson } from './form-body.ts';
import { formInquiry, formKey, type ReadForm } from './form-inquiry.ts';
import { inquirySchema, type JsonInquiry, readJsonInquiry } from './json-inquiry.ts';
import { readForm } from './stored-forms.ts';

interface Open {
  readonly id: string;
  readonly source: IntakeSource;
  readonly through: string | null;
  readonly sentBy: string | null;
  readonly body: Uint8Array;
  readonly key: string | null;
  readonly request: string | null;
}

const wrong = (message: string): ReadForm => ({ ok: false, errors: [{ path: [], message }] });

/** Somebody has settled it meanwhile; what was done for it is rolled back. */
class Settled extends Error {
  override readonly name = 'Settled';
}

type Found = { readonly open: Open } | { readonly lead: string };

/** What was sent, or the lead that it is by now. Throws a problem: 404 if there is none, 409 if it was dismissed or forgotten. */
const find = async (tx: Tx, workspace: string, id: string): Promise<Found> => {
  const [row] = await tx<
    Omit<Open, 'body'> & {
      readonly body: Uint8Array | null;
      readonly lead: string | null;
      readonly state: string;
    }
  >`
    select source, through, sent_by as "sentBy", body, key, request, lead, state from baton.failed_intakes
    where workspace = ${workspace} and id = ${id}`;
  if (row === undefined) throw notFound(`failed intake ${id}`);
  const { lead, body, state, ...open } = row;
  if (lead !== null) return { lead };
  if (body === null) throw new Problem(409, 'not-possible-now', `it was ${state}`);
  return { open: { ...open, id, body } };
};

/** Reads again what was sent, under the mapping and the policy of now. */
const readAgain = async (
  service: Service,
  workspace: string,
  current: InForce,
  { id, source, through, body }: Open,
): Promise<ReadForm> => {
  const text = Buffer.from(body).toString();
  switch (source) {
    case 'json':
    case 'batch': {
      const value = parsed(text);
      const read = inquirySchema.safeParse(value);
      return read.success
        ? readJsonInquiry(read.data, current, {
            receivedAt: service.now(),
            defaultCountry: service.defaultCountry,
          })
        : { ok: false, errors: problemsOfIssues(read.error.issues, value) };
    }
    case 'form': {
      const stored = await inWorkspace(service.db, workspace, (tx) =>
        readForm(tx, workspace, through ?? ''),
      );
      if (stored === null) return wrong(`there is no form ${through} any more`);
      const fields = fieldsInJson(text);
      if (!fields.ok) return wrong(fields.detail);
      return formInquiry(service, current, stored.mapping, fields.fields, null);
    }
    case 'mail':
      return readFailedMail(service, workspace, current, {
        key: id,
        address: through ?? '',
        raw: body,
      });
    default:
      return source satisfies never;
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The mail stands in the list of mails as well. */
const settleMail = (tx: Tx, workspace: string, key: string, lead: string): Promise<unknown> =>
  tx`update baton.inbound_mails set lead = ${lead} where workspace = ${workspace} and key = ${key}`;

const idempotencyFor = ({ key, request }: Open): { readonly idempotency?: Idempotency } =>
  key === null || request === null ? {} : { idempotency: { key, request } };

export interface Replayed {
  readonly lead: string;
  /** Whether it was replayed before. */
  readonly repeated: boolean;
}

/**
 * Takes in what failed before, once the mapping or the policy was put right, or as the inquiry that somebody made of it. It becomes
 * a lead once, however often it is asked for, and also if the sender sends it again under the same key. Throws a problem: 400 with
 * what is still wrong, 409 when it was dismissed.
 */
export const replayFailedIntake = async (
  service: Service,
  { workspace, person }: KeyHolder,
  id: string,
  corrected: JsonInquiry | undefined,
): Promise<Replayed> => {
  const { db, now } = service;
  const look = (): Promise<Found> => inWorkspace(db, workspace, (tx) => find(tx, workspace, id));
  const found = await look();
  if ('lead' in found) return { lead: found.lead, repeated: true };
  const { open } = found;
  const versions = await inForce(db, workspace);
  const context = { receivedAt: now(), defaultCountry: service.defaultCountry };
  const read =
    corrected === undefined
      ? await readAgain(service, workspace, versions, open)
      : readJsonInquiry(corrected, versions, context);
  if (!read.ok) throw new Problem(400, 'invalid', 'it still has errors', { errors: read.errors });
  const settle = async (tx: Tx, lead: string): Promise<void> => {
    const { count } = await tx`
      update baton.failed_intakes set state = 'replayed', lead = ${lead}, body = null, errors = '[]', settled_at = ${now()},
        settled_by = ${person}
      where workspace = ${workspace} and id = ${id} and state = 'open'`;
    if (count === 0) throw new Settled(id);
    if (open.source === 'mail') await settleMail(tx, workspace, id, lead);
  };
  try {
    const { lead, repeated } = await captureInquiry(service, {
      workspace,
      actor: open.sentBy ?? 'prospect',
      inquiry: read.inquiry,
      versions,
      ...idempotencyFor(open),
      ...(open.source === 'form' ? formKey(open.through ?? '', read.inquiry.key) : {}),
      within: (tx, [made]) => (made === undefined ? Promise.resolve() : settle(tx, made.id)),
    });
    // The sender was quicker: what they sent again became the lead.
    if (repeated) await inWorkspace(db, workspace, (tx) => settle(tx, lead.id));
    return { lead: lead.id, repeated };
  } catch (error) {
    if (!(error instanceof Settled)) throw error;
    const settled = await look();
    if (!('lead' in settled)) throw error;
    return { lead: settled.lead, repeated: true };
  }
};
