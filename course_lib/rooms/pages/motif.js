// The course's mark: two lines that are out of step, and fall in step.

const SVG = "http://www.w3.org/2000/svg";

function path(phase) {
  const points = [];
  for (let x = 0; x <= 32; x += 1) points.push(`${x} ${(16.5 + phase - 7 * Math.sin((2 * Math.PI * x) / 32 + phase * 2 * (1 - x / 32))).toFixed(1)}`);
  return `M${points.join("L")}`;
}

export function motif() {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of [["viewBox", "0 0 32 32"], ["class", "rm-motif"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  for (const [index, phase] of [1.5, -1.5].entries()) {
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path(phase));
    line.setAttribute("class", index ? "rm-do" : "rm-feel");
    svg.append(line);
  }
  return svg;
}
