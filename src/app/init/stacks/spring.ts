import { compareVersions } from '../../../languages/images/versions.ts';
import { safeVersion } from '../words.ts';

/** Whether the jar of Spring Boot can be taken apart with its own tools. */
export function isLayered({ spring }: { readonly spring: string | undefined }): boolean {
  return spring !== undefined && safeVersion(spring) !== undefined && compareVersions(spring, '3.3') >= 0;
}

/** Turns the jar of a Spring Boot application into what the final image copies from /out. */
export function unpack(jar: string, spring: string): string {
  return isLayered({ spring })
    ? `&& cp ${jar} app.jar \\\n    && java -Djarmode=tools -jar app.jar extract --layers --destination /out`
    : `&& mkdir /out \\\n    && cp ${jar} /out/app.jar`;
}
