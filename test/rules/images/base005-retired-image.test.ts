import rule from '../../../src/languages/images/rules/base005-retired-image.ts';
import { testRule } from '../../support/test-rule.ts';

const SHA = `sha256:${'0123456789abcdef'.repeat(4)}`;

testRule(rule, {
  reports: [
    { code: 'FROM ⟦centos:7⟧\n', says: 'replace it: almalinux:9 or', fixed: 'FROM centos:7\n' },
    { code: 'FROM ⟦centos⟧\n' },
    {
      name: 'an example',
      path: 'examples/a/Dockerfile',
      code: 'FROM ⟦centos:7⟧\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      name: 'a manifest of a test',
      path: 'test/app.yaml',
      code: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: ⟦centos:7⟧\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      name: 'a version of Java that ended',
      code: 'FROM ⟦openjdk:15-jdk⟧\n',
      says: 'replace it: eclipse-temurin:17-jdk or amazoncorretto:17',
      fixed: 'FROM openjdk:15-jdk\n',
    },
    { code: 'FROM ⟦openjdk:8-jdk-alpine⟧\n', fixed: 'FROM eclipse-temurin:8-jdk-alpine\n' },
    { code: 'FROM ⟦openjdk:17⟧\n', fixed: 'FROM eclipse-temurin:17-jdk\n' },
    { name: 'a Java without a successor', code: 'FROM ⟦openjdk:13⟧\n', fixed: 'FROM openjdk:13\n' },
    { code: 'FROM ⟦k8s.gcr.io/pause:3.9⟧\n', fixed: 'FROM registry.k8s.io/pause:3.9\n' },
    { code: 'FROM ⟦gcr.io/distroless/nodejs-debian11⟧\n' },
    { code: 'FROM ⟦gcr.io/distroless/static-debian11:nonroot⟧\n', says: 'static-debian13:nonroot' },
    { code: 'FROM ⟦vault:1.13.3⟧\n', says: 'hashicorp/vault' },
    { code: 'FROM ⟦bitnami/redis:7.0⟧\n', profile: 'recommended', severity: 'warning' },
    { code: 'FROM ⟦mcr.microsoft.com/dotnet/core/aspnet:3.1⟧\n', says: 'mcr.microsoft.com/dotnet/aspnet:3.1' },
  ],
  accepts: [
    'FROM openjdk:28-ea\n',
    'FROM almalinux:9\n',
    'FROM gcr.io/distroless/static-debian13\n',
    'FROM gcr.io/distroless/static\n',
    'FROM bitnami/redis\n',
    `FROM bitnami/redis:7.0@${SHA}\n`,
    'FROM team/centos:7\n',
    'FROM quay.io/centos/centos:stream10\n',
    { name: 'before that day', code: 'FROM centos:7\n', today: new Date('2024-06-01T00:00:00Z') },
  ],
});
