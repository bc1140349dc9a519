import type { Policy, Track } from '../../policy/policy.ts';
import { formatSpan } from '../../time/span.ts';
import type { Path } from '../document-error.ts';
import {
  lossInWords,
  requalifyInWords,
  returnInWords,
  touchesInWords,
  trackInWords,
} from '../words/work.ts';
import { type Change, insteadOf, part } from './change.ts';
import { diffNamed, diffNames, diffOrdered } from './ordered.ts';

const trackChanges = (path: Path, a: Track, b: Track): readonly Change[] => {
  const both = [a, b] as const;
  const subject = `the track \`${b.track}\``;
  return [
    ...part(
      [...path, 'desk'],
      both,
      ({ desk }) => desk,
      insteadOf(`Leads on ${subject} are held by the desk`, (desk) => `\`${desk}\``),
    ),
    ...part(
      [...path, 'touches'],
      both,
      ({ touches }) => touches,
      insteadOf(`Prospects on ${subject} get`, touchesInWords),
    ),
    ...part(
      [...path, 'requalify'],
      both,
      ({ requalify }) => requalify,
      insteadOf(`Leads on ${subject} are judged again`, requalifyInWords),
    ),
    ...part(
      [...path, 'expires'],
      both,
      ({ expires }) => expires,
      insteadOf(`Leads on ${subject} are lost after`, formatSpan),
    ),
  ];
};

/** Differences of returns, losses, excuses and nurture. */
export const diffReturns = (a: Policy, b: Policy): readonly Change[] => [
  ...diffNamed(a.returns, b.returns, {
    noun: 'return',
    path: ['returns'],
    describe: returnInWords,
  }),
  ...diffNamed(a.losses, b.losses, { noun: 'loss', path: ['losses'], describe: lossInWords }),
  ...diffNames(a.excuses, b.excuses, { noun: 'excuse', path: ['excuses'] }),
  ...diffOrdered(a.nurture, b.nurture, {
    noun: 'nurture track',
    path: ['nurture'],
    nameOf: ({ track }) => track,
    describe: trackInWords,
    changes: trackChanges,
  }),
];
