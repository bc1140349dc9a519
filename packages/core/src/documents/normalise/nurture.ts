import { ONE_BUSINESS_DAY } from '../../policy/default-ladders.ts';
import type { Touch, Track } from '../../policy/policy.ts';
import { DAY_MS, type Span } from '../../time/span.ts';
import type { Path } from '../document-error.ts';
import type { Report } from '../report.ts';
import type { AuthoredTouch, AuthoredTrack } from '../schema/nurture.ts';
import { normaliseCondition, type Vocabulary } from './condition.ts';

const HALF_A_YEAR: Span = { unit: 'wall', ms: 180 * DAY_MS };
const A_YEAR_AND_A_HALF: Span = { unit: 'months', months: 18 };

const touchOf = ({ by, after, every, until, within }: AuthoredTouch): Touch => ({
  by,
  after: after ?? null,
  every: every ?? null,
  until: until ?? null,
  within: within ?? ONE_BUSINESS_DAY,
});

const requalifyOf = (
  authored: NonNullable<AuthoredTrack['requalify']>,
  path: Path,
  vocabulary: Vocabulary,
  report: Report,
): Track['requalify'] => {
  const periods = authored.flatMap(({ after }) => after ?? []);
  authored.forEach(({ after }, index) => {
    if (after !== undefined && after !== periods[0])
      report.error(
        [...path, index, 'after'],
        'the time of requalification is stated twice',
        'keep one',
      );
  });
  const when = authored.flatMap(({ when }, index) =>
    when === undefined
      ? []
      : [normaliseCondition(when, [...path, index, 'when'], vocabulary, report)],
  );
  return { when, after: periods[0] ?? null };
};

const checkTouches = ({ touches }: AuthoredTrack, path: Path, report: Report): void => {
  touches.forEach(({ every, by, within }, index) => {
    if (every !== undefined && index < touches.length - 1)
      report.error(
        [...path, 'touches', index, 'every'],
        'what comes after a recurring touch never comes',
        'put it last',
      );
    if (by === 'mail' && within !== undefined)
      report.error(
        [...path, 'touches', index, 'within'],
        'an automatic mail takes no time',
        'remove `within`',
      );
  });
  if (touches.length > 0 && touches.every(({ by }) => by === 'mail'))
    report.warning(
      [...path, 'touches'],
      'nobody ever speaks to the prospects of this track',
      'add a touch `by: live-call`',
    );
};

export const normaliseTrack = (
  authored: AuthoredTrack,
  path: Path,
  desk: string,
  vocabulary: Vocabulary,
  report: Report,
): Track => {
  checkTouches(authored, path, report);
  return {
    track: authored.track,
    desk: authored.desk ?? desk,
    touches: authored.touches.map(touchOf),
    requalify:
      authored.requalify === undefined
        ? { when: [], after: HALF_A_YEAR }
        : requalifyOf(authored.requalify, [...path, 'requalify'], vocabulary, report),
    expires: authored.expires ?? A_YEAR_AND_A_HALF,
  };
};
