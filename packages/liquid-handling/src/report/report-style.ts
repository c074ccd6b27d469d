/** Colours by the names that drawings use, light and dark; they follow what the reader's machine is set to. */
const colours = `
:root,svg{--paper:#fff;--panel:#f6f7f9;--ink:#1b2330;--soft:#5b6675;--line:#cfd6df;--volume:#0f6ea8;--concentration:#7a3fa0;--diluent:#5d8a8f;--warn:#a85400;--fault:#b3261e;--good:#1c7a43;--well:78%}
@media (prefers-color-scheme:dark){:root,svg{--paper:#12161d;--panel:#1b212b;--ink:#e8ecf2;--soft:#a3afbf;--line:#3a4453;--volume:#5cb8ee;--concentration:#c894ee;--diluent:#8fc4c9;--warn:#ffb15c;--fault:#ff8a80;--good:#6fd39a;--well:36%}}`;

/** The style of a drawn plate, light and dark. */
export const plateStyle: string = `${colours}
.plate text{font-family:system-ui,sans-serif}
.plate .axis{font-size:9px;fill:var(--soft);text-anchor:middle}
.plate text.legend{font-size:11px;fill:var(--soft)}
.plate .well{stroke:var(--line);stroke-width:1}
.plate .empty{fill:none}
.plate .unknown{fill:none;stroke:var(--soft);stroke-dasharray:2 2}
.plate.volume .held{fill:var(--volume)}
.plate.concentration .held{fill:var(--concentration)}
.plate .mark{fill:none;stroke:var(--warn);stroke-width:2}
.plate .bang{fill:var(--ink);stroke:var(--paper);stroke-width:3;paint-order:stroke;font-weight:700;text-anchor:middle}`;

/** The style of a picture of several plates. */
export const pictureStyle: string = `${plateStyle}
.picture>g text{font-family:system-ui,sans-serif}
.picture .paper{fill:var(--paper)}
.picture .name{font-size:20px;font-weight:700;fill:var(--ink)}
.picture .plate-name{font-size:14px;font-weight:600;fill:var(--ink)}
.picture .said,.picture .caption{font-size:13px;fill:var(--ink)}`;

/** The style of a whole report. */
export const reportStyle: string = `${plateStyle}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:1180px;margin:0 auto;padding:28px 24px 60px}
h1{font-size:26px;margin:0 0 4px}
h2{font-size:18px;margin:36px 0 10px}
h3{font-size:15px;margin:0 0 2px}
p{margin:4px 0}
.soft,figcaption{color:var(--soft)}
.verdict{display:inline-block;margin:10px 0 0;padding:4px 12px;border-radius:999px;border:1.5px solid currentColor;font-weight:600}
.ready{color:var(--good)}.warned{color:var(--warn)}.refused{color:var(--fault)}
.figures{display:flex;flex-wrap:wrap;gap:10px;margin:18px 0 0;padding:0}
.figures div{background:var(--panel);border:1px solid var(--line);border-radius:10px;padding:8px 14px;min-width:120px}
.figures dt{color:var(--soft);font-size:13px}
.figures dd{margin:0;font-size:19px;font-weight:600}
.figures .long dd{font-size:15px;line-height:1.7}
.notes{list-style:none;margin:0;padding:0}
.notes li{border-left:4px solid var(--warn);background:var(--panel);padding:6px 12px;margin:0 0 6px;border-radius:0 8px 8px 0}
.notes .fault{border-color:var(--fault)}
.notes b{margin-right:6px}
.notes ul{list-style:none;margin:2px 0 0;padding:0}
.notes ul li{border:0;padding:0;margin:0;background:none}
.plates{display:flex;flex-wrap:wrap;gap:16px}
.card{background:var(--panel);border:1px solid var(--line);border-radius:12px;padding:12px 14px}
.card .maps{display:flex;flex-wrap:wrap;gap:14px}
figure{margin:0}
figcaption{font-size:13px}
svg{max-width:100%;height:auto;display:block}
.flow text{font-family:system-ui,sans-serif;font-size:12px;fill:var(--soft)}
.flow text.axis{font-size:8px;text-anchor:middle}
.flow text.name{font-weight:600;fill:var(--ink)}
.flow .frame{fill:var(--panel);stroke:var(--line)}
.flow .well{fill:var(--paper);stroke:var(--line)}
.flow .many{fill:var(--line)}
.flow .drawn{stroke:var(--ink);stroke-opacity:.45}
.flow text.from{font-size:8.5px;fill:var(--ink);text-anchor:middle}
.flow path{fill:none;stroke-linecap:round}
.flow .pour{stroke:var(--diluent);stroke-dasharray:1 7;stroke-width:4;stroke-opacity:.7}
.flow g.from:hover path{stroke-opacity:1;stroke-width:2.5}
.flow:has(g.from:hover) g.from:not(:hover) path{stroke-opacity:.08}
details{margin:10px 0}
summary{cursor:pointer;font-weight:600}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:13.5px;width:100%;margin:8px 0}
caption{text-align:left;color:var(--soft);padding:0 0 4px}
th,td{text-align:left;padding:4px 10px 4px 0;border-bottom:1px solid var(--line);vertical-align:top}
@media print{details>*{display:block}main{max-width:none}}`;
