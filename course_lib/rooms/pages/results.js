// What a room said, drawn from totals: bars, places in an order, dots on the affect map, words, texts. Every number is also text.

import { h } from "./base.js";
import { counted, filled } from "./filled.js";
import { mapFrame } from "./map-frame.js";

// The nodes for a view's `result`; none for a result that isn't there.
export function results(result, words) {
  if (!result) return [];
  if (result.texts) return [h("ul", { class: "rm-texts" }, result.texts.map((one) => h("li", { dir: "auto" }, one.text)))];
  const [first, second] = result.rounds;
  if (result.rounds.length === 1) return [round(first, result.key, words)];
  const change = result.change && h("p", { class: "rm-change" }, result.change);
  if (first?.type === "bars" && second?.type === "bars") return [both(first, second, result.key, words), change].filter(Boolean);
  return [h("div", { class: "rm-two" },
    h("section", {}, h("h3", {}, words.firstVote), round(first, result.key, words)),
    h("section", {}, h("h3", {}, words.secondVote), round(second, result.key, words))),
  change].filter(Boolean);
}

function round(said, key, words) {
  if (!said) return h("p", {}, words.tooFew);
  return h("div", { class: `rm-round rm-${said.type}` }, DRAW[said.type](said, key, words), said.type === "map" ? "" : h("p", { class: "rm-of" }, counted(words.answers, said.of)));
}

const fits = (key, id) => key && [].concat(key.answer).includes(id);
const noteOf = (key, id) => key?.notes.find((one) => one.id === id && one.text)?.text;

const label = (row, key, words) => h("span", { class: "rm-label" }, fits(key, row.id) && h("strong", { class: "rm-key" }, `✓ ${words.fits} `), row.text);
const share = (row, words) => h("span", { class: "rm-count" }, filled(words.bar, { n: row.count, share: Math.round(100 * row.share) }));
const lane = (row) => {
  const bar = h("span", { class: "rm-bar" });
  bar.style.inlineSize = `${100 * row.share}%`;
  return h("span", { class: "rm-lane", "aria-hidden": "true" }, bar);
};
const noteUnder = (row, key) => noteOf(key, row.id) && h("span", { class: "rm-note" }, noteOf(key, row.id));
const ends = ({ low, high }) => low && h("p", { class: "aw-ends" }, h("span", {}, low), h("span", {}, high));
// What is said of a number that fits, which isn't one of the bars.
const noteBelow = ({ rows }, key) => key && !rows.some((row) => fits(key, row.id)) && h("p", { class: "rm-note" }, key.notes.map((one) => one.text).join(" "));

const barsOf = (said, key, words) => [ends(said), h("ul", { class: "rm-rows" }, said.rows.map((row) => h("li", { class: fits(key, row.id) ? "rm-fits" : "" },
  label(row, key, words), lane(row), share(row, words), noteUnder(row, key)))), noteBelow(said, key)].filter(Boolean);

// Two votes on the same thing: each answer once, with a bar for each vote.
function both(first, second, key, words) {
  const vote = (row, name) => h("span", { class: `rm-vote-row rm-${name}` }, h("span", { class: "rm-when" }, words[name]), lane(row), share(row, words));
  return h("div", { class: "rm-round rm-both" }, ends(first) || "", h("ul", { class: "rm-rows" }, first.rows.map((row, index) =>
    h("li", { class: fits(key, row.id) ? "rm-fits" : "" }, label(row, key, words), h("span", { class: "rm-votes" }, vote(row, "before"), vote(second.rows[index], "after")), noteUnder(row, key)))),
  noteBelow(first, key) || "", h("p", { class: "rm-of" }, `${words.firstVote}: ${counted(words.answers, first.of)} · ${words.secondVote}: ${counted(words.answers, second.of)}`));
}

function orderOf({ rows }, key, words) {
  const most = Math.max(1, ...rows.flatMap((row) => row.places));
  const column = (n) => {
    const node = h("span", { class: "rm-place" });
    node.style.blockSize = `${(100 * n) / most}%`;
    return node;
  };
  return h("ol", { class: "rm-rows" }, rows.map((row) => h("li", {},
    h("span", { class: "rm-label" }, row.text), h("span", { class: "rm-places", "aria-hidden": "true" }, row.places.map(column)),
    h("span", { class: "rm-count" }, filled(words.mean, { n: row.mean.toFixed(1) })),
    key && h("span", { class: "rm-note" }, filled(words.rightPlace, { n: key.answer.indexOf(row.id) + 1 })))));
}

const INSET = 0.45; // of the map for a hundredth: a mark at its very edge is seen whole

function mapOf({ of, points, regions, says }, key, words) {
  const mark = (name, { pleasant, energy }, count, text) => {
    const size = 4 + 12 * Math.sqrt(count / of), node = h("span", { class: `rm-dot ${name}` }, text);
    node.style.left = `${50 + pleasant * INSET}%`;
    node.style.top = `${50 - energy * INSET}%`;
    node.style.inlineSize = `${size}%`;
    return node;
  };
  const field = h("div", { class: "aw-field rm-field" }, points.map((one) => mark("", one, one.count, one.count > 1 ? String(one.count) : "")),
    regions.filter((one) => one.hands).map((one) => mark("rm-ring", one, one.hands, String(one.hands))));
  return [mapFrame(field, words.map, { "aria-hidden": "true" }), h("p", { class: "rm-says" }, says)];
}

function wordsOf({ words: said }, key, labels) {
  const most = Math.max(1, ...said.map((one) => one.count));
  const word = (one) => {
    const text = h("span", { dir: "auto" }, one.word);
    text.style.fontSize = `${1 + 1.4 * Math.sqrt((one.count - 1) / Math.max(1, most - 1))}em`;
    return h("li", {}, text, " ", h("span", { class: "rm-count" }, String(one.count)));
  };
  return said.length ? h("ul", { class: "rm-cloud" }, said.map(word)) : h("p", {}, labels.noWords);
}

const DRAW = { bars: barsOf, order: orderOf, map: mapOf, words: wordsOf };
