import type { Tx } from '@baton/store';
import type { FormMapping } from './form-mapping.ts';

export interface StoredForm {
  readonly form: string;
  readonly mapping: FormMapping;
  /** Epoch ms. */
  readonly updatedAt: number;
  readonly updatedBy: string;
}

/** Null if there is no such form. */
export const readForm = async (
  tx: Tx,
  workspace: string,
  form: string,
): Promise<StoredForm | null> => {
  const [row] = await tx<StoredForm>`
    select form, mapping, updated_at as "updatedAt", updated_by as "updatedBy" from baton.form_mappings
    where workspace = ${workspace} and form = ${form}`;
  return row ?? null;
};

export const listForms = (tx: Tx, workspace: string): Promise<readonly StoredForm[]> =>
  tx<StoredForm>`
    select form, mapping, updated_at as "updatedAt", updated_by as "updatedBy" from baton.form_mappings
    where workspace = ${workspace} order by form`;

export const putForm = async (
  tx: Tx,
  workspace: string,
  { form, mapping, updatedAt, updatedBy }: StoredForm,
): Promise<void> => {
  await tx`
    insert into baton.form_mappings (workspace, form, mapping, updated_at, updated_by)
    values (${workspace}, ${form}, ${JSON.stringify(mapping)}::text::jsonb, ${updatedAt}, ${updatedBy})
    on conflict (workspace, form) do update set mapping = excluded.mapping, updated_at = excluded.updated_at,
      updated_by = excluded.updated_by`;
};

/** False if there is no such form. */
export const deleteForm = async (tx: Tx, workspace: string, form: string): Promise<boolean> => {
  const { count } = await tx`
    delete from baton.form_mappings where workspace = ${workspace} and form = ${form}`;
  return count === 1;
};
