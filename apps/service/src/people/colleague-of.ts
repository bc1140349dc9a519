import { type Database, inWorkspace } from '@baton/store';
import { z } from 'zod';
import { normaliseMail } from '../hygiene/normalise-mail.ts';

/** What of a colleague's reach says where their mail comes from. */
const addressesSchema = z.union([
  z
    .object({ points: z.array(z.object({ channel: z.string(), address: z.string().optional() })) })
    .transform(({ points }) => points.flatMap(({ address }) => address ?? [])),
  z.object({ mail: z.string() }).transform(({ mail }) => [mail]),
]);

/**
 * Looks up people of the org by their mail addresses; reads them once. Addresses count as the same where the mail goes to the same
 * mailbox, whatever their case.
 */
export const colleaguesOf = async (
  db: Pick<Database, 'sql'>,
  workspace: string,
): Promise<(address: string) => string | null> => {
  const rows = await inWorkspace(
    db,
    workspace,
    (tx) => tx<{ person: string; data: unknown }>`
      select c.person, c.data
      from (select substr(subject, length('colleague:') + 1) as person, data from baton.people_data
        where workspace = ${workspace} and subject like 'colleague:%' and data is not null) c
      join baton.workspaces w on w.workspace = ${workspace}
      join baton.orgs o on o.workspace = w.workspace and o.version = w.org
      where (o.document -> 'people') ? c.person
      order by c.person`,
  );
  const known = new Map<string, string>();
  for (const { person, data } of rows) {
    const addresses = addressesSchema.safeParse(data);
    for (const address of addresses.success ? addresses.data : []) {
      const key = normaliseMail(address)?.key;
      if (key !== undefined && !known.has(key)) known.set(key, person);
    }
  }
  return (address) => {
    const key = normaliseMail(address)?.key;
    return key === undefined ? null : (known.get(key) ?? null);
  };
};
