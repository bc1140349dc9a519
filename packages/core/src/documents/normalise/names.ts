import type { DeskNames } from '../../policy/policy.ts';
import type { Path } from '../document-error.ts';
import { suggest } from '../nearest.ts';
import type { Report } from '../report.ts';
import type { AuthoredPolicy } from '../schema/policy-schema.ts';

/** What parts of a policy may refer to by name. */
export interface Names {
  readonly desks: DeskNames;
  /** The track that is named, or the first; reports one that does not exist. */
  readonly track: (name: string | undefined, path: Path, report: Report) => string;
}

export const namesOf = ({ desks, nurture }: AuthoredPolicy): Names => {
  const tracks = nurture.map(({ track }) => track);
  return {
    desks,
    track: (name, path, report) => {
      if (name !== undefined && !tracks.includes(name))
        report.error(path, `there is no nurture track \`${name}\``, suggest(name, tracks));
      return name ?? tracks[0] ?? '';
    },
  };
};
