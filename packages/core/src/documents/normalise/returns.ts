import type { Destination, Loss, Return } from '../../policy/policy.ts';
import type { Path } from '../document-error.ts';
import type { Report } from '../report.ts';
import type { AuthoredLoss, AuthoredReturn } from '../schema/returns.ts';
import type { Names } from './names.ts';

type Authored = { readonly to: string; readonly track?: string | undefined };

/** Any word that is none of the known ones is the name of a desk that qualifies again. */
const destinationOf = (
  authored: Authored,
  path: Path,
  names: Names,
  report: Report,
): Destination => {
  const { to } = authored;
  if (to !== 'nurture' && authored.track !== undefined)
    report.error(
      [...path, 'track'],
      '`track` counts only for `to: nurture`',
      'remove it, or write `to: nurture`',
    );
  if (to === 'nurture')
    return { kind: 'nurture', track: names.track(authored.track, [...path, 'track'], report) };
  if (to === 'routing' || to === 'arbitration' || to === 'disqualify' || to === 'lost')
    return { kind: to };
  return { kind: 'qualification', desk: to === 'qualification' ? names.desks.qualification : to };
};

export const normaliseReturn = (
  authored: AuthoredReturn,
  path: Path,
  names: Names,
  report: Report,
): Return => {
  const to = destinationOf(authored, path, names, report);
  if (to.kind === 'lost')
    report.error(
      [...path, 'to'],
      'a return does not lose a lead',
      'write `to: disqualify` with `needs: criterion`, or another place',
    );
  if (authored.exclude !== undefined && to.kind !== 'routing')
    report.error(
      [...path, 'exclude'],
      '`exclude` counts only for `to: routing`',
      'remove it, or write `to: routing`',
    );
  if (authored.within !== undefined && to.kind !== 'arbitration')
    report.error(
      [...path, 'within'],
      '`within` counts only for `to: arbitration`',
      'state deadlines of desks under `sla`',
    );
  return {
    to,
    excludeHolder: authored.exclude !== undefined,
    needsCriterion: authored.needs !== undefined,
  };
};

export const normaliseLoss = (
  authored: AuthoredLoss,
  path: Path,
  names: Names,
  report: Report,
): Loss => {
  const to = destinationOf(authored, path, names, report);
  if (['routing', 'arbitration', 'disqualify'].includes(to.kind))
    report.error(
      [...path, 'to'],
      `a lost deal does not go to \`${authored.to}\``,
      'write `lost`, `nurture`, or a desk that qualifies again',
    );
  return { to };
};
