/** `npm run build`: `dist/`, the package's code and types. What `generated/` has is published from where it is. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundlePackage, declarePackage } from './build-package.ts';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
rmSync(dist, { recursive: true, force: true });
declarePackage(dist);
await bundlePackage(dist);
