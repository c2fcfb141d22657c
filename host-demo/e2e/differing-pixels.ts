import type { Page } from 'playwright';

/**
 * How many pixels two pictures differ by. Counted by the browser, which decodes pictures anyway. Two pictures of one page
 * can differ by 2 of 255 where a rounded corner is smoothed: that much is nobody's doing.
 */
export function differingPixels(page: Page, ...pictures: Buffer[]): Promise<number> {
  return page.evaluate(
    async (base64) => {
      const [one, other] = await Promise.all(
        base64.map(async (text) => {
          const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${text}`)).blob());
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          canvas?.drawImage(bitmap, 0, 0);
          return canvas?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
        }),
      );
      if (!one || one.length !== other?.length) return Number.POSITIVE_INFINITY;
      const pixels = new Set<number>();
      for (const [at, value] of one.entries()) {
        if (Math.abs(value - (other[at] ?? 0)) > 2) pixels.add(Math.floor(at / 4));
      }
      return pixels.size;
    },
    pictures.map((picture) => picture.toString('base64')),
  );
}
