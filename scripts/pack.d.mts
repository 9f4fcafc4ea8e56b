/** Packs the built package into `folder`; gives the absolute path of the tarball. */
export function pack(folder: string): string;
/** Installs the tarball offline into `folder` beside `manifest`; gives the installed package's folder. */
export function installPacked(folder: string, tarball: string, manifest: Readonly<Record<string, unknown>>): string;
