/** Zip archives made by hand, so that a test can have them say what no tool would. */
import { strToU8 } from 'fflate';
import { crc32 } from '../crc.ts';

interface Made {
  readonly name: string;
  readonly text: string;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly offset?: number;
  /** Type and rights of the file on Unix. */
  readonly mode?: number;
}

const numbers = (...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): readonly number[] =>
  fields.flatMap(([value, bytes]) =>
    Array.from({ length: bytes }, (_, index) => (value >>> (8 * index)) & 0xff),
  );

/** An archive of stored files, whose fields may be set to anything. */
export const zipOf = (files: readonly Made[]): Uint8Array => {
  const front: number[] = [];
  const list: number[] = [];
  for (const { name, text, ...made } of files) {
    const path = [...strToU8(name)];
    const content = strToU8(text);
    const offset = made.offset ?? front.length;
    const { flags = 0x800, method = 0, crc = crc32(content), size = content.length } = made;
    const packedSize = made.packedSize ?? content.length;
    const shared = numbers([flags, 2], [method, 2], [0, 4], [crc, 4], [packedSize, 4], [size, 4]);
    const lengths = numbers([path.length, 2], [0, 2]);
    front.push(...numbers([0x04034b50, 4], [20, 2]), ...shared, ...lengths, ...path, ...content);
    list.push(...numbers([0x02014b50, 4], [0x0314, 2], [20, 2]), ...shared, ...lengths);
    list.push(...numbers([0, 2], [0, 2], [0, 2], [(made.mode ?? 0x81a4) * 0x10000, 4], [offset, 4]), ...path);
  }
  const count = files.length;
  const end = numbers(
    [0x06054b50, 4],
    [0, 4],
    [count, 2],
    [count, 2],
    [list.length, 4],
    [front.length, 4],
    [0, 2],
  );
  return Uint8Array.from([...front, ...list, ...end]);
};
