import type { Org } from '../org/org.ts';
import { smallDesk, smallOrg, smallPerson, smallPool } from './small-org.ts';

/**
 * The org of `playbook`. Reps ann, ben and cy sell in the north, cy and dan in the south; tess and tom call for marketing,
 * mia leads it, lex is legal; boss manages, head decides in the end. Everybody works 9 to 17 UTC, Monday to Friday.
 */
export const company = (more: Partial<Org> = {}): Org =>
  smallOrg(
    [
      smallPerson('ann', { manager: 'boss', deputies: ['ben'] }),
      smallPerson('ben', { manager: 'boss' }),
      smallPerson('cy', { manager: 'boss' }),
      smallPerson('dan', { manager: 'boss' }),
      smallPerson('tess', { manager: 'mia', deputies: ['tom'] }),
      smallPerson('tom', { manager: 'mia' }),
      smallPerson('mia', { deputies: ['tess'] }),
      smallPerson('lex', { deputies: ['boss'] }),
    ],
    {
      name: 'company',
      pools: {
        north: smallPool('north', ['ann', 'ben', 'cy']),
        south: smallPool('south', ['cy', 'dan']),
      },
      roles: {
        'sales-manager': 'boss',
        'head-of-sales': 'head',
        'marketing-lead': 'mia',
        legal: 'lex',
      },
      desks: {
        intake: smallDesk('intake', { holder: 'tess', members: ['tom'], final: 'mia' }),
        tele: smallDesk('tele', { holder: 'tess', members: ['tom'], final: 'mia' }),
        marketing: smallDesk('marketing', { holder: 'mia' }),
        arbitration: smallDesk('arbitration', { holder: 'boss', members: ['mia'] }),
        exception: smallDesk('exception', { holder: 'boss', final: 'head' }),
      },
      ...more,
    },
  );
