const PLATFORM_ARG = /^(?:BUILD|TARGET)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)$|^TARGETSTAGE$/;

/** An ARG that the builder sets before the first FROM; a stage sees it after an ARG of its own. */
export function isPlatformArg(name: string): boolean {
  return PLATFORM_ARG.test(name);
}

const MENTION = /(?:BUILD|TARGET)(?:PLATFORM|OS|ARCH|VARIANT|STAGE)/;

/** Whether a file names one anywhere. */
export function mentionsPlatformArg(text: string): boolean {
  return (text.includes('TARGET') || text.includes('BUILD')) && MENTION.test(text);
}
