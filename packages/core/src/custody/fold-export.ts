import { presenceIn } from '../decide/presence.ts';
import { replay, type VersionOf } from '../lead/replay.ts';
import type { Entry } from './entry.ts';
import { type Lifecycle, lifecycle } from '../lifecycle/machine.ts';
import { reference } from '../lifecycle/step.ts';
import type { Org } from '../org/org.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock } from '../time/clock.ts';
import { nameOf } from './fault.ts';
import type { FrameLine } from './read-frame.ts';
import type { SealedEntry } from './seal.ts';

/** Where a log does not follow from the lifecycle. */
export interface FoldFault {
  readonly line: number;
  readonly lead: string;
  readonly seq: number;
  readonly field: string | null;
  readonly message: string;
}

/** Folds the logs of an export as they go by, one lead in hand at a time. */
export interface Folding {
  readonly version: (line: Extract<FrameLine, { kind: 'policy' | 'calendars' }>) => void;
  readonly entry: (entry: SealedEntry, line: number) => void;
  /** The lead in hand ends here, or cannot be followed any further. */
  readonly gap: () => void;
  readonly faults: readonly FoldFault[];
}

interface Versions {
  readonly policies: Map<number, { readonly policy: Policy; readonly lifecycle: Lifecycle }>;
  readonly calendars: Map<number, Presence>;
  newest: number;
}
interface Presence {
  readonly has: (id: string) => boolean;
  readonly calendar: (id: string) => Clock;
}

/** An org of which nothing is known but its calendars. */
const orgOf = (version: number, calendars: Org['calendars']): Org => ({
  name: 'exported',
  version,
  currency: '',
  calendars,
  people: {},
  teams: {},
  pools: {},
  roles: {},
  desks: {},
  accounts: {},
});

/** A calendar that a lead's version does not have is the newest's, as in the store. */
const versionOf =
  ({ policies, calendars, newest }: Versions): VersionOf =>
  (policy, version) => {
    const known = policies.get(policy);
    const own = calendars.get(version);
    const latest = calendars.get(newest);
    if (known === undefined || own === undefined || latest === undefined)
      throw new Error(`version ${policy} is not in the file`);
    const calendar = (id: string): Clock => (own.has(id) ? own : latest).calendar(id);
    return {
      lifecycle: known.lifecycle,
      rules: { policy: known.policy, calendars: version, calendar },
    };
  };

export const foldExport = (): Folding => {
  const versions: Versions = { policies: new Map(), calendars: new Map(), newest: 0 };
  const faults: FoldFault[] = [];
  let inHand: { readonly entry: SealedEntry; readonly line: number }[] = [];

  const say = ({ lead, seq }: Entry, field: string | null, message: string): void => {
    const line = inHand.find(({ entry }) => entry.seq === seq)?.line ?? 0;
    faults.push({ line, lead, seq, field, message });
  };

  const fold = (entries: readonly Entry[]): void => {
    const stray = entries.find(
      ({ policy, calendars }) =>
        !versions.policies.has(policy) || !versions.calendars.has(calendars),
    );
    if (stray !== undefined) {
      const field = versions.policies.has(stray.policy) ? 'calendars' : 'policy';
      const what = `version ${stray[field]} of ${field}, which is not in the file`;
      say(stray, field, `${nameOf(stray.lead, stray.seq)} names ${what}`);
      return;
    }
    try {
      const replayed = replay(reference, versionOf(versions), entries);
      if (replayed.ok) return;
      const { entry, field, message } = replayed;
      say(entry, field, `${nameOf(entry.lead, entry.seq)} does not follow: ${message}`);
    } catch (error) {
      const [first] = entries;
      const what = error instanceof Error ? error.message : String(error);
      if (first !== undefined)
        say(first, null, `the log of lead ${first.lead} cannot be folded: ${what}`);
    }
  };

  /** What begins in the middle was cut off by a line that could not be read. */
  const finish = (): void => {
    if (inHand[0]?.entry.seq === 1) fold(inHand.map(({ entry }) => entry));
    inHand = [];
  };

  return {
    faults,
    version: (line) => {
      try {
        if (line.kind === 'policy') {
          const { version, policy } = line;
          versions.policies.set(version, { policy, lifecycle: lifecycle(policy) });
        } else {
          const { version, calendars } = line;
          const { calendar } = presenceIn(orgOf(version, calendars));
          const has = (id: string): boolean => id === 'wall' || Object.hasOwn(calendars, id);
          versions.calendars.set(version, { has, calendar });
          versions.newest = Math.max(versions.newest, version);
        }
      } catch {
        // Then the version is not there, which the entries under it show.
      }
    },
    entry: (entry, line) => {
      const last = inHand.at(-1)?.entry;
      if (last !== undefined && last.lead !== entry.lead) finish();
      inHand.push({ entry, line });
    },
    gap: finish,
  };
};
