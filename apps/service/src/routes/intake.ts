import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env, Service } from '../http/service.ts';
import { batchRoutes } from './batches.ts';
import { failedIntakeRoutes } from './failed-intakes.ts';
import { formPostRoutes } from './form-posts.ts';
import { formRoutes } from './forms.ts';
import { inboundMailRoutes } from './inbound-mail.ts';
import { inquiryRoutes } from './inquiries.ts';
import { uploadRoutes } from './uploads.ts';

/** Every way in which inquiries come over HTTP, and those that could not be taken in. */
export const intakeRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  inquiryRoutes(app, service);
  batchRoutes(app, service);
  formRoutes(app, service);
  formPostRoutes(app, service);
  failedIntakeRoutes(app, service);
  uploadRoutes(app, service);
  inboundMailRoutes(app, service);
};
