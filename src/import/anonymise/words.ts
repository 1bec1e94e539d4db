/** Texts to other texts, word by word: what was equal stays equal, what had a word in common still has one. */

/** AWS's own words in ids and ARNs, of which some decide what an ARN is; they say nothing of whose it is. */
const KEPT: ReadonlySet<string> = new Set(
  `arn aws vpc vpce svc subnet sg i eni igw nat rtb acl pcx pl eigw tgw attach vgw vpn dxgw endpoint role user assumed
   federated root true false o r ou ip`.split(/\s+/),
);

const DIRECTIONS = '(?:north|south|east|west|central|northeast|northwest|southeast|southwest)';
const REGION = new RegExp(
  `\\b(?:us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov|us-iso[a-z]?|eu-isoe)-${DIRECTIONS}-\\d{1,2}[a-z]?\\b`,
  'g',
);

/** Whether a text is a Region, or a zone of one. */
export const isRegion = (text: string): boolean => text.replace(REGION, '') === '' && text !== '';

const CASES = 8;

/** A made word with some of its letters large, so that words which differ in case alone still do. */
const cased = (number: number, variant: number): string =>
  `${[...'abc'].map((_, index) => ((variant >> index) & 1 ? 'WRD'[index] : 'wrd'[index])).join('')}${number}`;

export class Words {
  readonly #numbers = new Map<string, { readonly number: number; readonly variants: Map<string, number> }>();

  /** The made word for a word. */
  word(text: string): string {
    const lower = text.toLowerCase();
    const known = this.#numbers.get(lower) ?? {
      number: this.#numbers.size + 1,
      variants: new Map<string, number>([[lower, 0]]),
    };
    this.#numbers.set(lower, known);
    const variant = known.variants.get(text) ?? known.variants.size;
    known.variants.set(text, variant);
    return cased(known.number, variant % CASES);
  }

  /** Replaces each word of a text; Regions, AWS's own words and everything between words stay. */
  text(text: string): string {
    let made = '';
    let done = 0;
    for (const region of text.matchAll(REGION)) {
      made += this.#plain(text.slice(done, region.index)) + region[0];
      done = region.index + region[0].length;
    }
    return made + this.#plain(text.slice(done));
  }

  #plain(text: string): string {
    return text.replaceAll(/[\p{L}\p{N}\p{M}]+/gu, (word) => (KEPT.has(word) ? word : this.word(word)));
  }
}
