/**
 * Charts are drawn twice, for a desk and for a phone: an SVG that merely shrinks would have letters of
 * 6 px on a phone. The page shows the one that fits.
 */
export const sizes = [
  { name: 'wide', width: 720, isNarrow: false },
  { name: 'narrow', width: 328, isNarrow: true },
] as const;

export type Size = (typeof sizes)[number];
