import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportXes, xmlText } from './export-xes.ts';
import { logs, sample } from './log.arbitrary.ts';

const joined = (chunks: Iterable<string>): string => [...chunks].join('');

const isUnique = (names: readonly string[]): boolean => new Set(names).size === names.length;

interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
}

const ENTITY: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#9': '\t',
  '#10': '\n',
  '#13': '\r',
};

/** Reads the XML that an export writes and throws where it is not well-formed. */
const readXml = (text: string): Element => {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const token = /<\?xml [^<>]*\?>|<(\/?)([\w]+)((?: [\w.:]+="[^<"]*")*)(\/?)>|[ \n]+/y;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    const parent = open.at(-1);
    if (match === null || parent === undefined)
      throw new Error(`not well-formed: ${text.slice(at, at + 60)}`);
    const [, closing, name, attributes = '', empty] = match;
    if (name === undefined) continue;
    if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const pairs = [...attributes.matchAll(/([\w.:]+)="([^"]*)"/g)].map(
      ([, key = '', value = '']) => {
        const decoded = value.replaceAll(
          /&([^;]*);/g,
          (_, entity: string) => ENTITY[entity] ?? `unknown entity ${entity}`,
        );
        return [key, decoded] as const;
      },
    );
    const element: Element = { name, attributes: Object.fromEntries(pairs), children: [] };
    parent.children.push(element);
    if (empty !== '/') open.push(element);
  }
  if (open.length !== 1 || root.children[0] === undefined)
    throw new Error('an element is left open');
  return root.children[0];
};

describe('XES', () => {
  const valueOf = ({ children }: Element, key: string): string | undefined =>
    children.find(({ attributes }) => attributes['key'] === key)?.attributes['value'];

  test('has its extensions, one trace a lead and one event an entry', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const xes = readXml(joined(exportXes(log)));
        expect([xes.name, xes.attributes['xmlns']]).toEqual([
          'log',
          'http://www.xes-standard.org/',
        ]);
        const extensions = xes.children.filter(({ name }) => name === 'extension');
        expect(extensions.map(({ attributes }) => attributes['prefix'])).toEqual([
          'concept',
          'time',
          'org',
        ]);
        const traces = xes.children.filter(({ name }) => name === 'trace');
        expect(traces.map((trace) => valueOf(trace, 'concept:name'))).toEqual([
          ...new Set(log.map(({ lead }) => lead)),
        ]);
        for (const trace of traces) {
          const entries = log.filter(({ lead }) => lead === valueOf(trace, 'concept:name'));
          const events = trace.children.filter(({ name }) => name === 'event');
          expect(events.map((event) => valueOf(event, 'hash'))).toEqual(
            entries.map(({ hash }) => hash),
          );
          events.forEach((event, index) => {
            expect(valueOf(event, 'concept:name')).toBe(entries[index]?.event.type);
            expect(Date.parse(valueOf(event, 'time:timestamp') ?? '')).toBe(entries[index]?.at);
            expect(isUnique(event.children.map(({ attributes }) => attributes['key'] ?? ''))).toBe(
              true,
            );
            for (const { name } of event.children)
              expect(['string', 'date', 'int', 'float', 'boolean']).toContain(name);
          });
        }
      }),
    );
  });

  test('names resource, group and role', () => {
    const [event] =
      readXml(joined(exportXes([sample])))
        .children.at(-1)
        ?.children.filter(({ name }) => name === 'event') ?? [];
    if (event === undefined) throw new Error('no event');
    expect(
      ['org:resource', 'org:group', 'org:role', 'reason', 'disputed'].map((key) =>
        valueOf(event, key),
      ),
    ).toEqual(['r-01', 'arbitration', 'desk', 'no "budget" <now>', 'true']);
  });

  test.each([
    ['a<b>&"c"', 'a&lt;b&gt;&amp;&quot;c&quot;'],
    ['\t\r\n', '&#9;&#13;&#10;'],
    ['\u0000\u001f\uffff\ud800', '\ufffd\ufffd\ufffd\ufffd'],
    ['é家\u{1f600}\u0085', 'é家\u{1f600}\u0085'],
  ])('writes %j so that XML can hold it', (text, written) => {
    expect(xmlText(text)).toBe(written);
  });
});
