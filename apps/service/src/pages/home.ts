import { escapeHtml } from '../html/escape-html.ts';
import type { Demo, DemoLogIn, Front } from './front.ts';
import { homeStyle } from './home-style.ts';

const card = (href: string, title: string, what: string): string =>
  `<li><a href="${href}"><strong>${title}</strong><span>${what}</span></a></li>`;

const row = ({ called, role, name }: DemoLogIn): string =>
  `<tr><td>${escapeHtml(called)}</td><td>${escapeHtml(role)}</td><td><code>${escapeHtml(name)}</code></td></tr>`;

const demoSection = ({ workspace, people }: Demo, publicUrl: string): string => {
  const [first] = people;
  if (first === undefined) return '';
  const call = `curl '${publicUrl}/leads?open=true&limit=5' \\\n  -H 'Authorization: Bearer ${first.key}'`;
  return `<h2>The demo</h2>
<p>The workspace <code>${escapeHtml(workspace)}</code> is a made-up software company. The simulator lived its last ninety
days through the same rules; its deadlines run on from there. Nobody in it exists, and no mail can reach them.</p>
<table><thead><tr><th>who</th><th>role</th><th>log-in</th></tr></thead>
<tbody>${people.map(row).join('\n')}</tbody></table>
<p>The password of all of them is <code>${escapeHtml(first.password)}</code>. Log in with <a href="/docs#/Access/post_session">POST
/session</a>, or send a key:</p>
<pre>${escapeHtml(call)}</pre>
<p class="note">This is shown because the service listens on this machine alone.</p>`;
};

/** The page at the root: what this is, and where to go from here. */
export const homePage = ({ demo, report }: Front, publicUrl: string): string => {
  const found = demo();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Baton</title>
<link rel="icon" href="data:,">
<style>${homeStyle}</style>
</head>
<body>
<main>
<h1>No lead without a holder and a deadline</h1>
<p class="lead">Baton carries a sales lead from the first inquiry to won or lost. Every hand-over stands in its custody log, and who
has it now, and until when, is never in doubt.</p>
<ul>
${card('/docs', 'The API', 'Every route with its schema, to try with a key or a log-in')}
${report() === null ? '' : card('/report', 'The report', 'What a faster answer would change, simulated, with intervals')}
${card('/openapi.json', 'OpenAPI 3.1', 'The same as a document, for programs')}
</ul>
${found === null ? '' : demoSection(found, publicUrl)}
<h2>First steps</h2>
<p>There is no console yet: everything is done over HTTP. <code>GET /leads</code> lists leads, <code>GET
/leads/{id}/actions</code> says what can be done with one now and by whom, and <code>POST /inquiries</code> opens one.
<code>GET /custody/export</code> gives the log, which <code>npx baton verify FILE</code> checks without this service.</p>
<footer><a href="/healthz">health</a><a href="/readyz">readiness</a><a href="/metrics">metrics</a></footer>
</main>
</body>
</html>
`;
};
