import type { Facts } from '@baton/core';
import { type Database, inWorkspace, type Tx } from '@baton/store';
import type { Inbox } from './mail-inquiry.ts';

/** An address to which inquiries are sent, and what is known of whatever comes there. */
export interface InquiryAddress {
  readonly address: string;
  readonly facts: Facts;
  readonly program: string | null;
}

export const readAddress = async (
  tx: Tx,
  workspace: string,
  address: string,
): Promise<InquiryAddress | null> => {
  const [row] = await tx<InquiryAddress>`
    select address, facts, program from baton.inquiry_addresses
    where workspace = ${workspace} and address = ${address}`;
  return row ?? null;
};

export const listAddresses = (tx: Tx, workspace: string): Promise<readonly InquiryAddress[]> =>
  tx<InquiryAddress>`
    select address, facts, program from baton.inquiry_addresses
    where workspace = ${workspace} order by address`;

/** False if the address is another workspace's. */
export const putAddress = async (
  tx: Tx,
  workspace: string,
  { address, facts, program }: InquiryAddress,
): Promise<boolean> => {
  const [owner] = await tx<{ workspace: string | null }>`
    select baton.workspace_of_address(${address}) as workspace`;
  const taken = owner?.workspace ?? null;
  if (taken !== null && taken !== workspace) return false;
  await tx`
    insert into baton.inquiry_addresses (workspace, address, facts, program)
    values (${workspace}, ${address}, ${JSON.stringify(facts)}::text::jsonb, ${program})
    on conflict (workspace, address) do update set facts = excluded.facts, program = excluded.program`;
  return true;
};

/** False if there is no such address. */
export const deleteAddress = async (
  tx: Tx,
  workspace: string,
  address: string,
): Promise<boolean> => {
  const { count } = await tx`
    delete from baton.inquiry_addresses where workspace = ${workspace} and address = ${address}`;
  return count === 1;
};

/** Whose inbox it is, in whatever workspace; null if it is nobody's. */
export const inboxOf = async (
  db: Pick<Database, 'sql'>,
  given: string,
  defaultCountry: string,
): Promise<Inbox | null> => {
  const address = given.toLowerCase();
  const [row] = await db.sql<{ workspace: string | null }>`
    select baton.workspace_of_address(${address}) as workspace`;
  const workspace = row?.workspace ?? null;
  if (workspace === null) return null;
  const found = await inWorkspace(db, workspace, (tx) => readAddress(tx, workspace, address));
  return found === null ? null : { workspace, ...found, defaultCountry };
};
