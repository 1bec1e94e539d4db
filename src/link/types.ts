/** What a share link holds. Plain data. */

/** A scenario's text, whatever state it is in, and what was on screen with it. */
export interface TextLink {
  readonly kind: 'text';
  /** The raw text, also where it cannot be read. */
  readonly text: string;
  readonly title?: string;
  /** The name of the flow that is shown. */
  readonly flow?: string;
  /** Which of the trace's choices is shown, where the reader chose one. */
  readonly choice?: number;
  /** The example that the text was made from, such as `sns/endpoint`. */
  readonly example?: string;
}

/** An example of the site as it is: nothing but its name, so that the link stays short. */
export interface ExampleLink {
  readonly kind: 'example';
  readonly example: string;
  readonly flow?: string;
  readonly choice?: number;
}

export type Link = TextLink | ExampleLink;

/** A link's hash without its `#`, or a sentence that says why there is none. */
export type EncodedLink =
  | { readonly ok: true; readonly hash: string }
  | { readonly ok: false; readonly message: string };

/** What a hash holds, or a sentence that says what is wrong with it. */
export type DecodedLink =
  | { readonly ok: true; readonly link: Link }
  | { readonly ok: false; readonly message: string };
