import { describe, expect, test } from 'vitest';
import { playbook } from '../testing/playbook.ts';
import { chartOf } from './chart.ts';
import { lifecycleDiagram } from './diagram.ts';
import { transitionTable } from './transition-table.ts';

const chart = chartOf(playbook());

describe('the diagram', () => {
  const diagram = lifecycleDiagram(chart);
  const edges = diagram
    .split('\n')
    .flatMap((line) => [...line.matchAll(/^ {2}(\S+) --> (\S+?)(?:: (.*))?$/g)])
    .map(([, from = '', to = '', label = '']) => ({ from, to, events: label.split(', ') }));

  test('has every state once, in balanced groups', () => {
    for (const { state } of chart.states) {
      if (state === 'new' || state === 'adopting') continue;
      const id = state.replaceAll(/\W/g, '_');
      const declared = new RegExp(`^ +(${id}|state ".*" as ${id})$`, 'gm');
      expect([state, diagram.match(declared)?.length]).toEqual([state, 1]);
    }
    expect(diagram.split('{').length).toBe(diagram.split('}').length);
  });

  test('joins what a group shares, and begins and ends where leads do', () => {
    expect(edges).toContainEqual({ from: 'accepted', to: 'returned', events: ['lead.returned'] });
    expect(edges).toContainEqual(
      expect.objectContaining({ from: 'nurture', to: 'routing', events: ['lead.requalified'] }),
    );
    expect(edges.some(({ from, to }) => from === '[*]' && to === 'routing')).toBe(true);
    expect(edges.filter(({ to }) => to === '[*]').map(({ from }) => from)).toEqual([
      'won',
      'lost',
      'disqualified',
    ]);
  });

  test('has one arrow between two states, and few enough to follow', () => {
    const pairs = edges.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs.length).toBeLessThan(70);
  });

  test('draws no arrow from a group into itself', () => {
    for (const { from, to } of edges)
      for (const group of ['accepted', 'opportunity', 'working', 'nurture', 'exception'])
        if (from === group) expect(to.startsWith(`${group}_`)).toBe(false);
  });
});

describe('the table', () => {
  const table = transitionTable(chart);

  test('has every arrow of every state', () => {
    for (const { state, on } of chart.states) {
      const [, section = ''] = table.split(`### \`${state}\`\n`);
      const rows = section.split('###')[0] ?? '';
      for (const [event, arrows] of Object.entries(on))
        for (const { target, guard } of arrows) {
          const lines = rows.split('\n').filter((line) => line.startsWith(`| \`${event}\``));
          const to = target === undefined ? 'stays' : `\`${target}\``;
          const row = lines.find(
            (line) => line.includes(to) && line.includes(guard === undefined ? '' : guard.type),
          );
          expect([state, event, to, row !== undefined]).toEqual([state, event, to, true]);
        }
    }
    expect(table).toContain('### In every open state');
  });
});
