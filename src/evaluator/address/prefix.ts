/** An IPv4 or IPv6 prefix. One address is a prefix of full length. */
export interface Prefix {
  readonly family: 4 | 6;
  /** The first address of the prefix. */
  readonly first: bigint;
  /** The last address of the prefix. */
  readonly last: bigint;
  readonly length: number;
}
