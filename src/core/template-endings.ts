/** Endings behind `.yaml` or `.yml` by which a file is a template of a manifest. */
export const TEMPLATE_ENDINGS: readonly string[] = ['tmpl', 'tpl', 'gotmpl', 'j2', 'jinja', 'jinja2', 'erb'];

/** Endings by which a file is a template of a Dockerfile, and so no Dockerfile yet. */
export const DOCKERFILE_TEMPLATE_ENDINGS: readonly string[] = [
  ...TEMPLATE_ENDINGS,
  ...['template', 'templ', 'tmplt', 'in', 'm4', 'tt', 'tt2', 'ejs', 'eex', 'njk', 'nunjucks', 'mustache', 'mst', 'hbs'],
  ...['handlebars', 'liquid', 'mako', 'twig', 'ftl', 'vm', 'jet', 'pongo2', 'epp'],
];
