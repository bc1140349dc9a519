import { BlockList, isIP } from 'node:net';

/**
 * Networks that nobody outside has a target in: loopback, private, link-local (with the clouds' metadata service at
 * 169.254.169.254 and fd00:ec2::254), shared, test, multicast and reserved ones, from IANA's special-purpose registries
 * (RFC 6890 and its updates).
 */
const BLOCKED: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '168.63.129.16/32',
];

/** The internet's part of IPv6; of that, what tunnels to IPv4 or is set aside. All other prefixes are blocked. */
const GLOBAL_V6 = '2000::/3';
const BLOCKED_V6: readonly string[] = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** A list of networks in CIDR form, or single addresses. Throws a RangeError on one that is neither. */
export const networks = (cidrs: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = '', bits] = cidr.split('/');
    const version = isIP(address);
    const length = bits === undefined ? (version === 4 ? 32 : 128) : Number(bits);
    if (
      version === 0 ||
      !Number.isInteger(length) ||
      length < 0 ||
      length > (version === 4 ? 32 : 128)
    )
      throw new RangeError(`${cidr} is no network: write it like 10.1.0.0/16 or fd12::/48`);
    list.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
};

const blocked = networks(BLOCKED);
const blockedV6 = networks(BLOCKED_V6);
const globalV6 = networks([GLOBAL_V6]);

/** Whether a service on the internet must not connect there. An IPv4 address in IPv6 dress is judged as IPv4. */
export const isBlockedAddress = (address: string): boolean => {
  const bare = address.split('%')[0] ?? '';
  const mapped = /^::ffff:(?:0:)?(\d+\.\d+\.\d+\.\d+)$/iu.exec(bare)?.[1];
  const judged = mapped ?? bare;
  switch (isIP(judged)) {
    case 4:
      return blocked.check(judged, 'ipv4');
    case 6:
      return !globalV6.check(judged, 'ipv6') || blockedV6.check(judged, 'ipv6');
    default:
      return true;
  }
};

/** Whether the list holds the address, in whichever dress. */
export const holds = (list: BlockList, address: string): boolean => {
  const bare = address.split('%')[0] ?? '';
  const version = isIP(bare);
  return version !== 0 && list.check(bare, version === 4 ? 'ipv4' : 'ipv6');
};
