import { DAY_MS } from '@baton/core';
import type { Tx } from '@baton/store';

/** Days for which a workspace may keep what became nobody's lead; 90 unless it says otherwise. */
export const FORGET_AFTER_DAYS = { atLeast: 14, atMost: 3650 } as const;

/** How long before a failed intake that is still open is forgotten somebody is told of it. */
export const TOLD_AHEAD_MS = 7 * DAY_MS;

/** How many days the workspace keeps failed intakes, mails and refused rows. */
export const daysKept = async (tx: Tx, workspace: string): Promise<number> => {
  const [row] = await tx<{ days: number }>`
    select forget_after_days as days from baton.workspaces where workspace = ${workspace}`;
  if (row === undefined) throw new Error(`there is no workspace ${workspace}`);
  return row.days;
};

export const keepForDays = (tx: Tx, workspace: string, days: number): PromiseLike<unknown> => tx`
  update baton.workspaces set forget_after_days = ${days} where workspace = ${workspace}`;
