import type { RowRemark } from '@baton/simulator';
import papaparse from 'papaparse';

export interface Remarks {
  /** Names of the files. */
  readonly files: Readonly<Record<RowRemark['file'], string>>;
  readonly refused: readonly RowRemark[];
  readonly dealsLeftOut: readonly RowRemark[];
  readonly remarks: readonly RowRemark[];
}

/** The file beside a recorded stream: each row that was refused or deserves a remark, with its line and the reason. */
export const formatRemarks = ({ files, refused, dealsLeftOut, remarks }: Remarks): string => {
  const rows = (what: string, list: readonly RowRemark[]): string[][] =>
    list.map(({ file, line, reason }) => [files[file], String(line), what, reason]);
  return `${papaparse.unparse(
    {
      fields: ['file', 'line', 'what', 'reason'],
      data: [
        ...rows('refused', refused),
        ...rows('deal left out', dealsLeftOut),
        ...rows('imported, but', remarks),
      ],
    },
    { newline: '\n' },
  )}\n`;
};
