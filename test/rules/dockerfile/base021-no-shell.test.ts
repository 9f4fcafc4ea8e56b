import rule from '../../../src/languages/dockerfile/rules/base021-no-shell.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM scratch\nCOPY a /a\n⟦CMD⟧ /a\n', says: 'use the JSON form: CMD ["/program"' },
    'FROM gcr.io/distroless/nodejs24-debian13\r\n⟦RUN⟧ npm ci\r\n⟦ENTRYPOINT⟧ node a.js\r\n',
    'FROM scratch\n⟦HEALTHCHECK⟧ --interval=5s CMD /a\n',
    { name: 'through stages', code: 'FROM scratch AS a\nFROM a\n⟦CMD⟧ /a\n' },
    {
      name: 'a chiseled image',
      code: 'FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\n⟦ENTRYPOINT⟧ dotnet a.dll\n',
    },
    'FROM mcr.microsoft.com/dotnet/runtime:9.0-azurelinux3.0-distroless\n⟦RUN⟧ echo\n',
    { name: 'an ARG default', code: 'ARG B=scratch\nFROM $B\n⟦CMD⟧ /a\n' },
  ],
  accepts: [
    'FROM scratch\nCMD ["/a"]\n',
    'FROM scratch\nHEALTHCHECK NONE\n',
    'FROM scratch\nHEALTHCHECK CMD ["/a"]\n',
    'FROM scratch\nADD rootfs.tar.xz /\nCMD sh\n',
    'FROM scratch\nCOPY --from=build /rootfs/ /\nRUN echo\n',
    'FROM scratch\nCOPY --from=busybox /bin/sh /bin/sh\nRUN echo\n',
    'FROM gcr.io/distroless/base-debian13:debug-nonroot\nRUN echo\n',
    'FROM scratch\nSHELL ["/a", "-c"]\nCMD x\n',
    'FROM alpine\nCMD /a\n',
    'FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble\nRUN echo\n',
    'FROM mcr.microsoft.com/dotnet/aspnet:6.0-jammy-chiseled\nENTRYPOINT dotnet a.dll\n',
    'FROM example.com/chiseled:1\nRUN echo\n',
    'FROM scratch AS a\nCOPY x /x\nFROM alpine\nCMD /a\n',
  ],
});
