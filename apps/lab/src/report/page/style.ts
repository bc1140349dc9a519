import { fontFamily } from '../chart/draw.ts';
import { tokens } from './tokens.ts';

/** The page's style sheet: four sizes, two weights, steps of 4 px. */
export const style = `${tokens}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 15px/1.55 ${fontFamily};font-variant-numeric:tabular-nums}
main{max-width:784px;margin:0 auto;padding:48px 32px 64px}
h1,h2,h3{font-weight:600;line-height:1.3;margin:0;text-wrap:balance;overflow-wrap:anywhere}
h1{font-size:28px;letter-spacing:-.01em}
h2{font-size:20px;margin:56px 0 8px;padding-top:16px;border-top:1px solid var(--line)}
h3{font-size:15px}
p{margin:8px 0}
.eyebrow,.note,.key,small,footer,summary,th{color:var(--ink-2);font-size:13px}
.eyebrow{margin:0 0 8px}
.lead{margin:16px 0 0}
.lead strong{font-weight:600}
ul{margin:8px 0;padding-left:20px}
li{margin:4px 0;overflow-wrap:anywhere}
figure{margin:24px 0 32px;break-inside:avoid}
figcaption p{margin:4px 0 0}
.key{display:flex;flex-wrap:wrap;gap:4px 16px;margin:8px 0}
.policy{color:var(--ink);overflow-wrap:anywhere}
.sign{width:11px;height:11px;margin-right:5px;vertical-align:-1px}
.swatch{display:inline-block;width:11px;height:11px;margin-right:5px;vertical-align:-1px;border-radius:2px}
figure div>svg{display:block;width:100%;height:auto}
.narrow{display:none}
details{margin-top:4px}
summary{cursor:pointer;width:max-content}
code{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:8px 0;background:linear-gradient(to right,var(--paper) 24px,transparent) 0 0/40px 100% no-repeat local,linear-gradient(to left,var(--paper) 24px,transparent) 100% 0/40px 100% no-repeat local,linear-gradient(to right,var(--shade),transparent) 0 0/14px 100% no-repeat scroll,linear-gradient(to left,var(--shade),transparent) 100% 0/14px 100% no-repeat scroll}
.scroll::before{display:none;content:'Scroll sideways for all columns →';position:sticky;left:0;color:var(--ink-2);font-size:13px}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.4}
th,td{padding:6px 12px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{font-weight:400;vertical-align:bottom}
th:last-child,td:last-child{padding-right:0}
.number{text-align:right;white-space:nowrap}
th.number{white-space:normal}
td.text{overflow-wrap:break-word;min-width:72px}
#assumptions td:first-child{min-width:184px}
small.good{color:var(--good)}
small.bad{color:var(--bad)}
p.warning{border-left:3px solid var(--bad);padding:2px 0 2px 12px}
p.warning code,code.whole{white-space:nowrap}
pre{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:12px 16px;font-size:13px;white-space:pre-wrap;overflow-wrap:anywhere}
a{color:inherit}
footer{margin-top:48px;padding-top:16px;border-top:1px solid var(--line)}
@media screen and (max-width:680px){
main{padding:24px 16px 48px}
h1{font-size:20px}
.wide{display:none}
.narrow{display:block;max-width:420px}
h2{margin-top:40px}
.scroll.many::before{display:block}
.scroll.many table{min-width:528px}
}
@media print{
@page{margin:16mm 14mm}
body{font-size:10.5pt}
main{max-width:none;padding:0}
h1{font-size:20pt}
h2{margin-top:28px;break-after:avoid}
h3,figcaption{break-after:avoid}
tr,li,pre{break-inside:avoid}
details:not([open]){display:none}
code{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.scroll{overflow:visible}
figure{margin:16px 0}
figure div>svg{max-width:172mm}
}`;
