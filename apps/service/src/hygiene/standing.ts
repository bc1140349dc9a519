import { isClosed, type Lead } from '@baton/core';

/** Why a lead can be merged with nothing and released from nothing any more, in words; null while it is open. */
export const standing = ({ id, state, tombstone }: Lead): string | null => {
  if (!isClosed(state)) return null;
  return tombstone === null
    ? `lead ${id} is closed (${state})`
    : `lead ${id} was merged into ${tombstone.into}`;
};
