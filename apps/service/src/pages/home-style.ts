import { createHash } from 'node:crypto';

/** Four sizes, two weights, steps of 4 px; the same greys as the lab's report. */
export const homeStyle = `:root{color-scheme:light dark;--paper:#fff;--panel:#f9f9fb;--ink:#1c2024;--ink-2:#60646c;--line:#e0e1e6;--accent:#0060a8}
@media (prefers-color-scheme:dark){:root{--paper:#111113;--panel:#18191b;--ink:#edeef0;--ink-2:#b0b4ba;--line:#2e3135;--accent:#70b8ff}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 15px/1.55 Inter,system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:784px;margin:0 auto;padding:64px 32px}
h1,h2{font-weight:600;line-height:1.3;margin:0;text-wrap:balance}
h1{font-size:28px;letter-spacing:-.01em}
h2{font-size:20px;margin:48px 0 8px;padding-top:16px;border-top:1px solid var(--line)}
p{margin:8px 0;max-width:620px}
.lead{margin-top:12px;color:var(--ink-2)}
a{color:var(--accent);text-underline-offset:3px}
ul{margin:24px 0 0;padding:0;list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(232px,1fr));gap:12px}
li a{display:block;height:100%;padding:12px 16px;border:1px solid var(--line);border-radius:8px;background:var(--panel);color:inherit;text-decoration:none}
li a:hover,li a:focus-visible{border-color:var(--accent)}
li strong{display:block;font-weight:600;color:var(--accent)}
li span,.note,th{color:var(--ink-2);font-size:13px}
li span{display:block;line-height:1.45}
table{border-collapse:collapse;width:100%;margin:16px 0 8px}
th,td{padding:8px 16px 8px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{font-weight:400}
code,pre{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
p code,td code{white-space:nowrap}
pre{margin:12px 0;padding:12px 16px;background:var(--panel);border:1px solid var(--line);border-radius:8px;white-space:pre-wrap}
footer{margin-top:48px;padding-top:16px;border-top:1px solid var(--line);color:var(--ink-2);font-size:13px}
footer a{margin-right:16px}
@media (max-width:600px){
main{padding:24px 16px 48px}
h1{font-size:20px}
h2{margin-top:32px}
thead{display:none}
table,tbody,td{display:block}
tr{display:grid;grid-template-columns:1fr auto;padding:8px 0;border-bottom:1px solid var(--line)}
td{padding:0;border:0}
td:nth-child(2){color:var(--ink-2)}
}`;

const hash = createHash('sha256').update(homeStyle).digest('base64');

/** Nothing is loaded and nothing runs. */
export const homePolicy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
