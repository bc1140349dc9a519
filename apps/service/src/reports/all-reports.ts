import { acceptanceReport } from './acceptance.ts';
import { buyingCurveReport } from './buying-curve.ts';
import { campaignsReport } from './campaigns.ts';
import { excusesReport } from './excuses.ts';
import { fitReport } from './fit.ts';
import { followUpReport } from './follow-up.ts';
import type { Report } from './report.ts';
import { slaReport } from './sla.ts';
import { speedToLeadReport } from './speed-to-lead.ts';

/** Reports that are rows and a total, and nothing else. The one on custody breaks has more. */
export const plainReports = [
  { route: 'GET /reports/acceptance', report: acceptanceReport },
  { route: 'GET /reports/speed-to-lead', report: speedToLeadReport },
  { route: 'GET /reports/sla', report: slaReport },
  { route: 'GET /reports/follow-up', report: followUpReport },
  { route: 'GET /reports/excuses', report: excusesReport },
  { route: 'GET /reports/fit', report: fitReport },
  { route: 'GET /reports/campaigns', report: campaignsReport },
  { route: 'GET /reports/buying-curve', report: buyingCurveReport },
] as const satisfies readonly { readonly route: string; readonly report: Report }[];
