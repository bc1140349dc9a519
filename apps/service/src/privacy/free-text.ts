import type { LeadEvent, Policy } from '@baton/core';
import type { Tx } from '@baton/store';

/** A field of an entry in the log into which somebody typed what they liked. */
export interface FreeText {
  readonly lead: string;
  readonly seq: number;
  readonly type: LeadEvent['type'];
  /** `criterion`, `note` or `facts.<name>`. */
  readonly field: string;
}

/** Events that take text of any words, beside facts. */
const TYPES = [
  'inquiry.captured',
  'lead.enriched',
  'lead.disqualified',
  'lead.rejected',
  'lead.returned',
  'approval.refused',
  'arbitration.ruled',
] as const satisfies readonly LeadEvent['type'][];

type Facts = Policy['definition']['facts'];

const fieldsOf = (event: LeadEvent, declared: Facts): readonly string[] => {
  const typed = (['criterion', 'note'] as const).filter(
    (field) => field in event && (event as Partial<Record<typeof field, unknown>>)[field] !== '',
  );
  const facts = 'facts' in event ? Object.keys(event.facts) : [];
  const texts = facts.filter((name) => declared[name]?.type === 'text');
  return [...typed, ...texts.map((name) => `facts.${name}`)];
};

interface Row {
  readonly lead: string;
  readonly seq: number;
  readonly body: string;
  readonly facts: Facts;
}

/** Where text was typed into the logs of these leads; facts are those that the lead's policy declares as text. */
export const freeTextOn = async (
  tx: Tx,
  workspace: string,
  leads: readonly string[],
): Promise<readonly FreeText[]> => {
  const rows = await tx<Row>`
    select e.lead, e.seq, e.body, p.document -> 'definition' -> 'facts' as facts
    from baton.custody_entries e
    join baton.leads l on l.workspace = e.workspace and l.lead = e.lead
    join baton.policies p on p.workspace = l.workspace and p.version = l.policy
    where e.workspace = ${workspace} and e.lead = any(${[...leads]}) and e.type = any(${[...TYPES]})
    order by l.captured_at, e.lead, e.seq`;
  return rows.flatMap(({ lead, seq, body, facts }) => {
    const { event } = JSON.parse(body) as { readonly event: LeadEvent };
    return fieldsOf(event, facts).map((field) => ({ lead, seq, type: event.type, field }));
  });
};
