export { editOrgText } from './edit-org-text.ts';
export { parseOrgText } from './parse-org-text.ts';

/** Answers once the thread has loaded everything, so that an org's time is not spent on that. */
export const ready = (): boolean => true;
