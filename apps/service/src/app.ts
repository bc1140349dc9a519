import type { OpenAPIHono } from '@hono/zod-openapi';
import { inAreas } from './http/areas.ts';
import { edgeOf } from './http/edge.ts';
import { safeRequest } from './http/safe-request.ts';
import type { Env, Service } from './http/service.ts';
import { sessionScheme } from './identity/session-cookie.ts';
import { alarmRoutes } from './routes/alarms.ts';
import { answerRoutes } from './routes/answers.ts';
import { doNotContactRoutes } from './routes/do-not-contact.ts';
import { dataQualityRoutes } from './routes/data-quality.ts';
import { duplicateRoutes } from './routes/duplicates.ts';
import { campaignRoutes } from './routes/campaigns.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { eventRoutes } from './routes/events.ts';
import { intakeRoutes } from './routes/intake.ts';
import { actRoutes } from './routes/acts.ts';
import { custodyRoutes } from './routes/custody.ts';
import { checkpointRoutes } from './routes/checkpoints.ts';
import { keyRoutes } from './routes/keys.ts';
import { logInRoutes } from './routes/log-ins.ts';
import { retentionRoutes } from './routes/retention.ts';
import { reportRoutes } from './routes/reports.ts';
import { sessionRoutes } from './routes/session.ts';
import { leadRoutes } from './routes/leads.ts';
import { mergeRoutes } from './routes/merges.ts';
import { mailTemplateRoutes } from './routes/mail-templates.ts';
import { noticeRoutes } from './routes/notices.ts';
import { operatingRoutes } from './routes/operating.ts';
import { watchingRoutes } from './routes/watching.ts';
import { orgAccountRoutes } from './routes/org-accounts.ts';
import { orgChangeRoutes } from './routes/org-changes.ts';
import { orgRoutes } from './routes/org.ts';
import { unsubscribeRoutes } from './routes/unsubscribe.ts';
import { pageRoutes } from './routes/pages.ts';
import { peopleRoutes } from './routes/people.ts';
import { privacyRoutes } from './routes/privacy.ts';
import { policyDraftRoutes } from './routes/policy-drafts.ts';
import { policyVersionRoutes } from './routes/policy-versions.ts';
import { policyRoutes } from './routes/policies.ts';

const info = {
  title: 'Baton',
  version: '0.1.0',
  description: 'Leads that cannot fall through. Every error is a problem of RFC 9457.',
};

/** The whole HTTP edge over a store: routes, who may use them, and errors as problems. */
export const appOf = (service: Service): OpenAPIHono<Env> => {
  const { app, requests } = edgeOf(service);
  // Their forms are no JSON.
  answerRoutes(app, service);
  unsubscribeRoutes(app, service);
  app.use(safeRequest);
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', sessionScheme);
  operatingRoutes(app, service);
  watchingRoutes(app, service, requests);
  intakeRoutes(app, service);
  leadRoutes(app, service);
  eventRoutes(app, service);
  duplicateRoutes(app, service);
  mergeRoutes(app, service);
  dataQualityRoutes(app, service);
  policyRoutes(app, service);
  policyDraftRoutes(app, service);
  policyVersionRoutes(app, service);
  decisionRoutes(app, service);
  campaignRoutes(app, service);
  orgRoutes(app, service);
  orgChangeRoutes(app, service);
  orgAccountRoutes(app, service);
  peopleRoutes(app, service);
  noticeRoutes(app, service);
  mailTemplateRoutes(app, service);
  privacyRoutes(app, service);
  doNotContactRoutes(app, service);
  retentionRoutes(app, service);
  keyRoutes(app, service);
  logInRoutes(app, service);
  sessionRoutes(app, service);
  actRoutes(app, service);
  checkpointRoutes(app, service);
  custodyRoutes(app, service);
  reportRoutes(app, service);
  alarmRoutes(app, service);
  pageRoutes(app, service);
  app.get('/openapi.json', (c) =>
    c.json(inAreas(app.getOpenAPI31Document({ openapi: '3.1.0', info }))),
  );
  return app;
};
