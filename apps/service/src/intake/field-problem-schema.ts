import { z } from '@hono/zod-openapi';

/** What is wrong with one part of what was sent. */
export const fieldProblemSchema = z
  .object({
    path: z.array(z.union([z.string(), z.number()])),
    message: z.string(),
    fix: z.string().optional(),
  })
  .openapi('FieldProblem');
