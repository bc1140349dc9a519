import { inWorkspace } from '@baton/store';
import { problemsOfIssues } from '../http/issue-problems.ts';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { problemOfField } from '../intake/field-problem.ts';
import { checkMapping, type FormMapping, formMappingSchema } from '../intake/form-mapping.ts';
import { readForm } from '../intake/stored-forms.ts';
import { inForce } from '../leads/in-force.ts';
import type { UploadBody } from './upload-body.ts';

const invalid = (detail: string, errors: readonly object[] = []): Problem =>
  new Problem(400, 'invalid', detail, { errors });

const parsed = (text: string): FormMapping => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('mapping is no JSON');
  }
  const read = formMappingSchema.safeParse(value);
  if (!read.success)
    throw invalid('the mapping has errors', problemsOfIssues(read.error.issues, value));
  return read.data;
};

/** The mapping that comes with an upload, or that of the form it names; checked against the policy in force. Throws a problem, 400. */
export const mappingOfUpload = async (
  { db }: Service,
  workspace: string,
  { form, mapping }: Pick<UploadBody, 'form' | 'mapping'>,
): Promise<FormMapping> => {
  if (mapping === null && form === null)
    throw invalid('say how the columns are read: name a form, or send a mapping');
  const stored =
    form === null ? null : await inWorkspace(db, workspace, (tx) => readForm(tx, workspace, form));
  if (form !== null && stored === null) throw invalid(`there is no form ${form}`);
  const used = mapping === null ? stored?.mapping : parsed(mapping);
  if (used === undefined) throw invalid('say how the columns are read');
  const { policy } = await inForce(db, workspace);
  const errors = checkMapping(used, policy.definition.facts).map(problemOfField);
  if (errors.length > 0) throw invalid('the mapping has errors', errors);
  return used;
};
