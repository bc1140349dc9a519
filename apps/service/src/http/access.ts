import type { LeadEventType } from '@baton/core';
import { type Role, roles } from '@baton/store';

const everybody = roles;
const readers: readonly Role[] = ['admin', 'ops', 'marketing', 'manager', 'rep', 'auditor'];
const policyReaders: readonly Role[] = ['admin', 'ops', 'manager', 'marketing', 'auditor'];
const operators: readonly Role[] = ['admin', 'ops'];
const intakers: readonly Role[] = ['admin', 'ops', 'marketing'];
const inquirers: readonly Role[] = [...intakers, 'registrar'];
const mergers: readonly Role[] = ['admin', 'ops', 'marketing', 'manager'];

/** Who may ask for what. A route that is not here cannot be made: `at` takes its method and path from this table. */
export const access = {
  'POST /inquiries': inquirers,
  'POST /inquiries/batch': inquirers,
  'GET /forms': intakers,
  'GET /forms/{form}': intakers,
  'PUT /forms/{form}': intakers,
  'DELETE /forms/{form}': intakers,
  'POST /forms/{form}': inquirers,
  'POST /uploads': intakers,
  'GET /uploads': intakers,
  'GET /uploads/{upload}': intakers,
  'GET /uploads/{upload}/refused': intakers,
  'GET /failed-intakes': intakers,
  'GET /failed-intakes/{intake}': intakers,
  'POST /failed-intakes/{intake}/replay': intakers,
  'POST /failed-intakes/{intake}/dismiss': intakers,
  'POST /capture': everybody.filter((role) => role !== 'auditor'),
  'GET /leads': readers,
  'GET /leads/{id}': readers,
  'GET /leads/{id}/log': readers,
  'GET /leads/{id}/verify': readers,
  'GET /leads/{id}/actions': readers,
  'POST /leads/{id}/events': ['admin', 'ops', 'marketing', 'manager', 'rep'],
  'GET /leads/{id}/account-match': readers,
  'GET /leads/{id}/duplicates': readers,
  'POST /leads/{id}/merge': mergers,
  'GET /duplicates': readers,
  'POST /duplicates/{lead}/{other}/dismiss': mergers,
  'GET /merges': policyReaders,
  'POST /merges/{merge}/undo': mergers,
  'POST /policies/check': operators,
  'POST /policies': operators,
  'GET /policies': policyReaders,
  'POST /policies/{version}/activate': operators,
  'GET /org': readers,
  'GET /org/versions': policyReaders,
  'GET /org/versions/{version}': policyReaders,
  'POST /org/check': operators,
  'PUT /org': operators,
  'PATCH /org/people/{person}': operators,
  'DELETE /org/people/{person}': operators,
  'POST /org/people/{person}/absences': ['admin', 'ops', 'manager', 'rep'],
  'DELETE /org/people/{person}/absences/{dates}': ['admin', 'ops', 'manager', 'rep'],
  'PUT /org/pools/{pool}/members/{person}': operators,
  'DELETE /org/pools/{pool}/members/{person}': operators,
  'PUT /org/teams/{team}': operators,
  'DELETE /org/teams/{team}': operators,
  'PUT /org/roles/{role}': operators,
  'DELETE /org/roles/{role}': operators,
  'POST /org/calendars/{calendar}/exceptions': operators,
  'DELETE /org/calendars/{calendar}/exceptions/{dates}': operators,
  'GET /org/accounts': readers,
  'PUT /org/accounts/{account}': operators,
  'DELETE /org/accounts/{account}': operators,
  'POST /org/accounts/import': operators,
  'PUT /people/{person}/reach': everybody.filter((role) => role !== 'auditor'),
  'GET /people/{person}/reach': everybody.filter((role) => role !== 'auditor'),
  'GET /leads/{id}/person': readers.filter((role) => role !== 'auditor'),
  'POST /leads/{id}/consent': ['admin', 'ops', 'marketing', 'manager', 'rep'],
  'GET /leads/{id}/personal-data': operators,
  'POST /leads/{id}/erase': operators,
  'GET /people-data/do-not-contact': ['admin', 'ops', 'marketing', 'auditor'],
  'POST /people-data/do-not-contact': ['admin', 'ops', 'marketing', 'manager', 'rep'],
  'POST /people-data/do-not-contact/remove': operators,
  'GET /notices/dead': ['admin', 'ops', 'manager'],
  'POST /notices/dead/retry': operators,
  'POST /notices/dead/{notice}/retry': operators,
  'GET /keys': ['admin', 'auditor'],
  'POST /keys': ['admin'],
  'POST /keys/{key}/revoke': ['admin'],
  'POST /keys/{key}/rotate': ['admin'],
  'GET /log-ins': ['admin', 'auditor'],
  'POST /log-ins': ['admin'],
  'POST /log-ins/{name}/end': ['admin'],
  'POST /log-ins/{name}/password': everybody,
  'GET /session': everybody,
  'DELETE /session': everybody,
  'GET /administrative-acts': ['admin', 'auditor'],
  'GET /custody/export': ['admin', 'ops', 'auditor'],
  'GET /operations/stuck': ['admin', 'ops'],
  'GET /checkpoints': ['admin', 'ops', 'manager', 'auditor'],
  'GET /checkpoints/key': ['admin', 'ops', 'manager', 'auditor'],
  'GET /reports/data-quality': policyReaders,
  'GET /reports/acceptance': readers,
  'GET /reports/speed-to-lead': readers,
  'GET /reports/sla': readers,
  'GET /reports/follow-up': readers,
  'GET /reports/excuses': readers,
  'GET /reports/fit': readers,
  'GET /reports/campaigns': policyReaders,
  'GET /reports/buying-curve': readers,
  'GET /reports/custody-breaks': readers,
  'GET /reports/custody-breaks/leads': readers,
  'GET /alarms': policyReaders,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type RouteKey = keyof typeof access;

/** Routes that need no key: they show nothing of a workspace. */
export const open: readonly string[] = [
  'GET /',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /openapi.json',
  'POST /session',
  'GET /report',
  'GET /docs',
  'GET /docs/:file',
  'GET /answer',
  'POST /answer',
];

const leaders: readonly Role[] = ['admin', 'ops', 'manager'];
const marketers: readonly Role[] = [...leaders, 'marketing'];
const sellers: readonly Role[] = [...leaders, 'rep'];
const all: readonly Role[] = [...leaders, 'marketing', 'rep'];
const nobody: readonly Role[] = [];

/**
 * Who may report which event. The statechart further wants the holder for what only the holder does. Nobody reports what the
 * clock, the engine or an activation says, nor merges, which are two leads' at once.
 */
export const reporting: Readonly<Record<LeadEventType, readonly Role[]>> = {
  'inquiry.captured': nobody,
  'lead.enriched': marketers,
  'lead.qualified': all,
  'lead.referred': marketers,
  'lead.nurtured': all,
  'lead.disqualified': all,
  'lead.routed': nobody,
  'lead.rerouted': nobody,
  'obligation.due': nobody,
  'pool.opened': ['admin', 'ops'],
  'lead.taken': sellers,
  'owner.named': leaders,
  'lead.accepted': all,
  'lead.rejected': all,
  'attempt.made': all,
  'callback.agreed': all,
  'lead.returned': all,
  'opportunity.opened': sellers,
  'step.completed': sellers,
  'approval.given': all,
  'approval.refused': all,
  'deal.won': sellers,
  'deal.lost': all,
  'arbitration.ruled': marketers,
  'lead.requalified': all,
  'requalification.declined': all,
  'prospect.replied': all,
  'prospect.engaged': marketers,
  'prospect.unsubscribed': all,
  'prospect.boughtElsewhere': all,
  'prospect.askedForCallback': all,
  'holder.away': leaders,
  'lead.merged': nobody,
  'lead.absorbed': nobody,
  'lead.unmerged': nobody,
  'lead.released': nobody,
  'policy.adopted': nobody,
};

export const mayReport = (role: Role, type: LeadEventType): boolean =>
  reporting[type].includes(role);
