import type { Chart, ChartState } from './chart.ts';
import { isAccepted } from './states.ts';

/** An arrow of the picture: several events and several states of the chart may share it. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly events: readonly string[];
}

const familyOf = (state: string): string => state.split('.')[0] ?? state;

/** The group that a state is drawn in: a compound state of the chart, or all that sales has accepted. */
const ACCEPTED = 'accepted';

/** The ways back from a merge and out of a vanished state lead everywhere. */
const isDrawn = ({ state }: ChartState): boolean => state !== 'merged' && state !== 'adopting';

/** Targets of one event in one state; a compound state stands for its parts where the event leads to several. */
const targetsOf = (state: ChartState, event: string): string[] => {
  const arrows = Object.entries(state.on).find(([type]) => type === event)?.[1] ?? [];
  const targets = [...new Set(arrows.flatMap(({ target }) => target ?? []))];
  const families = new Map<string, string[]>();
  for (const target of targets)
    families.set(familyOf(target), [...(families.get(familyOf(target)) ?? []), target]);
  return [...families].flatMap(([family, parts]) => (parts.length > 1 ? [family] : parts));
};

interface Arrow {
  readonly from: string;
  readonly event: string;
  readonly to: string;
}

const arrowsOf = (chart: Chart): Arrow[] =>
  chart.states
    .filter(isDrawn)
    .flatMap((state) =>
      Object.keys(state.on).flatMap((event) =>
        targetsOf(state, event).map((to) => ({ from: state.state, event, to })),
      ),
    );

/** Whether an arrow from the group would end inside it, which Mermaid cannot draw. */
const endsInside = (group: string, { to }: Arrow): boolean =>
  group === ACCEPTED
    ? isAccepted(to) || to === 'opportunity' || to === 'working'
    : familyOf(to) === group;

/** Arrows that all members of a group have become one arrow of the group. */
const gathered = (arrows: readonly Arrow[], group: string, members: readonly string[]): Arrow[] => {
  const isShared = (arrow: Arrow): boolean =>
    !endsInside(group, arrow) &&
    members.every((member) =>
      arrows.some(
        ({ from, event, to }) => from === member && event === arrow.event && to === arrow.to,
      ),
    );
  return arrows.map((arrow) =>
    members.includes(arrow.from) && isShared(arrow) ? { ...arrow, from: group } : arrow,
  );
};

const edgesOf = (arrows: readonly Arrow[]): Edge[] => {
  const edges = new Map<string, Edge>();
  for (const { from, event, to } of arrows) {
    const key = `${from} ${to}`;
    const events = edges.get(key)?.events ?? [];
    edges.set(key, { from, to, events: events.includes(event) ? events : [...events, event] });
  }
  return [...edges.values()];
};

/** Mermaid's ids have no dots, dashes or spaces. */
const idOf = (state: string): string => (state === 'new' ? '[*]' : state.replaceAll(/\W/gu, '_'));

const drawn = (states: readonly string[], indent: string): string[] => {
  const families = [...new Set(states.map(familyOf))];
  return families.flatMap((family) => {
    const parts = states.filter((state) => familyOf(state) === family);
    if (parts.length === 1 && parts[0] === family) return [`${indent}${idOf(family)}`];
    return [
      `${indent}state ${idOf(family)} {`,
      ...parts.map(
        (part) => `${indent}  state "${part.slice(family.length + 1)}" as ${idOf(part)}`,
      ),
      `${indent}}`,
    ];
  });
};

/**
 * The statechart as a Mermaid `stateDiagram-v2`. Arrows that every part of a compound state has are drawn once, and so are
 * events that lead to several parts of one. Not drawn, since they would cover everything else: arrows that stay, those of
 * every open state, and the ways back from `merged` and out of a version's vanished states; `transitionTable` has them all.
 */
export const lifecycleDiagram = (chart: Chart): string => {
  const states = chart.states
    .map(({ state }) => state)
    .filter((state) => state !== 'new' && state !== 'adopting');
  const accepted = states.filter(isAccepted);
  const groups = [...new Set(states.filter((state) => state.includes('.')).map(familyOf))];
  let arrows = gathered(arrowsOf(chart), ACCEPTED, accepted);
  for (const group of groups) {
    const members = states.filter((state) => familyOf(state) === group);
    arrows = gathered(arrows, group, members);
  }
  const closed = states.filter(
    (state) =>
      !chart.states.some(
        (one) => one.state === state && (one.open || Object.keys(one.on).length > 0),
      ),
  );
  return [
    'stateDiagram-v2',
    '  direction LR',
    ...drawn(
      states.filter((state) => !isAccepted(state)),
      '  ',
    ),
    `  state ${ACCEPTED} {`,
    ...drawn(accepted, '    '),
    '  }',
    ...edgesOf(arrows).map(
      ({ from, to, events }) => `  ${idOf(from)} --> ${idOf(to)}: ${events.join(', ')}`,
    ),
    ...closed.map((state) => `  ${idOf(state)} --> [*]`),
    '',
  ].join('\n');
};
