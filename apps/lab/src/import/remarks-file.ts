import type { RowRemark } from '@baton/simulator';
import papaparse from 'papaparse';

/** The file beside a recorded stream: each row that was refused or deserves a remark, with its line and the reason. */
export const formatRemarks = (
  files: Readonly<Record<RowRemark['file'], string>>,
  refused: readonly RowRemark[],
  remarks: readonly RowRemark[],
): string => {
  const rows = (what: string, list: readonly RowRemark[]): string[][] =>
    list.map(({ file, line, reason }) => [files[file], String(line), what, reason]);
  return `${papaparse.unparse(
    {
      fields: ['file', 'line', 'what', 'reason'],
      data: [...rows('refused', refused), ...rows('imported, but', remarks)],
    },
    { newline: '\n' },
  )}\n`;
};
