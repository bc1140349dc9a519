import type { Tx } from '@baton/store';
import type { Marks } from './marks.ts';
import { namingMails } from './naming-mails.ts';

export interface FailedIntakeTrace {
  readonly id: string;
  readonly source: string;
  readonly at: number;
  readonly body: string;
}

export interface InboundMailTrace {
  readonly key: string;
  readonly receivedAt: number;
  readonly envelope: unknown;
  readonly raw: string | null;
}

export interface RefusedRowTrace {
  readonly upload: string;
  readonly place: number;
  readonly cells: unknown;
}

/** Inquiries that became no lead and mails as they came, where they hold an address or number of the person. */
export interface Traces {
  readonly failedIntakes: readonly FailedIntakeTrace[];
  readonly inboundMails: readonly InboundMailTrace[];
  readonly refusedRows: readonly RefusedRowTrace[];
  /** Mails of which not all parts could be decoded, and in which nothing was found: ids of failed intakes, keys of mails. */
  readonly unsureMails: readonly string[];
}

/** Bytes are read as text with every odd one escaped, so that addresses in ASCII are found in any encoding. */
export const findTraces = async (tx: Tx, workspace: string, marks: Marks): Promise<Traces> => {
  const { leads, mails, digits } = marks;
  const { failed, inbound } = await namingMails(tx, workspace, marks);
  const failedIntakes = await tx<FailedIntakeTrace>`
    select f.id, f.source, f.at, encode(f.body, 'escape') as body from baton.failed_intakes f
    where f.workspace = ${workspace} and f.body is not null and (f.id = any(${[...failed.named]})
      or exists (select from unnest(${[...mails]}::text[]) as m where lower(encode(f.body, 'escape')) ~ m)
      or exists (select from unnest(${[...digits]}::text[]) as d
        where position(d in regexp_replace(encode(f.body, 'escape'), '[ ()./+-]', '', 'g')) > 0))
    order by f.at, f.id`;
  const inboundMails = await tx<InboundMailTrace>`
    select i.key, i.received_at as "receivedAt", i.envelope, encode(i.raw, 'escape') as raw from baton.inbound_mails i
    where i.workspace = ${workspace} and (i.lead = any(${[...leads]}) or i.key = any(${[...inbound.named]})
      or i.key = any(${[...failed.named]}) or exists (
      select from unnest(${[...mails]}::text[]) as m
      where lower(coalesce(encode(i.raw, 'escape'), '') || ' ' || i.envelope::text) ~ m))
    order by i.received_at, i.key`;
  const refusedRows = await tx<RefusedRowTrace>`
    select r.upload, r.place, r.cells from baton.upload_refusals r
    where r.workspace = ${workspace} and (
      exists (select from unnest(${[...mails]}::text[]) as m where lower(r.cells::text) ~ m)
      or exists (select from unnest(${[...digits]}::text[]) as d
        where position(d in regexp_replace(r.cells::text, '[ ()./+-]', '', 'g')) > 0))
    order by r.upload, r.place`;
  const found = new Set([
    ...failedIntakes.map(({ id }) => id),
    ...inboundMails.map(({ key }) => key),
  ]);
  const unsure = new Set([...failed.unsure, ...inbound.unsure]);
  const unsureMails = [...unsure].filter((id) => !found.has(id));
  return { failedIntakes, inboundMails, refusedRows, unsureMails };
};

/** Takes them away; what happened to them stays. */
export const eraseTraces = async (
  tx: Tx,
  workspace: string,
  { failedIntakes, inboundMails, refusedRows }: Traces,
  { at, by }: { readonly at: number; readonly by: string },
): Promise<void> => {
  await tx`
    update baton.failed_intakes
    set body = null, errors = '[]', state = 'dismissed', settled_at = ${at}, settled_by = ${by}
    where workspace = ${workspace} and state = 'open' and id = any(${failedIntakes.map(({ id }) => id)})`;
  await tx`
    update baton.inbound_mails
    set raw = null, envelope = '{}', reason = 'erased',
      state = case state when 'waiting' then 'ignored' else state end
    where workspace = ${workspace} and key = any(${inboundMails.map(({ key }) => key)})`;
  for (const { upload, place } of refusedRows)
    await tx`
      delete from baton.upload_refusals where workspace = ${workspace} and upload = ${upload} and place = ${place}`;
};
