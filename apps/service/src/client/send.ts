/** Carries a request to the service: `fetch`, or what is wrapped around it. */
export type Send = (request: Request) => Promise<Response>;

/** Whether a request changes nothing, so that it needs neither an idempotency key nor a session's token. */
export const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';
