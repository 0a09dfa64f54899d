// The motif: two lines that are out of step, and fall in step. Drawn from a formula.
import { h, svg } from "./dom.js";

const path = (width, middle, height, waves, phase) => {
  const points = [];
  for (let x = 0; x <= width; x += 4) {
    const along = x / width;
    const y = middle - height * Math.sin(2 * Math.PI * waves * along + phase * (1 - along));
    points.push(`${x} ${y.toFixed(1)}`);
  }
  return `M${points.join("L")}`;
};

const picture = (width, height, paths, properties) =>
  svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false", ...properties },
    ...paths.map((d, index) => svg("path", { d, class: index ? "at-line-feel" : "at-line-do" })),
  );

export const mark = () =>
  picture(32, 32, [path(32, 15, 7, 1, Math.PI), path(32, 18, 7, 1, 0)], { class: "at-mark" });

const longLines = (properties) =>
  picture(800, 20, [path(800, 10, 6, 9, Math.PI), path(800, 10, 6, 9, 0)], {
    preserveAspectRatio: "none",
    ...properties,
  });

/** How much of something is done, as a line: {node, show(share)}, with a share from 0 to 1. */
export const progressLines = () => {
  const drawn = longLines({ class: "at-progress-drawn" });
  const node = h("div", { class: "at-progress-lines" }, longLines({ class: "at-progress-whole" }), drawn);
  return { node, show: (share) => drawn.style.setProperty("--at-done", share) };
};

export const waitingLines = () =>
  picture(240, 40, [path(240, 18, 11, 3, 0), path(240, 22, 11, 3, 0)], { class: "at-waiting-lines" });

export const banner = (paths) =>
  picture(720, 120, paths, { class: "at-banner", preserveAspectRatio: "none" });
