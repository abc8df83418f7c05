import { crc32, deflateSync } from "node:zlib";

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const end = chunk("IEND", Buffer.alloc(0));

/** Pictures that programs open, each of one colour. */
export const picture = {
  /** A PNG of any size, red and opaque. */
  png(width: number, height: number): Buffer {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([8, 2], 8);
    const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([0xa6, 0x22, 0x1c]))]);
    const rows = deflateSync(Buffer.concat(Array<Buffer>(height).fill(row)));
    const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return Buffer.concat([mark, chunk("IHDR", head), chunk("IDAT", rows), end]);
  },
  /** The mark that ends a PNG. */
  end,
  jpeg: Buffer.from(
    "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhC" +
      "Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAYADADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAA" +
      "AAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAQF/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AhgI2+AAA" +
      "AAAAAAA//9k=",
    "base64",
  ),
  webp: Buffer.from(
    "UklGRkQAAABXRUJQVlA4IDgAAAAQAwCdASowABgAPtFmrFCoJaQipWgBABoJZwAALqYfEAAA/uveL/g2SKbkf/87fiD9QX5tMAAAAA==",
    "base64",
  ),
};
