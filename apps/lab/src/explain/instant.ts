import { UsageError } from '../command-line/failures.ts';

const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * An instant as somebody wrote it. Without a zone it would be another one on another machine.
 * @throws UsageError when it is none, or names no zone.
 */
export function readInstant(text: string): number {
  const at = Date.parse(text);
  if (withOffset.test(text) && !Number.isNaN(at)) return at;
  const local = text.includes('T') ? text : `${text}T00:00`;
  const isLocal = !Number.isNaN(Date.parse(`${local}Z`));
  throw new UsageError(
    isLocal ? `\`${text}\` names no zone` : `\`${text}\` is no instant`,
    'in the option --at',
    isLocal
      ? `write --at ${local}Z for UTC, or its offset, as in --at ${local}+02:00`
      : 'write for example: --at 2026-11-23T15:00Z',
  );
}

/** `Mon 23 Nov 2026 10:00 America/New_York`: an instant as a calendar's zone reads it. */
export function inZone(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  return `${parts.replaceAll(',', '')} ${timeZone}`;
}
