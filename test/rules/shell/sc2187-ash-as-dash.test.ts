import rule from '../../../src/languages/shell/rules/sc2187-ash-as-dash.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦#!/bin/ash⟧\na', '⟦#!/usr/bin/env ash⟧\na', '⟦#! /bin/ash⟧ -e\na'],
  accepts: ['#!/bin/dash\na', '#!/bin/sh\na', '#!/bin/ash\n# shellcheck shell=busybox\na', '#!/bin/bash\na'],
});
