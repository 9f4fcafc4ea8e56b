import rule from '../../../src/languages/images/rules/base010-build-image-shipped.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM ⟦golang:1.27-alpine⟧\n', says: 'distroless/static', profile: 'recommended', severity: 'info' },
    'FROM ⟦maven:3.9⟧\n',
    'FROM ⟦eclipse-temurin:21⟧\n',
    'FROM ⟦mcr.microsoft.com/dotnet/sdk:10.0⟧\n',
    'FROM golang:1.27 AS a\nFROM ⟦rust:1⟧\n',
  ],
  accepts: [
    'FROM golang:1.27 AS build\nFROM scratch\n',
    'FROM eclipse-temurin:21-jre-alpine\n',
    'FROM mcr.microsoft.com/dotnet/aspnet:10.0\n',
    'FROM team/golang:1\n',
  ],
});
