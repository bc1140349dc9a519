import {
  activatePolicy,
  answerTo,
  type Adoption,
  inWorkspace,
  type KeyHolder,
  onceIn,
  resumeAdoption,
} from '@baton/store';
import { act } from '../http/acts.ts';
import { idempotencyOf, once } from '../http/idempotency.ts';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { carryNotices } from '../worker/notice-job.ts';
import { checkVersion, checkVersionIn } from './checked-policy.ts';

export interface AskedActivation {
  readonly version: number;
  readonly openLeads: 'adopt' | 'keep';
  readonly why: string;
}

export interface ActivationAnswer {
  /** How many open leads came under the version. */
  readonly adopted: number;
  readonly left: { readonly lead: string; readonly why: string }[];
}

/** Ends the transaction of an activation that was made under the same key a moment ago. */
class MadeBefore extends Error {
  override readonly name = 'MadeBefore';
}

const answerOf = ({ adopted, left }: Adoption): ActivationAnswer => ({
  adopted,
  left: left.map(({ lead, refusal }) => ({ lead, why: refusal.message })),
});

const activate = async (
  service: Service,
  caller: KeyHolder,
  key: string | undefined,
  asked: AskedActivation,
): Promise<ActivationAnswer> => {
  const { db, now } = service;
  const { workspace, person: by } = caller;
  const { version, openLeads } = asked;
  const { idempotency } = idempotencyOf(caller, key, asked);
  await checkVersion(db, workspace, version);
  const activated = await activatePolicy(db, workspace, {
    ...asked,
    at: now(),
    by,
    carry: carryNotices(service.queue),
    within: async (tx) => {
      // Nobody stores another org now; one may have come since the first check.
      await checkVersionIn(tx, workspace, version);
      await act(tx, service, caller, 'POST /policies/{version}/activate', `policy ${version}`, {
        openLeads,
      });
      if (idempotency === undefined) return;
      const done = () => Promise.resolve({ version });
      if ((await onceIn(tx, workspace, { idempotency, at: now() }, done)).repeated)
        throw new MadeBefore();
    },
  });
  if (activated.ok) return answerOf(activated);
  throw new Problem(
    409,
    'stranded',
    `version ${version} has no place for ${activated.stranded.length} open leads`,
    { stranded: activated.stranded },
  );
};

/**
 * Activates once for each `Idempotency-Key`. That it was done is remembered with the activation itself, and what came of the
 * open leads after they adopted: who asks again in between, or after a crash, has the rest adopted.
 */
export const activateOnce = async (
  service: Service,
  caller: KeyHolder,
  key: string | undefined,
  asked: AskedActivation,
): Promise<ActivationAnswer> => {
  if (key === undefined) return activate(service, caller, key, asked);
  const { workspace } = caller;
  // No header can hold the end of a line, so nobody else's key is this one.
  const afterwards = `${key}\nadopted`;
  const told = <A extends object>(under: string): Promise<A | null> =>
    inWorkspace(service.db, workspace, async (tx) => {
      const { idempotency } = idempotencyOf(caller, under, asked);
      return idempotency === undefined ? null : answerTo<A>(tx, workspace, idempotency);
    });
  const resumed = async (): Promise<ActivationAnswer> => {
    const carry = carryNotices(service.queue);
    return answerOf(await resumeAdoption(service.db, workspace, { at: service.now(), carry }));
  };
  const answered = async (): Promise<ActivationAnswer> => {
    if ((await told(key)) !== null)
      return (await told<ActivationAnswer>(afterwards)) ?? (await resumed());
    try {
      return await activate(service, caller, key, asked);
    } catch (error) {
      if (error instanceof MadeBefore) return resumed();
      throw error;
    }
  };
  const answer = await answered();
  return once(service, caller, afterwards, asked, () => Promise.resolve(answer));
};
