import type { Lead } from '@baton/core';
import { leadsOfPerson, type Tx } from '@baton/store';
import { contactIn } from '../hygiene/stored-contact.ts';
import { type Consent, consentsOf } from './consents.ts';
import { type Bars, barKeysOf, barsOf } from './do-not-contact.ts';
import { samePerson } from './same-person.ts';
import { marksOf } from './marks.ts';
import { findTraces, type Traces } from './traces.ts';

export interface PersonalExport extends Traces {
  /** Under each id that the person came by: what is kept of them, their leads and what they agreed to. */
  readonly known: readonly {
    readonly subject: string;
    readonly data: unknown;
    readonly leads: readonly {
      readonly lead: string;
      readonly state: string;
      readonly capturedAt: number;
      readonly facts: Lead['facts'];
      readonly results: Lead['results'];
    }[];
    readonly consents: readonly Consent[];
  }[];
  readonly doNotContact: Bars;
}

/** Everything that is held about whoever is behind the subject. */
export const exportPerson = async (
  tx: Tx,
  workspace: string,
  subject: string,
): Promise<PersonalExport> => {
  const same = await samePerson(tx, workspace, subject);
  const known: PersonalExport['known'][number][] = [];
  for (const { subject: one, data } of same) {
    const ids = await leadsOfPerson(tx, workspace, one);
    const rows = await tx<{ snapshot: Lead }>`
      select snapshot from baton.leads
      where workspace = ${workspace} and lead = any(${[...ids]}) order by captured_at, lead`;
    const leads = rows.map(({ snapshot: { id, state, capturedAt, facts, results } }) => ({
      lead: id,
      state,
      capturedAt,
      facts,
      results,
    }));
    known.push({ subject: one, data, leads, consents: await consentsOf(tx, workspace, one) });
  }
  const contacts = same.flatMap(({ data }) => contactIn(data) ?? []);
  const keys = contacts.flatMap((contact) => barKeysOf(workspace, contact));
  const leads = known.flatMap((one) => one.leads.map(({ lead }) => lead));
  const traces = await findTraces(tx, workspace, await marksOf(tx, workspace, same, leads));
  return { known, doNotContact: await barsOf(tx, workspace, keys), ...traces };
};
