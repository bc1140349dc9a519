/** The page of the documentation. What it loads comes from this service alone. */
export const docsPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Baton: the API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>
`;

/**
 * Areas are closed at first, light and dark follow the reader's system, and who logged in may try writes too: they carry the
 * session's token, which a page of ours alone can ask for.
 */
export const docsStart = `const dark = matchMedia('(prefers-color-scheme: dark)');
const paint = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
paint();
dark.addEventListener('change', paint);

const withToken = async (request) => {
  const isRead = request.method === undefined || ['GET', 'HEAD'].includes(request.method.toUpperCase());
  const isLogIn = request.method === 'POST' && new URL(request.url, location).pathname === '/session';
  if (isRead || isLogIn || request.headers.Authorization !== undefined) return request;
  const answer = await fetch('/session');
  if (answer.ok) request.headers['X-CSRF-Token'] = (await answer.json()).session?.csrfToken ?? '';
  return request;
};

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
  requestInterceptor: withToken,
});
`;
