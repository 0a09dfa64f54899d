// The course's mark: two lines that are out of step, and fall in step.

const SVG = "http://www.w3.org/2000/svg";

function wave(middle, phase) {
  const points = [];
  for (let x = 0; x <= 32; x += 1) points.push(`${x} ${(middle - 7 * Math.sin((2 * Math.PI * x) / 32 + phase * (1 - x / 32))).toFixed(1)}`);
  return `M${points.join("L")}`;
}

export function motif() {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of [["viewBox", "0 0 32 32"], ["class", "rm-motif"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  for (const [name, middle, phase] of [["rm-do", 15, Math.PI], ["rm-feel", 18, 0]]) {
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", wave(middle, phase));
    line.setAttribute("class", name);
    svg.append(line);
  }
  return svg;
}
