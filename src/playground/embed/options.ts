/** What the hash of an embedded playground says besides its link: `#sns/endpoint&theme=dark`. */

export interface EmbedOptions {
  /** The link's own hash. */
  readonly hash: string;
  /** Left out: as the reader's system is set. */
  readonly theme: 'light' | 'dark' | undefined;
}

/** Takes anything; what it does not know it leaves out. */
export const embedOptions = (hash: string): EmbedOptions => {
  const [link = '', ...options] = hash.replace(/^#/, '').split('&');
  const theme = (['light', 'dark'] as const).find((each) => options.includes(`theme=${each}`));
  return { hash: link, theme };
};
