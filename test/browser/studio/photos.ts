import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { card, field, fill, openStudio, settled, type Desk } from './desk.ts';

/** A photo as an agency sends one: 9 MP, several MB, with the photographer's name. */
async function agencyPhoto(): Promise<Buffer> {
  const noise = await sharp({
    create: {
      width: 1500,
      height: 1000,
      channels: 3,
      background: '#456',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
  return sharp(noise)
    .resize(3600, 2400)
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Jane Doe/Harbour Agency"/></rdf:RDF></x:xmpmeta>',
    )
    .jpeg({ quality: 92 })
    .toBuffer();
}

export function photos(desk: () => Desk): void {
  describe('a photo', () => {
    let photo: Buffer;
    beforeAll(async () => {
      photo = await agencyPhoto();
    });

    it('is scaled down before it travels, and brings its photographer’s name along', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      const sent = page.waitForRequest((request) => request.url().endsWith('/v1/photos'));
      await page
        .locator('#photo-file')
        .setInputFiles({ name: 'pier.jpg', mimeType: 'image/jpeg', buffer: photo });
      const request = await sent;
      await request.response();
      const travelled = (await request.sizes()).requestBodySize;
      expect(photo.length).toBeGreaterThan(4_000_000);
      expect(travelled).toBeLessThan(photo.length / 2);
      await page.locator('.focus').waitFor();
      expect(await field(page, 'Credit').inputValue()).toBe('Jane Doe/Harbour Agency');
      await page.locator('.facts', { hasText: 'JPG' }).waitFor();
      expect(await card(page)).toMatchObject({ width: 1200, height: 630 });
    });

    it('is dropped or pasted anywhere, has its focus dragged or moved with the arrow keys, and goes again', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      const small = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#825' } })
        .jpeg()
        .toBuffer();
      const give = (kind: 'drop' | 'paste'): Promise<void> =>
        page.evaluate(
          ({ bytes, type }) => {
            const data = new DataTransfer();
            data.items.add(new File([Uint8Array.from(bytes)], 'photo.jpg', { type: 'image/jpeg' }));
            const init = { bubbles: true, cancelable: true };
            const event =
              type === 'drop'
                ? new DragEvent('drop', { ...init, dataTransfer: data })
                : new ClipboardEvent('paste', { ...init, clipboardData: data });
            document.body.dispatchEvent(event);
          },
          { bytes: [...small], type: kind },
        );
      await give('drop');
      await page.locator('.focus').waitFor();
      await settled(page);
      const before = (await card(page)).key;
      await page.locator('.focus').scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await page.locator('.focus').boundingBox())!;
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width * 0.25, y + height * 0.75, { steps: 4 });
      await page.mouse.up();
      const dot = page.getByRole('slider', { name: 'Focus of the photo' });
      expect(await dot.getAttribute('aria-valuetext')).toMatch(
        /^2[45] % from the left, 7[45] % from the top$/,
      );
      await dot.press('Shift+ArrowRight');
      expect(await dot.getAttribute('aria-valuetext')).toMatch(/^3[45] % from the left/);
      await page.waitForFunction(
        (old) => document.querySelector<HTMLImageElement>('.hero img')!.dataset['key'] !== old,
        before,
      );
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.locator('.focus').waitFor({ state: 'detached' });
      await give('paste');
      await page.locator('.focus').waitFor();
    });

    it('comes from its link, and says beside itself why it does not', async () => {
      const { page } = await openStudio(desk());
      await fill(page);
      const link = page.getByLabel('Link to a photo');
      await link.fill('http://10.0.0.1/photo.jpg');
      await link.press('Enter');
      await page.locator('.group .fault').waitFor();
      await link.fill(new URL('/photo.jpg', desk().site).href);
      await link.press('Enter');
      await page.locator('.focus').waitFor();
      expect(await page.locator('.group .fault').count()).toBe(0);
      await page.reload();
      // The picture for the choice of the focus comes from the service then.
      await page.waitForFunction(
        () => (document.querySelector<HTMLImageElement>('.focus img')?.naturalWidth ?? 0) > 0,
      );
    });
  });
}
