/** What `npm run bench -- --only` takes of this workspace. */
export const parts = ['intake', 'deadlines', 'stored'] as const;
