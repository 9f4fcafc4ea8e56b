import type { Context } from '../context.ts';
import type { Source } from '../sources.ts';
import { safeName, safePath } from '../words.ts';

/** How a Python server is started. */
interface PythonStart {
  readonly label: string;
  words(port: number): readonly string[];
  /** Sources that may name port and health route. */
  readonly texts: readonly string[];
  readonly port?: number;
  /** Requests under an unknown host name are refused, so HTTP probes by address fail. */
  readonly isHostChecked?: true;
}

/** The start command by framework: FastAPI and other ASGI frameworks, Flask, Django, Streamlit, else a script. */
export async function pythonStart(
  context: Context,
  sources: readonly Source[],
  dependencies: string,
): Promise<PythonStart> {
  const { questions, notes } = context;
  const uses = (name: string): boolean => new RegExp(`^["']?${name}\\b`, 'm').test(dependencies);
  const needs = (name: string, why: string): void => {
    if (!uses(name)) notes.push(`add ${name} to the dependencies: ${why}`);
  };
  const django = sources.find(({ path, text }) => /(?:^|\/)wsgi\.py$/.test(path) && text.includes('django'));
  if (django && sources.some(({ path }) => path === 'manage.py')) {
    needs('gunicorn', 'it serves Django here, since `runserver` is for development');
    notes.push('set ALLOWED_HOSTS of Django, and run `manage.py collectstatic` where static files are served');
    const module = moduleOf(django.path);
    return {
      label: 'Django',
      words: (port) => gunicorn(port, `${module}:application`),
      texts: [],
      port: 8000,
      isHostChecked: true,
    };
  }
  const asgi = find(sources, /^(\w+)(?:\s*:\s*\w+)?\s*=\s*(FastAPI|Starlette|Litestar|Quart)\(/m);
  if (asgi) {
    if (!/fastapi\[(?:standard|all)\]/.test(dependencies)) needs('uvicorn', `it serves ${asgi.kind} here`);
    const words = (port: number): string[] => ['uvicorn', asgi.target, '--host', '0.0.0.0', '--port', String(port)];
    return { label: asgi.kind, words, texts: [asgi.text], port: 8000 };
  }
  const flask = find(sources, /^(\w+)(?:\s*:\s*\w+)?\s*=\s*(Flask)\(/m) ?? factory(sources);
  if (flask) {
    needs('gunicorn', 'it serves Flask here, since `flask run` is for development');
    return { label: 'Flask', words: (port) => gunicorn(port, flask.target), texts: [flask.text], port: 8000 };
  }
  const names = ['main.py', 'app.py', 'server.py', 'run.py', 'src/main.py', 'app/main.py'];
  const streamlit = uses('streamlit') ? sources.find(({ text }) => /^import streamlit\b/m.test(text)) : undefined;
  if (streamlit) {
    const words = (port: number): string[] => [
      'streamlit',
      'run',
      streamlit.path,
      `--server.port=${port}`,
      '--server.address=0.0.0.0',
    ];
    return { label: 'Streamlit', words, texts: [], port: 8501 };
  }
  const script = sources.find(({ path }) => names.includes(path));
  const entry = script?.path ?? (await questions.ask('file to start', 'main.py', safePath));
  return { label: 'Python', words: () => ['python', entry], texts: script ? [script.text] : [] };
}

function gunicorn(port: number, target: string): string[] {
  return ['gunicorn', '--bind', `0.0.0.0:${port}`, '--access-logfile', '-', target];
}

interface Found {
  readonly kind: string;
  /** `package.module:name`. */
  readonly target: string;
  readonly text: string;
}

function find(sources: readonly Source[], pattern: RegExp): Found | undefined {
  for (const { path, text } of sources) {
    const [, name, kind = ''] = pattern.exec(text) ?? [];
    if (safeName(name) !== undefined && !/(?:^|\/)(?:tests?|conftest)/.test(path))
      return { kind, target: `${moduleOf(path)}:${name}`, text };
  }
  return undefined;
}

function factory(sources: readonly Source[]): Found | undefined {
  const made = sources.find(({ text }) => /^def create_app\([^)\n]{0,200}\)/m.test(text) && text.includes('Flask('));
  return made && { kind: 'Flask', target: `${moduleOf(made.path)}:create_app()`, text: made.text };
}

/** `app/main.py` is `app.main`; a package's `__init__.py` is the package. */
function moduleOf(path: string): string {
  return (
    path
      .replace(/\.py$/, '')
      .replace(/(^|\/)__init__$/, '')
      .replaceAll('/', '.') || '__init__'
  );
}
