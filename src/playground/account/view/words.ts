/** Numbers as the page writes them. */

const MEGABYTE = 1024 * 1024;

/** A size in megabytes, with a decimal where there are few; in kilobytes where that says more. */
export const megabytes = (bytes: number): string => {
  const size = bytes / MEGABYTE;
  if (size < 0.1) return `${Math.ceil(bytes / 1024)} kB`;
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} MB`;
};

/** `1 file`, `12 files`. */
export const counted = (count: number, word: string): string =>
  `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;

/** A title inside a sentence: its first letter small, unless it is one of AWS's short forms (`NAT`, `VPC`). */
export const withinSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
