import type { Candidate, Decision, Org, Refusal } from '@baton/core';
import { colours } from '../terminal/colours.ts';
import { table } from '../terminal/table.ts';
import { inZone } from './instant.ts';

/** Who was considered, rule by rule, and why each was refused. */
export function candidateTable(decision: Decision, org: Org): readonly string[] {
  const groups = [
    ...decision.tried.map(({ rule, pool, candidates }) => ({
      rule,
      pool,
      candidates,
      isLast: false,
    })),
    {
      rule: decision.rule ?? 'no rule',
      pool: decision.pool,
      candidates: decision.candidates,
      isLast: true,
    },
  ];
  const c = colours();
  return groups
    .filter(({ candidates }) => candidates.length > 0)
    .flatMap(({ rule, pool, candidates, isLast }) => [
      '',
      c.bold(`Considered by ${rule}${pool === null ? '' : ` (pool ${pool})`}`),
      table(
        [
          { title: 'person', align: 'left' },
          { title: 'pointer', align: 'right' },
          { title: 'open work', align: 'right' },
          { title: 'score', align: 'right' },
          { title: 'verdict', align: 'left' },
        ],
        candidates.map((candidate) => [
          `${org.people[candidate.person]?.name ?? ''} (${candidate.person})`,
          figure(candidate.pointer),
          figure(candidate.load),
          figure(candidate.score),
          verdict(
            candidate,
            org,
            isLast && decision.outcome === 'offer' ? decision.to.person : null,
          ),
        ]),
        c.dim,
      ),
    ]);
}

const figure = (value: number | null): string => (value === null ? '–' : String(value));

function verdict({ person, refused, back }: Candidate, org: Org, chosen: string | null): string {
  if (person === chosen) return 'chosen';
  if (refused === null) return 'eligible, behind in turn';
  const until = back === null ? '' : `, back ${atHome(back, person, org)}`;
  return `refused: ${reasons[refused]}${until}`;
}

const reasons: Readonly<Record<Refusal, string>> = {
  away: 'away',
  'off-hours': 'not at work',
  'over-cap': 'over the cap',
  'not-entitled': 'not entitled to this lead',
  excluded: 'had it before in this pass',
  'not-account-owner': 'does not own the account',
  'outside-window': 'owned it too long ago',
  unknown: 'not in the org',
};

/** An instant as the person's own calendar reads it, with its zone. */
function atHome(at: number, person: string, org: Org): string {
  const calendar = org.people[person]?.calendar ?? '';
  return inZone(at, org.calendars[calendar]?.zone ?? 'UTC');
}
