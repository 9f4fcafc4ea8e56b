const PLATFORM_ARG = /^(?:BUILD|TARGET)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)$|^TARGETSTAGE$/;

/** An ARG that the builder sets before the first FROM; a stage sees it after an ARG of its own. */
export function isPlatformArg(name: string): boolean {
  return PLATFORM_ARG.test(name);
}
