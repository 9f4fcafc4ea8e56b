const indented = (lines: string, width: number): string => lines.replace(/^(?=.)/gm, ' '.repeat(width));

/** A Pod for a rule's examples. Lines of the pod spec begin at line 6, those of the container at 9 without them. */
export function podWith(container: string, spec = ''): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
${indented(spec, 2)}  containers:
    - name: app
      image: ghcr.io/acme/app:1.4.2
${indented(container, 6)}`;
}

/** A Deployment for a rule's examples. Lines of the pod spec begin at line 14, those of the container at 17 without them. */
export function deploymentWith(container: string, spec = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
${indented(spec, 6)}      containers:
        - name: app
          image: ghcr.io/acme/app:1.4.2
${indented(container, 10)}`;
}

/** A Role for a rule's examples; its rules begin at line 6. */
export function roleWith(rules: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: web
rules:
${indented(rules, 2)}`;
}

/** A ClusterRoleBinding for a rule's examples: the name of its role is at line 8, its subjects begin at line 10. */
export function bindingWith(role: string, subjects: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: web
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${JSON.stringify(role)}
subjects:
${indented(subjects, 2)}`;
}
