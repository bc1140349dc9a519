import type { Tx } from '@baton/store';

/** Which lead each of these went into by merges, to the last; itself if it was not merged. */
export const survivorsOf = async (
  tx: Tx,
  workspace: string,
  leads: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx<{ lead: string; now: string }>`
    with recursive went as (
      select asked.lead, asked.lead as now from unnest(${[...leads]}::text[]) as asked(lead)
      union all
      select went.lead, m.winner from went
      join baton.merges m on m.workspace = ${workspace} and m.loser = went.now and m.undone_at is null
    )
    select went.lead, went.now from went
    where not exists (
      select from baton.merges m where m.workspace = ${workspace} and m.loser = went.now and m.undone_at is null)`;
  return new Map(rows.map(({ lead, now }) => [lead, now]));
};
