import type { Lead, Obligation, Policy } from '@baton/core';

/** Kinds whose time begins long after they are opened: on entry into a nurture track, for months ahead. */
const FOR_LATER: ReadonlySet<Obligation['kind']> = new Set(['touch', 'requalification']);

/** When a task is told: when its time begins, where that is later. Epoch ms. */
export const tellFrom = ({ kind, from }: Obligation): number => (FOR_LATER.has(kind) ? from : 0);

/** Whether it is a touch that the service makes itself, by mail: nobody has anything to do for it. */
export const isByItself = (
  { nurture }: Pick<Policy, 'nurture'>,
  { state }: Pick<Lead, 'state'>,
  { kind, about }: Pick<Obligation, 'kind' | 'about'>,
): boolean =>
  kind === 'touch' &&
  nurture.find(({ track }) => state === `nurture.${track}`)?.touches[Number(about)]?.by === 'mail';
