import { count } from '../figures/count.ts';
import type { Comparison } from './comparison.ts';

type Known = Pick<Comparison, 'verified' | 'checked' | 'policies'>;

/** How much the reference executor ran as well, as it was counted. Nobody gets here where it found a difference. */
export function checkedWords({ verified, checked, policies }: Known): string {
  if (verified === 0)
    return 'Nothing was checked: no lead was run by the reference executor as well (--verify 0).';
  const { leads, of, steps, judgements } = checked;
  if (leads === 0)
    return 'Nothing was checked: there was no lead for the reference executor to run.';
  const each = policies.length > 1 ? ', counted under each policy,' : '';
  return `${count(leads)} of ${counted(of, 'lead')}${each} ${leads === 1 ? 'was' : 'were'} also run by the reference executor, ${counted(steps, 'step')} and ${counted(judgements, 'judgement')}, without a difference.`;
}

const counted = (number: number, what: string): string =>
  `${count(number)} ${what}${number === 1 ? '' : 's'}`;
