import { PlimsollError } from '../core/errors.ts';

/** An image, archive or SBOM that cannot be scanned: damaged, hostile, or not of a supported kind. */
export class ScanError extends PlimsollError {}
