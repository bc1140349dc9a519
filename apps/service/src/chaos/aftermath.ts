import type { NoticeJob } from '../worker/notice-job.ts';

/** One entry of the log, as much of it as counts here. */
export interface Noted {
  readonly lead: string;
  readonly seq: number;
  readonly type: string;
  readonly to: string;
  /** Of a deadline that fired: which, and at which rung. */
  readonly duty: string | null;
  readonly rung: string | null;
}

const countBy = <T>(all: readonly T[], keyOf: (one: T) => string | null): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

const differences = (
  what: string,
  should: ReadonlyMap<string, number>,
  are: ReadonlyMap<string, number>,
): readonly string[] =>
  [...new Set([...should.keys(), ...are.keys()])].flatMap((key) => {
    const [wanted, found] = [should.get(key) ?? 0, are.get(key) ?? 0];
    return wanted === found ? [] : [`${what} ${key}: ${wanted} by the log, ${found} in the queue`];
  });

/** Deadlines that fired more than once at one rung. */
export const firedTwice = (log: readonly Noted[]): readonly string[] =>
  [...countBy(log, ({ lead, duty, rung }) => (duty === null ? null : `${lead} ${duty} ${rung}`))]
    .filter(([, times]) => times > 1)
    .map(([what]) => what);

/**
 * What the log says people were to be told against what was queued: each lead's offers, its reminders halfway, and that it was
 * registered. Retries of a notice are not counted again.
 */
export const untoldOrTwice = (
  log: readonly Noted[],
  jobs: readonly NoticeJob[],
): readonly string[] => {
  const first = jobs.filter(({ turn }) => turn === 0);
  const ofKind = (kind: NoticeJob['kind'], percent?: number) =>
    countBy(first, (job) =>
      job.kind === kind && (percent === undefined || job.percent === percent) ? job.lead : null,
    );
  const offered = countBy(log, ({ type, to, lead }) =>
    to === 'offered' && (type === 'lead.routed' || type === 'owner.named') ? lead : null,
  );
  const halfway = countBy(log, ({ duty, rung, lead }) =>
    duty?.startsWith('offered:') === true && rung === '50' ? lead : null,
  );
  const registered = countBy(log, ({ type, lead }) => (type === 'inquiry.captured' ? lead : null));
  return [
    ...differences('offers of', offered, ofKind('offer')),
    ...differences('reminders of', halfway, ofKind('reminder', 50)),
    ...differences('registration of', registered, ofKind('registered')),
  ];
};
