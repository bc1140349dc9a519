import { factTypes, parseDocument, type Policy, validate } from '@baton/core';
import type { DocumentSource } from '@baton/simulator';
import { z } from 'zod';
import { DocumentsRefused } from '../command-line/failures.ts';
import { accept, readText } from '../documents/read-document.ts';
import { factErrors } from './fact-errors.ts';

const fact = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const leadSchema = z.strictObject({
  facts: z.record(z.string(), fact).describe('What is known of the lead, by the policy’s facts'),
  pass: z
    .int()
    .min(1)
    .optional()
    .describe('How often it has entered sales’ hands, this time included'),
  engagement: z.number().optional(),
  excluded: z.array(z.string()).optional().describe('People it must not be offered to again'),
});

export type ExplainedLead = z.output<typeof leadSchema>;

/**
 * A lead as a person writes it down. A fact that the policy does not know, or a value that it cannot have, is refused: it is
 * most likely a slip, and no rule would see it.
 * @throws DocumentsRefused
 */
export function readLead(source: DocumentSource, path: string, policy: Policy): ExplainedLead {
  const { file, text } = readText(source, path);
  const { data, locate } = accept(parseDocument(text, file));
  const { value } = accept(validate(leadSchema, data, locate));
  const errors = factErrors(value.facts, factTypes(policy.definition.facts), locate);
  if (errors.length > 0) throw new DocumentsRefused(errors);
  return value;
}
