/**
 * An instant as a person in a zone reads it: `Mon 23 November 2026, 14:30 (Europe/Zurich)`. Put together from parts, so that
 * it does not change with the runtime's locale data. No `in 2 hours`: a notice may be read late.
 */
export const tellTime = (at: number, zone: string): string => {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const day = `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
  return `${day}, ${part('hour')}:${part('minute')} (${zone})`;
};
