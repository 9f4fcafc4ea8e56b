import { table } from '../../core/table.ts';
import { TOOL_GROUPS } from './data/tool-groups.ts';

/** `apps/v1` split into group and version; the core group is empty. */
export interface GroupVersion {
  readonly group: string;
  readonly version: string;
}

const API_VERSION = /^(?:([a-z0-9.-]+)\/)?(v\d+(?:(?:alpha|beta)\d+)?)$/;
const KIND = /^[A-Z][A-Za-z0-9]*$/;

export function parseApiVersion(text: string): GroupVersion | undefined {
  const match = API_VERSION.exec(text);
  return match ? { group: match[1] ?? '', version: match[2] ?? '' } : undefined;
}

export function isKind(text: string): boolean {
  return KIND.test(text);
}

/** Whether the object is configuration of a tool rather than something to apply. */
export function isToolConfig({ group, version }: GroupVersion, kind: string): boolean {
  return (
    TOOL_GROUPS.has(group) ||
    group.endsWith('.config.k8s.io') ||
    (group === '' && version === 'v1' && kind === 'Config')
  );
}

const TEMPLATE = ['spec', 'template'];
const WORKLOAD_GROUPS = new Set(['apps', 'extensions', 'batch', '', 'apps.openshift.io']);
const AT_TEMPLATE = new Set([
  'Deployment',
  'ReplicaSet',
  'DaemonSet',
  'StatefulSet',
  'Job',
  'ReplicationController',
  'DeploymentConfig',
]);

/** Custom kinds of well-known projects: where their pod templates are; `[]` goes through a list. */
const CUSTOM: Readonly<Record<string, readonly (readonly string[])[] | undefined>> = table({
  'argoproj.io/Rollout': [TEMPLATE],
  'serving.knative.dev/Service': [TEMPLATE],
  'serving.knative.dev/Configuration': [TEMPLATE],
  'apps.kruise.io/CloneSet': [TEMPLATE],
  'apps.kruise.io/StatefulSet': [TEMPLATE],
  'apps.kruise.io/DaemonSet': [TEMPLATE],
  'leaderworkerset.x-k8s.io/LeaderWorkerSet': [
    ['spec', 'leaderWorkerTemplate', 'leaderTemplate'],
    ['spec', 'leaderWorkerTemplate', 'workerTemplate'],
  ],
  'jobset.x-k8s.io/JobSet': [['spec', 'replicatedJobs', '[]', 'template', 'spec', 'template']],
  'batch.volcano.sh/Job': [['spec', 'tasks', '[]', 'template']],
  'keda.sh/ScaledJob': [['spec', 'jobTargetRef', 'template']],
});

/** Paths to what holds `metadata` and `spec` of pods; the empty path is the object itself. */
export function podTemplatePaths({ group }: GroupVersion, kind: string): readonly (readonly string[])[] {
  if (WORKLOAD_GROUPS.has(group)) {
    if (kind === 'Pod' && group === '') return [[]];
    if (kind === 'PodTemplate' && group === '') return [['template']];
    if (kind === 'CronJob') return [['spec', 'jobTemplate', 'spec', 'template']];
    if (AT_TEMPLATE.has(kind)) return [TEMPLATE];
  }
  return CUSTOM[`${group}/${kind}`] ?? [];
}

const OF_TEMPLATE = [
  ['container'],
  ['script'],
  ['containerSet', 'containers', '[]'],
  ['initContainers', '[]'],
  ['sidecars', '[]'],
];
const OF_TASK = [['steps', '[]'], ['sidecars', '[]'], ['stepTemplate']];
const OF_PIPELINE = ['tasks', 'finally'].flatMap((key) => below([key, '[]', 'taskSpec'], OF_TASK));
const WORKFLOW = below(['spec', 'templates', '[]'], OF_TEMPLATE);

/** Kinds whose lists become containers of pods that a controller writes. */
const TASKS: Readonly<Record<string, readonly (readonly string[])[] | undefined>> = table({
  'argoproj.io/Workflow': WORKFLOW,
  'argoproj.io/WorkflowTemplate': WORKFLOW,
  'argoproj.io/ClusterWorkflowTemplate': WORKFLOW,
  'argoproj.io/CronWorkflow': below(['spec', 'workflowSpec', 'templates', '[]'], OF_TEMPLATE),
  'tekton.dev/Task': below(['spec'], OF_TASK),
  'tekton.dev/ClusterTask': below(['spec'], OF_TASK),
  'tekton.dev/TaskRun': below(['spec', 'taskSpec'], OF_TASK),
  'tekton.dev/StepAction': [['spec']],
  'tekton.dev/Pipeline': below(['spec'], OF_PIPELINE),
  'tekton.dev/PipelineRun': below(['spec', 'pipelineSpec'], OF_PIPELINE),
});

/** Paths to what names an image and holds an environment as a container does, where no pod is written down. */
export function taskPaths({ group }: GroupVersion, kind: string): readonly (readonly string[])[] {
  return TASKS[`${group}/${kind}`] ?? [];
}

function below(path: readonly string[], ends: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return ends.map((end) => [...path, ...end]);
}
