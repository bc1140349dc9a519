import { describe, expect, it } from 'vitest';
import { periodOf } from './period.ts';

const period = (from: string, leadsUntil: string, until: string, zone = 'UTC') =>
  periodOf({
    zone,
    horizon: {
      from: Date.parse(from),
      leadsUntil: Date.parse(leadsUntil),
      until: Date.parse(until),
    },
  });

describe('the period of an experiment', () => {
  it('names months that are whole, and until when their leads are followed', () => {
    expect(period('2027-01-01', '2027-02-01', '2027-04-01')).toEqual({
      words: 'leads of January 2027, followed until 31 March',
      length: '1 month',
      whole: '3 months',
      isFollowedLonger: true,
    });
    expect(period('2026-11-01', '2027-02-01', '2027-02-01')).toMatchObject({
      words: 'leads of November 2026 to January 2027, followed until 31 January',
      length: '3 months',
      isFollowedLonger: false,
    });
    expect(period('2027-12-01', '2028-01-01', '2028-02-01').words).toBe(
      'leads of December 2027, followed until 31 January 2028',
    );
  });

  it('names days where months are cut, in the zone of the experiment', () => {
    const newYork = period(
      '2027-01-04T05:00Z',
      '2027-02-04T05:00Z',
      '2027-04-04T04:00Z',
      'America/New_York',
    );
    expect(newYork.words).toBe('leads of 4 January to 3 February 2027, followed until 3 April');
    expect(period('2027-01-04', '2027-01-14', '2027-02-13')).toMatchObject({
      words: 'leads of 4 to 13 January 2027, followed until 12 February',
      length: '10 days',
    });
  });
});
