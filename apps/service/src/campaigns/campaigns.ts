import type { Tx } from '@baton/store';
import { z } from '@hono/zod-openapi';
import { notFound } from '../http/problem.ts';

const day = z.iso.date().openapi({ description: 'Such as 2026-05-04' });

/** As a caller says it. */
export const campaignFieldsSchema = z
  .strictObject({
    name: z.string().min(1).max(500),
    source: z.string().min(1).max(200).nullable().optional(),
    cost: z.int().min(0).max(1e15).openapi({ description: 'Minor units of the org’s currency' }),
    startsOn: day.nullable().optional(),
    endsOn: day.nullable().optional(),
  })
  .refine(
    ({ startsOn, endsOn }) =>
      typeof startsOn !== 'string' || typeof endsOn !== 'string' || startsOn <= endsOn,
    { message: 'is before startsOn: swap the two, or correct one', path: ['endsOn'] },
  )
  .openapi('CampaignFields');

export const campaignSchema = z
  .object({
    campaign: z.string().openapi({ description: 'What inquiries name as their program' }),
    name: z.string(),
    source: z.string().nullable(),
    cost: z.int(),
    startsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
    updatedAt: z.int(),
    updatedBy: z.string(),
  })
  .openapi('Campaign');

export type Campaign = z.infer<typeof campaignSchema>;

/** Campaigns by name of the program, `limit` at most, behind `after`. */
export const listCampaigns = (
  tx: Tx,
  workspace: string,
  { limit, after }: { readonly limit: number; readonly after: string },
): Promise<readonly Campaign[]> => tx<Campaign>`
  select campaign, name, source, cost, starts_on::text as "startsOn", ends_on::text as "endsOn",
    updated_at as "updatedAt", updated_by as "updatedBy"
  from baton.campaigns where workspace = ${workspace} and campaign > ${after} order by campaign limit ${limit}`;

/** A campaign. Throws a problem, 404, if there is none of that name. */
export const readCampaign = async (
  tx: Tx,
  workspace: string,
  campaign: string,
): Promise<Campaign> => {
  const [row] = await tx<Campaign>`
    select campaign, name, source, cost, starts_on::text as "startsOn", ends_on::text as "endsOn",
      updated_at as "updatedAt", updated_by as "updatedBy"
    from baton.campaigns where workspace = ${workspace} and campaign = ${campaign}`;
  if (row === undefined) throw notFound(`campaign ${campaign}`);
  return row;
};

export const writeCampaign = async (tx: Tx, workspace: string, one: Campaign): Promise<void> => {
  await tx`
    insert into baton.campaigns (workspace, campaign, name, source, cost, starts_on, ends_on, updated_at, updated_by)
    values (${workspace}, ${one.campaign}, ${one.name}, ${one.source}, ${one.cost}, ${one.startsOn}::text::date,
      ${one.endsOn}::text::date, ${one.updatedAt}, ${one.updatedBy})
    on conflict (workspace, campaign) do update set name = excluded.name, source = excluded.source,
      cost = excluded.cost, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
      updated_at = excluded.updated_at, updated_by = excluded.updated_by`;
};

/** Throws a problem, 404, if there is no such campaign. */
export const removeCampaign = async (
  tx: Tx,
  workspace: string,
  campaign: string,
): Promise<void> => {
  const { count } = await tx`
    delete from baton.campaigns where workspace = ${workspace} and campaign = ${campaign}`;
  if (count === 0) throw notFound(`campaign ${campaign}`);
};
