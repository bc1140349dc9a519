import type { Temper } from '../../people/temper.ts';
import type { Case } from '../case.ts';
import type { Simulation } from '../simulation.ts';
import { temperIn } from '../tempers.ts';

/** Whether the playbook would take the lead back as unreachable now. */
const mayReturn = ({ engine }: Simulation, of: Case): boolean => {
  const { attempts, enforce } = engine.policy.cadence.returnNotBefore;
  return enforce !== 'refuse' || (of.lead?.attempts ?? 0) >= attempts;
};

/** A rep who has had enough tries to give the lead back; refused, they wait until the playbook allows it. */
export const hasHadEnough = (sim: Simulation, of: Case, temper: Temper): boolean =>
  temper.attempts >= temper.givesUpAfter && (!temper.refused || mayReturn(sim, of));

/** The same of whoever holds the lead. */
export const ownerHasHadEnough = (sim: Simulation, of: Case): boolean => {
  const owner = of.lead?.custodian?.person;
  return owner !== undefined && hasHadEnough(sim, of, temperIn(sim, of, owner));
};
