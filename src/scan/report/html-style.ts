/** Style of the HTML report. Colours reach a contrast of 4.5 on their grounds, in light and dark. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--card:#f5f6f8;--text:#1b1f24;--quiet:#545d68;--line:#d5d9de;--link:#0a58ca;
--critical:#8b1a4f;--high:#b3261e;--medium:#8a5300;--low:#2f5d8a;--negligible:#5b6470;--unknown:#5b6470;
--s:#7a4fbf;--e:#b3261e;--f:#2b7a4b;--p:#2f5d8a;--warn:#fff4e0}
@media (prefers-color-scheme:dark){:root{--ground:#14171b;--card:#1e2329;--text:#e6e9ed;--quiet:#a7b0bb;--line:#363d46;
--link:#7fb2ff;--critical:#ff8fc0;--high:#ff8a80;--medium:#f0b45c;--low:#8fc0f0;--negligible:#a7b0bb;--unknown:#a7b0bb;
--s:#b79cf0;--e:#ff8a80;--f:#7fd0a0;--p:#8fc0f0;--warn:#3a2e14}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,sans-serif}
main{max-width:1500px;margin:0 auto;padding:24px}
h1{font-size:1.5rem;margin:0 0 4px;overflow-wrap:anywhere}
h2{font-size:1.1rem;margin:28px 0 10px}
p{margin:0 0 8px}
.quiet{color:var(--quiet)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(260px,1fr));gap:16px;margin:20px 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px}
.card h2{margin:0 0 10px}
dl{display:grid;grid-template-columns:auto 1fr;gap:2px 14px;margin:0}
dt{color:var(--quiet)}
dd{margin:0;overflow-wrap:anywhere}
.donut{display:flex;gap:18px;align-items:center}
.legend{list-style:none;margin:0;padding:0}
.legend svg{vertical-align:-1px;margin-right:6px}
.notice{background:var(--warn);border:1px solid var(--medium);border-radius:8px;padding:12px 16px;margin:16px 0}
.notice ul{margin:4px 0 0;padding-left:20px}
.filters{display:none;flex-wrap:wrap;gap:10px 16px;align-items:end;margin:0 0 12px}
.scripted .filters{display:flex}
.filters label{display:grid;gap:2px;color:var(--quiet);font-size:.85rem}
select,input{font:inherit;color:var(--text);background:var(--ground);border:1px solid var(--line);border-radius:6px;padding:5px 8px}
:focus-visible{outline:3px solid var(--link);outline-offset:1px}
.frame{overflow-x:auto;border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%}
caption{text-align:left;padding:8px 12px;color:var(--quiet)}
th,td{text-align:left;vertical-align:top;padding:8px 12px;border-bottom:1px solid var(--line)}
th{background:var(--card);white-space:nowrap}
th button{all:unset;cursor:pointer;font-weight:600}
th button:focus-visible{outline:3px solid var(--link)}
th[aria-sort=ascending] button::after{content:" \\2191"}
th[aria-sort=descending] button::after{content:" \\2193"}
td{overflow-wrap:anywhere}
a{color:var(--link)}
td.day{white-space:nowrap}
td.score{white-space:nowrap}
td.score b{font-size:1.1rem;display:block}
td.title{min-width:220px}
code{font:13px/1.4 ui-monospace,monospace}
.level{font-weight:600;white-space:nowrap}
.critical{color:var(--critical)}.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}
.negligible{color:var(--negligible)}.unknown{color:var(--unknown)}
.fill-critical{fill:var(--critical)}.fill-high{fill:var(--high)}.fill-medium{fill:var(--medium)}.fill-low{fill:var(--low)}
.fill-negligible,.fill-unknown{fill:var(--unknown)}
.stroke-critical{stroke:var(--critical)}.stroke-high{stroke:var(--high)}.stroke-medium{stroke:var(--medium)}
.stroke-low{stroke:var(--low)}.stroke-negligible,.stroke-unknown{stroke:var(--unknown)}
.fill-s{fill:var(--s)}.fill-e{fill:var(--e)}.fill-f{fill:var(--f)}.fill-p{fill:var(--p)}.fill-rest{fill:var(--line)}
svg text{fill:var(--text);font:600 20px system-ui,sans-serif;text-anchor:middle}
svg .small{font:11px system-ui,sans-serif}
@media (max-width:760px){main{padding:14px}
.frame{border:0;overflow:visible}
table,tbody,tr,td,caption{display:block}thead{display:none}
tr[hidden]{display:none}
tr{border:1px solid var(--line);border-radius:8px;margin:0 0 12px;padding:6px 0}
td{border:0;padding:3px 12px}
td::before{content:attr(data-label);display:block;font-size:.8rem;color:var(--quiet)}
td:empty{display:none}}
@media print{.filters{display:none!important}}
`;
