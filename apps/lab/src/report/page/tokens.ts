/**
 * The page's colours, once for light and once for dark. Policies and causes are drawn from Okabe and
 * Ito's palette, which stays apart for colour-blind readers; greys are Radix slate.
 */
const light = {
  paper: '#ffffff',
  panel: '#f9f9fb',
  ink: '#1c2024',
  'ink-2': '#60646c',
  line: '#e0e1e6',
  'line-2': '#b9bbc6',
  shade: '#0000002e',
  good: '#00734f',
  bad: '#a84300',
  'policy-0': '#8b8d98',
  'policy-1': '#0072b2',
  'policy-2': '#b8558f',
  'policy-3': '#008a63',
  'policy-4': '#c28a00',
  won: '#56b4e9',
  'leak-0': '#b34a00',
  'leak-1': '#d55e00',
  'leak-2': '#e07f2e',
  'leak-3': '#e69f00',
  'leak-4': '#efbb4d',
  'leak-5': '#f3d38c',
} as const;

const dark: Record<keyof typeof light, string> = {
  paper: '#111113',
  panel: '#18191b',
  ink: '#edeef0',
  'ink-2': '#b0b4ba',
  line: '#2e3135',
  'line-2': '#5a6169',
  shade: '#ffffff38',
  good: '#4cc79c',
  bad: '#f0873e',
  'policy-0': '#9a9ca6',
  'policy-1': '#56b4e9',
  'policy-2': '#dd93bf',
  'policy-3': '#3cc498',
  'policy-4': '#e6b422',
  won: '#3d8fc4',
  'leak-0': '#a84300',
  'leak-1': '#c85900',
  'leak-2': '#cf7226',
  'leak-3': '#d08f00',
  'leak-4': '#b98a2b',
  'leak-5': '#94733a',
};

const declarations = (tokens: Readonly<Record<string, string>>): string =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');

/** Dark only on a screen that asks for it: paper is white. */
export const tokens = `:root{color-scheme:light dark;${declarations(light)}}
@media screen and (prefers-color-scheme:dark){:root{${declarations(dark)}}}`;

const policyColours = 5;
export const leakColours = 6;

/** The colour of a policy by its place in the experiment, the same on the whole page. */
export const policyColour = (index: number): string =>
  `var(--policy-${index === 0 ? 0 : 1 + ((index - 1) % (policyColours - 1))})`;

export const leakColour = (rank: number): string =>
  `var(--leak-${Math.min(rank, leakColours - 1)})`;
