import type { Tx } from '../connect/sql.ts';

/** Ends keys, log-ins and sessions of whoever is not among the people of the org: who left the company asks no more. */
export const endAbsent = async (
  tx: Tx,
  workspace: string,
  { people, at }: { readonly people: readonly string[]; readonly at: number },
): Promise<void> => {
  await Promise.all([
    tx`
      update baton.api_keys set revoked_at = ${at}
      where workspace = ${workspace} and revoked_at is null and person <> all(${people}::text[])`,
    tx`
      delete from baton.sessions s using baton.log_ins l
      where s.workspace = ${workspace} and l.workspace = s.workspace and l.name = s.name
        and l.person <> all(${people}::text[])`,
    tx`
      update baton.log_ins set ended_at = ${at}
      where workspace = ${workspace} and ended_at is null and person <> all(${people}::text[])`,
  ]);
};
