/**
 * Published figures on how the chance to win falls with the delay of the first contact, as `[delay, share of those who
 * would still be open to it]`, from 100% downward; straight between the points, level after the last. All are
 * observational: slow firms differ from fast ones in more than speed, so an experiment should try several.
 */
export interface ResponseCurve {
  readonly points: readonly (readonly [delay: string, share: string])[];
  readonly source: string;
}

export const responseCurves: Readonly<Record<string, ResponseCurve>> = {
  'oldroyd-2011': {
    points: [
      ['0', '100%'],
      ['1 hour', '100%'],
      ['2 hours', '14.3%'],
      ['24 hours', '1.7%'],
    ],
    source:
      'Oldroyd, McElheran, Elkington, HBR 2011, 1.25 M leads of 42 firms: within an hour nearly 7 times as likely to qualify as an hour later, over 60 times as after 24 hours',
  },
  'lrm-2007': {
    points: [
      ['0', '100%'],
      ['5 minutes', '100%'],
      ['30 minutes', '4.8%'],
    ],
    source:
      'Lead Response Management study 2007, 6 firms, 15 thousand leads: odds of qualifying 21 times as high after 5 minutes as after 30',
  },
  'telfer-2018': {
    points: [
      ['0', '100%'],
      ['1 hour', '100%'],
      ['24 hours', '21%'],
      ['7 days', '13.2%'],
    ],
    source:
      'VanillaSoft/Telfer 2018, 2.5 M web leads: 38% engaged when called within 1 hour, 8% within 24 hours, 5% later',
  },
  none: {
    points: [['0', '100%']],
    source: 'no effect of speed: a bound, not a finding',
  },
};
