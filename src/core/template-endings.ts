/** Endings behind `.yaml` or `.yml` by which a file is a template of a manifest. */
export const TEMPLATE_ENDINGS: readonly string[] = ['tmpl', 'tpl', 'gotmpl', 'j2', 'jinja', 'jinja2', 'erb'];
