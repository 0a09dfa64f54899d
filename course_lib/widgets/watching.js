// Ask Python again and again while the page is looked at. Returns what ends it.

const EVERY = 3000;

export function watching(ask) {
  const timer = setInterval(() => document.visibilityState === "visible" && ask(), EVERY);
  return () => clearInterval(timer);
}
