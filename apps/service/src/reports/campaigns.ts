import { z } from '@hono/zod-openapi';
import { costWithin, divide } from './campaign-cost.ts';
import { count, group, money, share } from './columns.ts';
import type { Digest } from './digest.ts';
import { LEADS_NAMED } from './groups.ts';
import type { Campaign, Counting, Report, Row, Scope } from './report.ts';
import { shareOf } from './spread.ts';

/** What came through one campaign from one source. */
interface Pair {
  readonly campaign: string | null;
  readonly source: string | null;
  cost: number;
  leads: number;
  merged: number;
  accepted: number;
  won: number;
  revenue: number;
  readonly examples: string[];
}

const pairOf = (campaign: string | null, source: string | null): Pair => ({
  campaign,
  source,
  cost: 0,
  leads: 0,
  merged: 0,
  accepted: 0,
  won: 0,
  revenue: 0,
  examples: [],
});

const add = (into: Pair, one: Pair): void => {
  into.cost += one.cost;
  into.leads += one.leads;
  into.merged += one.merged;
  into.accepted += one.accepted;
  into.won += one.won;
  into.revenue += one.revenue;
  into.examples.push(...one.examples.slice(0, LEADS_NAMED - into.examples.length));
};

const put = (pair: Pair, { lead, state, life }: Digest): void => {
  if (state === 'merged') {
    pair.merged += 1;
    return;
  }
  pair.leads += 1;
  if (pair.examples.length < LEADS_NAMED) pair.examples.push(lead);
  if (life.acceptedAt !== null) pair.accepted += 1;
  if (life.won === null) return;
  pair.won += 1;
  pair.revenue += life.won.amount;
};

const rowIn = (name: string | null, pair: Pair, known: ReadonlyMap<string, Campaign>): Row => {
  const { cost, leads, merged, accepted, won, revenue, campaign, source } = pair;
  const each = (by: number): number | null => (by === 0 ? null : cost / by);
  return {
    group: name,
    campaign,
    name: campaign === null ? null : (known.get(campaign)?.name ?? null),
    source,
    cost,
    leads,
    merged,
    accepted,
    won,
    revenue,
    profit: revenue - cost,
    roi: shareOf(revenue - cost, cost),
    costPerLead: each(leads),
    costPerAccepted: each(accepted),
    costPerWon: each(won),
    examples: pair.examples,
  };
};

const compare = (left: string | null, right: string | null): number =>
  left === right ? 0 : left === null ? 1 : right === null ? -1 : left < right ? -1 : 1;

const byName = (left: Pair, right: Pair): number =>
  compare(left.campaign, right.campaign) || compare(left.source, right.source);

/** Gives each campaign's cost to its sources by their leads; one without leads to the source that it names. */
const spread = (pairs: Map<string, Pair>, { campaigns, period }: Scope): void => {
  for (const campaign of campaigns) {
    const own = [...pairs.values()].filter((one) => one.campaign === campaign.campaign);
    if (own.length === 0) {
      const pair = pairOf(campaign.campaign, campaign.source);
      pairs.set(JSON.stringify([campaign.campaign, campaign.source]), pair);
      own.push(pair);
    }
    own.sort(byName);
    const weights = own.map(({ leads, merged }) => Math.max(leads + merged, 1));
    const costs = divide(costWithin(campaign, period), weights);
    for (const [index, pair] of own.entries()) pair.cost = costs[index] ?? 0;
  }
};

/** Columns that rows of a kind have in common. */
const merged = (
  pairs: readonly Pair[],
  by: string,
): readonly (readonly [string | null, Pair])[] => {
  if (by === 'campaign-source')
    return pairs.map((one) => [
      `${one.campaign ?? 'no program'} / ${one.source ?? 'no source'}`,
      one,
    ]);
  const groups = new Map<string | null, Pair>();
  for (const pair of pairs) {
    const key = by === 'source' ? pair.source : pair.campaign;
    let into = groups.get(key);
    if (into === undefined) {
      into = by === 'source' ? pairOf(null, key) : pairOf(key, null);
      groups.set(key, into);
    }
    add(into, pair);
  }
  return [...groups].toSorted(([left], [right]) => compare(left, right));
};

const countCampaigns = (scope: Scope): Counting => {
  const pairs = new Map<string, Pair>();
  return {
    take: (digest) => {
      const { program, source } = digest;
      const key = JSON.stringify([program, source]);
      let pair = pairs.get(key);
      if (pair === undefined) pairs.set(key, (pair = pairOf(program, source)));
      put(pair, digest);
    },
    end: () => {
      spread(pairs, scope);
      const known = new Map(scope.campaigns.map((one) => [one.campaign, one]));
      const all = [...pairs.values()].toSorted(byName);
      const total = pairOf(null, null);
      for (const pair of all) add(total, pair);
      return {
        rows: merged(all, scope.by).map(([name, pair]) => rowIn(name, pair, known)),
        total: rowIn('total', total, known),
      };
    },
  };
};

const perOne = z.number().nullable().openapi({ description: 'Minor units; null of nothing' });

export const campaignsReport: Report = {
  name: 'campaigns',
  summary: 'What each program cost and returned, for leads captured in the period',
  by: ['campaign', 'source', 'campaign-source'],
  parts: [],
  picks: 'leads',
  row: z.strictObject({
    group,
    campaign: z.string().nullable(),
    name: z.string().nullable(),
    source: z.string().nullable(),
    cost: money,
    leads: count,
    merged: count,
    accepted: count,
    won: count,
    revenue: money,
    profit: money,
    roi: share,
    costPerLead: perOne,
    costPerAccepted: perOne,
    costPerWon: perOne,
    examples: z.array(z.string()),
  }),
  count: countCampaigns,
};
