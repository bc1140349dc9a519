import { instantOf } from '../stream/local-instant.ts';
import type { AuthoredExperiment } from './experiment-schema.ts';
import type { Horizon } from './experiment.ts';

/** Whole months from a first day in a zone; a month without that day ends with its last. */
export const horizonOf = ({
  start,
  months,
  leadsDuring,
  zone,
}: AuthoredExperiment['horizon']): Horizon => {
  const first = new Date(Date.parse(start));
  const [year, month, day] = [first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate()];
  const after = (count: number): number => {
    const lastOfMonth = new Date(Date.UTC(year, month + count + 1, 0)).getUTCDate();
    return instantOf(zone, Date.UTC(year, month + count, Math.min(day, lastOfMonth)));
  };
  return { from: after(0), leadsUntil: after(leadsDuring ?? months), until: after(months) };
};
