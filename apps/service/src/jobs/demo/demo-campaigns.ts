import type { SimulatedLead } from '@baton/simulator';
import { pickBelow } from './pick.ts';

export interface Campaign {
  readonly campaign: string;
  readonly name: string;
  readonly source: string;
  /** Minor units. */
  readonly cost: number;
}

const NAMES: Readonly<Record<string, string>> = {
  'search-ads': 'Search ads',
  'review-sites': 'Listings on review sites',
  'guide-lead-handling': 'The guide to lead handling',
  'webinar-autopilot': 'Webinar: leads on autopilot',
  'webinar-handover': 'Webinar: the clean hand-over',
};

/** The program through which an inquiry came; null where people came by themselves. */
export const programOf = ({ id, source }: SimulatedLead, seed: string): string | null => {
  if (source === 'web-demo') {
    const part = pickBelow(100, seed, id, 'program');
    if (part < 45) return 'search-ads';
    return part < 65 ? 'review-sites' : null;
  }
  if (source === 'web-content') return 'guide-lead-handling';
  if (source !== 'webinar') return null;
  return id.includes('autopilot') ? 'webinar-autopilot' : 'webinar-handover';
};

/** The programs of these leads, each with what its leads cost together. */
export const campaignsOf = (leads: readonly SimulatedLead[], seed: string): readonly Campaign[] => {
  const found = new Map<string, Campaign>();
  for (const lead of leads) {
    const campaign = programOf(lead, seed);
    if (campaign === null) continue;
    const before = found.get(campaign);
    found.set(campaign, {
      campaign,
      name: NAMES[campaign] ?? campaign,
      source: lead.source,
      cost: (before?.cost ?? 0) + lead.cost,
    });
  }
  return [...found.values()];
};
